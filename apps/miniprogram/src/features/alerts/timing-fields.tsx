import type { AlertTiming } from '@sunshine/contracts';
import { alertFrequencies, type AlertFrequency } from '@sunshine/contracts/words';
import { Choices } from '../../components/choices';
import { Box, DayField, Heading, TimeField, Words } from '../../components/elements';
import { dayOf } from '../../wording/dates';
import { isPaused, weekdayName } from '../../wording/timing';

const DAY_MS = 86_400_000;
const NIGHT = { from: '22:00', until: '07:00' };
const frequencies = (Object.keys(alertFrequencies) as AlertFrequency[]).map((value) => ({ value, label: alertFrequencies[value] }));
const weekdays = ['1', '2', '3', '4', '5', '6', '7'].map((value) => ({ value, label: weekdayName(Number(value)) }));

interface TimingProps {
  timing: AlertTiming;
  set: (part: Partial<AlertTiming>) => void;
}

const notes: Record<AlertFrequency, string> = {
  now: '一有符合的公告就提醒；同一条公告只提醒一次。',
  daily: '一天只提醒一次，写明有几条；没有就不打扰您。等不到汇总就要截止的，会提前提醒。',
  weekly: '一周只提醒一次，写明有几条；没有就不打扰您。等不到汇总就要截止的，会提前提醒。',
};

function DigestFields({ timing, set }: TimingProps) {
  return (
    <>
      {timing.frequency === 'weekly' && (
        <>
          <Words as="p" className="field-label">每周哪天</Words>
          <Choices label="每周哪天" options={weekdays} chosen={[String(timing.weekday)]} single onChange={([day]) => set({ weekday: Number(day) })} />
        </>
      )}
      <TimeField label="几点汇总" value={timing.at} onChange={(at) => set({ at })} />
    </>
  );
}

function QuietFields({ timing: { quiet }, set }: TimingProps) {
  return (
    <>
      <Choices label="免打扰" options={[{ value: 'on', label: '晚上免打扰' }]} chosen={quiet ? ['on'] : []} onChange={(chosen) => set({ quiet: chosen.length > 0 ? NIGHT : null })} />
      {quiet && (
        <>
          <Words as="p" className="hint">这段时间里的提醒等结束后再发；站内信照常放。</Words>
          <Box className="pair">
            <TimeField label="免打扰从" value={quiet.from} onChange={(from) => set({ quiet: { ...quiet, from } })} />
            <TimeField label="免打扰到" value={quiet.until} onChange={(until) => set({ quiet: { ...quiet, until } })} />
          </Box>
        </>
      )}
    </>
  );
}

function PauseFields({ timing, set }: TimingProps) {
  const now = Date.now();
  const isOn = isPaused(timing, now);
  return (
    <>
      <Choices label="暂停" options={[{ value: 'on', label: '先暂停一段时间' }]} chosen={isOn ? ['on'] : []} onChange={(chosen) => set({ pausedUntil: chosen.length > 0 ? dayOf(now + 7 * DAY_MS) : null })} />
      {isOn && <DayField label="暂停到（含当天）" value={timing.pausedUntil ?? undefined} from={dayOf(now)} onChange={(day) => set({ pausedUntil: day ?? null })} />}
    </>
  );
}

/** When the alert rings. What it found is in the inbox at once, whatever is chosen here. */
export function TimingFields(props: TimingProps) {
  const { timing, set } = props;
  return (
    <Box as="section" className="block">
      <Heading level={2} className="block-title">
        什么时候提醒
      </Heading>
      <Choices label="什么时候提醒" options={frequencies} chosen={[timing.frequency]} single onChange={([frequency]) => frequency && set({ frequency })} />
      <Words as="p" className="hint">
        {notes[timing.frequency]}
      </Words>
      {timing.frequency === 'now' ? <QuietFields {...props} /> : <DigestFields {...props} />}
      <PauseFields {...props} />
    </Box>
  );
}
