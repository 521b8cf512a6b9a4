import type { Alert } from '@sunshine/contracts';
import { useState } from 'react';
import { Choices } from '../../components/choices';
import { DayField, Tap, Words } from '../../components/elements';
import { Sheet } from '../../components/sheet';
import { Failed } from '../../components/states';
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
  return (
    <Sheet
      title="暂停订阅"
      onClose={onClose}
      actions={
        <>
          <Tap className="button quiet" onTap={onClose}>
            不暂停
          </Tap>
          <Tap className="button" disabled={pausing.busy || !until} onTap={pausing.run}>
            {pausing.busy ? '正在暂停…' : '暂停'}
          </Tap>
        </>
      }
    >
      <Words as="p">{`暂停期间，“${alert.name}”有了新公告只放在站内信，不在微信里提醒；到期自动恢复。`}</Words>
      <Choices label="暂停多久" options={spans} chosen={spans.flatMap(({ value }) => (inDays(value) === until ? [value] : []))} single onChange={([days]) => days && setUntil(inDays(days))} />
      <DayField label="暂停到（含当天）" value={until} from={dayOf(now)} onChange={setUntil} />
      {pausing.error !== null && <Failed error={pausing.error} kept />}
    </Sheet>
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
