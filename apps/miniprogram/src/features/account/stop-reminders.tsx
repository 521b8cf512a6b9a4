import type { Credit, PersonalData } from '@sunshine/contracts';
import { useState } from 'react';
import { Tap, Words } from '../../components/elements';
import { Sheet } from '../../components/sheet';
import { Failed } from '../../components/states';
import { useAction } from '../../services/use-answer';
import { stopWords } from './account-words';
import { putReminders } from './use-account';

interface Asked {
  credits: Credit[];
  onStopped: (data: PersonalData) => void;
}

function StopSheet({ credits, onStopped, onClose }: Asked & { onClose: () => void }) {
  const stopping = useAction(async () => {
    onStopped(await putReminders(false));
    onClose();
  });
  return (
    <Sheet
      title="关掉公告提醒"
      onClose={onClose}
      actions={
        <>
          <Tap className="button quiet" onTap={onClose}>
            不关
          </Tap>
          <Tap className="button" disabled={stopping.busy} onTap={stopping.run}>
            {stopping.busy ? '正在关…' : '关掉提醒'}
          </Tap>
        </>
      }
    >
      <Words as="p">{stopWords(credits)}</Words>
      {stopping.error !== null && <Failed error={stopping.error} />}
    </Sheet>
  );
}

/** Switching reminders off, asked once before: the credits that go do not come back. */
export function useStopReminders() {
  const [asked, setAsked] = useState<Asked | null>(null);
  return { ask: setAsked, sheet: asked && <StopSheet {...asked} onClose={() => setAsked(null)} /> };
}
