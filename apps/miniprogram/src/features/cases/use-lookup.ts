import type { CaseTicket, PublicCase } from '@sunshine/contracts';
import { useEffect, useState } from 'react';
import { keptCode } from '../../services/receipts';
import { useAction } from '../../services/use-answer';
import { normalCode, normalReceipt } from '../../wording/receipt';
import { findCase } from './use-receipt';

interface Found {
  ticket: CaseTicket;
  found: PublicCase;
}

/** What is typed is no receipt, or no code, and how they look. */
function ticketOf(receipt: string, code: string): CaseTicket | string {
  const number = normalReceipt(receipt);
  if (!number) return '受理编号形如 20261122-7K3F9M2QXW，请照原样填写';
  if (code.trim() === '') return { receipt: number };
  const six = normalCode(code);
  return six ? { receipt: number, code: six } : '查询码是 6 位字母和数字，请照原样填写';
}

/** Looks a case up by number and code; the codes of this phone's own receipts are at hand. */
export function useLookup(first: string) {
  const [receipt, setReceipt] = useState(first);
  const [code, setCode] = useState(() => keptCode(first) ?? '');
  const [found, setFound] = useState<Found | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { run, busy, error } = useAction(async (number: string, six: string) => {
    setFound(null);
    const ticket = ticketOf(number, six);
    setProblem(typeof ticket === 'string' ? ticket : null);
    if (typeof ticket !== 'string') setFound({ ticket, found: await findCase(ticket) });
  });
  /** One of the receipts that this phone remembers. */
  const open = (number: string) => {
    const six = keptCode(number) ?? '';
    setReceipt(number);
    setCode(six);
    run(number, six);
  };
  useEffect(() => {
    if (first) open(first);
  }, [first]);
  const replace = (next: PublicCase) => setFound((now) => now && { ...now, found: next });
  return { receipt, setReceipt, code, setCode, found, problem, open, look: () => run(receipt, code), close: () => setFound(null), busy, error, replace };
}

export type Lookup = ReturnType<typeof useLookup>;
