import { useEffect, useMemo, useRef, useState } from 'react';
import type { DraftForm } from '@/features/notices/draft-form';
import { forgetDraft, keepDraft, keptDraft, type DraftPlace, type KeptDraft } from '@/features/notices/kept-draft';

const PAUSE_MS = 400;

interface Options {
  place: DraftPlace;
  current: DraftForm;
  /** The form as the server has it. */
  saved: string;
  revision: number;
}

interface Keeping {
  /** Found on opening and not yet taken or dropped. */
  found: KeptDraft | null;
  settleFound: () => void;
  dirty: boolean;
  /** The browser has no room: only the server keeps it. */
  noRoom: boolean;
}

/**
 * Keeps what is typed in this browser: when the typing pauses, when the page is left, when the session ends.
 * What was found on opening is not written over before somebody decided about it.
 */
export const useKeptDraft = ({ place, current, saved, revision }: Options): Keeping => {
  const { owner, id } = place;
  const here = useMemo(() => ({ owner, id }), [owner, id]);
  const [found, setFound] = useState(() => {
    const kept = keptDraft(here);
    return kept !== null && JSON.stringify(kept.form) !== saved ? kept : null;
  });
  const [noRoom, setNoRoom] = useState(false);
  const text = useMemo(() => JSON.stringify(current), [current]);
  const dirty = text !== saved;
  const write = useRef<() => void>(() => undefined);
  write.current = () => {
    if (dirty && found === null) setNoRoom(!keepDraft(here, current, revision));
  };
  useEffect(() => {
    const timer = setTimeout(() => write.current(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  useEffect(() => {
    const flush = (): void => write.current();
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, []);
  useEffect(() => {
    if (!dirty && found === null) forgetDraft(here);
  }, [dirty, found, here]);
  return { found, settleFound: () => setFound(null), dirty, noRoom };
};
