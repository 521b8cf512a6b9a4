import type { Credit, PersonalData } from '@sunshine/contracts';
import { useState } from 'react';
import { AskSheet } from '../../components/ask-sheet';
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
  return <AskSheet title="关掉公告提醒" words={stopWords(credits)} no="不关" yes="关掉提醒" doing="正在关…" action={stopping} onClose={onClose} />;
}

/** Switching reminders off, asked once before: the credits that go do not come back. */
export function useStopReminders() {
  const [asked, setAsked] = useState<Asked | null>(null);
  return { ask: setAsked, sheet: asked && <StopSheet {...asked} onClose={() => setAsked(null)} /> };
}
