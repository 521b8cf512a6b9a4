import type { ReactNode } from 'react';
import { Tap, Words } from './elements';
import { Sheet } from './sheet';
import { Failed } from './states';

interface AskSheetProps {
  title: string;
  /** What it means. */
  words: string;
  no: string;
  yes: string;
  /** In place of `yes` while it is done. */
  doing: string;
  action: { run: () => void; busy: boolean; error: unknown };
  onClose: () => void;
  isDanger?: boolean;
  /** There is nothing to agree to yet. */
  isBlocked?: boolean;
  /** What is still to be chosen. */
  children?: ReactNode;
}

/** Asks once before something is done. */
export function AskSheet({ title, words, no, yes, doing, action, onClose, isDanger, isBlocked, children }: AskSheetProps) {
  const actions = (
    <>
      <Tap className="button quiet" onTap={onClose}>
        {no}
      </Tap>
      <Tap className={isDanger ? 'button danger' : 'button'} disabled={action.busy || isBlocked === true} onTap={action.run}>
        {action.busy ? doing : yes}
      </Tap>
    </>
  );
  return (
    <Sheet title={title} onClose={onClose} actions={actions}>
      <Words as="p">{words}</Words>
      {children}
      {action.error !== null && <Failed error={action.error} kept={children !== undefined} />}
    </Sheet>
  );
}
