import type { Alert } from '@sunshine/contracts';
import { useState } from 'react';
import { AskSheet } from '../../components/ask-sheet';
import { Choices } from '../../components/choices';
import { DayField } from '../../components/elements';
import { useAction } from '../../services/use-answer';
import { dayOf } from '../../wording/dates';
import { saveTiming } from './api';

const DAY_MS = 86_400_000;
const spans = [
  { value: '1', label: '到明天' },
  { value: '7', label: '7 天' },
  { value: '30', label: '30 天' },
];

function PauseSheet({ alert, onClose, onPaused }: { alert: Alert; onClose: () => void; onPaused: () => void }) {
  const now = Date.now();
  const inDays = (days: string) => dayOf(now + Number(days) * DAY_MS);
  const [until, setUntil] = useState<string | undefined>(() => inDays('7'));
  const pausing = useAction(async () => {
    if (!until) return;
    await saveTiming(alert, { ...alert.timing, pausedUntil: until });
    onPaused();
  });
  const words = `暂停期间，“${alert.name}”有了新公告只放在站内信，不在微信里提醒；到期自动恢复。`;
  return (
    <AskSheet title="暂停订阅" words={words} no="不暂停" yes="暂停" doing="正在暂停…" action={pausing} onClose={onClose} isBlocked={!until}>
      <Choices label="暂停多久" options={spans} chosen={spans.flatMap(({ value }) => (inDays(value) === until ? [value] : []))} single onChange={([days]) => days && setUntil(inDays(days))} />
      <DayField label="暂停到（含当天）" value={until} from={dayOf(now)} onChange={setUntil} />
    </AskSheet>
  );
}

export function usePause(onPaused: () => void) {
  const [pausing, setPausing] = useState<Alert | null>(null);
  const done = () => {
    setPausing(null);
    onPaused();
  };
  return { ask: setPausing, sheet: pausing && <PauseSheet alert={pausing} onClose={() => setPausing(null)} onPaused={done} /> };
}
