import { Box, Heading, Tap, Words } from '../../components/elements';
import { MenuRow } from '../../components/menu-row';
import { Answer, Failed } from '../../components/states';
import { useAction, useAnswer } from '../../services/use-answer';
import { dayWords } from '../../wording/dates';
import { heldWords } from './account-words';
import type { useStopReminders } from './stop-reminders';
import { askHeld, putReminders, type HeldAnswer } from './use-account';

interface RemindersRowProps {
  on: boolean;
  since: string;
  isBusy: boolean;
  onSwitch: () => void;
}

/** The consent to be reminded, as a switch with what it means on both sides. */
function RemindersRow({ on, since, isBusy, onSwitch }: RemindersRowProps) {
  const day = dayWords(since, Date.now());
  return (
    <Box as="li">
      <Tap className="row" role="switch" checked={on} label="公告提醒" disabled={isBusy} onTap={onSwitch}>
        <Box className="row-text">
          <Words as="p" className="row-title">
            公告提醒
          </Words>
          <Words as="p" className="hint">
            {on ? `${day}起同意；关掉后不再提醒，提醒次数清零，订阅和关注先停着` : `${day}起停用，订阅和关注还在，打开就恢复`}
          </Words>
        </Box>
        <Words className={`switch ${on ? 'switch-on' : ''}`}>{on ? '开' : '关'}</Words>
      </Tap>
    </Box>
  );
}

type Stopping = ReturnType<typeof useStopReminders>;

function Consents({ held: { data, credits }, stopping, onChanged }: { held: HeldAnswer; stopping: Stopping; onChanged: (held: HeldAnswer) => void }) {
  const { on, since } = data.reminders;
  const starting = useAction(async () => onChanged({ data: await putReminders(true), credits }));
  const stop = () => stopping.ask({ credits, onStopped: (stopped) => onChanged({ data: stopped, credits: [] }) });
  return (
    <Box as="section" className="block">
      <Heading level={2} className="block-title">
        您同意过的
      </Heading>
      <Box as="ul" className="rows">
        <RemindersRow on={on} since={since} isBusy={starting.busy} onSwitch={on ? stop : starting.run} />
        <MenuRow title="手机号" note={data.phone ? `${data.phone.masked}，${dayWords(data.phone.since, Date.now())}留下；点此删除` : '没有留'} to="/pages/account/index" />
      </Box>
      {starting.error !== null && <Failed error={starting.error} />}
    </Box>
  );
}

/** What is held right now, and the consents that can be taken back one by one. */
export function HeldData({ stopping }: { stopping: Stopping }) {
  const answer = useAnswer(askHeld);
  return (
    <Answer state={answer} lines={1}>
      {(held) => (
        <>
          <Box as="section" className="block">
            <Heading level={2} className="block-title">
              现在存着您的
            </Heading>
            <Words as="p">{`${heldWords(held.data.held).join('、')}。`}</Words>
          </Box>
          <Consents held={held} stopping={stopping} onChanged={answer.replace} />
        </>
      )}
    </Answer>
  );
}
