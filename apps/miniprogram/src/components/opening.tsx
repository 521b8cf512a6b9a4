import { useState } from 'react';
import { useAction } from '../services/use-answer';
import { Box, Words } from './elements';
import { Failed } from './states';

function Ending({ said, error }: { said: string | null; error: unknown }) {
  return (
    <>
      {said && (
        <Box role="status">
          <Words as="p" className="hint">
            {said}
          </Words>
        </Box>
      )}
      {error !== null && <Failed error={error} />}
    </>
  );
}

/** Something that opens outside these pages, or answers in words what is left to the person; `ending` shows those, or what went wrong. */
export function useOpening<A extends unknown[]>(openIt: (...what: A) => Promise<string | null>) {
  const [said, setSaid] = useState<string | null>(null);
  const { run, busy, error } = useAction(async (...what: A) => {
    setSaid(null);
    setSaid(await openIt(...what));
  });
  return { run, busy, ending: <Ending said={said} error={error} /> };
}
