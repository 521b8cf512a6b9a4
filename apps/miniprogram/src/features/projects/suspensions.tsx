import type { Suspension } from '@sunshine/contracts';
import { Box } from '../../components/elements';
import { LawFact } from '../../components/law-fact';
import { momentWords } from '../../wording/dates';
import { lawWords } from '../../wording/limits';

interface SuspensionsProps {
  suspensions: Suspension[];
  now: number;
}

const words = ({ from, until, sentence }: Suspension, now: number) =>
  until === null ? `${sentence}（自 ${momentWords(from, now)} 起）` : `${momentWords(from, now)} 暂停，${momentWords(until, now)} 恢复`;

/** A tender that rests because of an objection says so before anything else; one that rested says until when. */
export function Suspensions({ suspensions, now }: SuspensionsProps) {
  if (suspensions.length === 0) return null;
  const isNow = suspensions.some(({ until }) => until === null);
  return (
    <Box as="section" className={isNow ? 'warning' : 'told'} label="暂停情况">
      <Box as="ul">
        {suspensions.map((one) => (
          <LawFact key={one.from} name={one.until === null ? '已暂停' : '曾暂停'} value={words(one, now)} law={lawWords(one)} />
        ))}
      </Box>
    </Box>
  );
}
