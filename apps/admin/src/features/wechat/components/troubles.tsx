import type { Alarm, WechatPause } from '@sunshine/contracts';
import { deliveryReasons } from '@sunshine/contracts/words';
import { App, Button } from 'antd';
import { useState } from 'react';
import { ReasonDialog } from '@/components/reason-dialog';
import { StateWord } from '@/components/state-word';
import { useAlarms, useCloseAlarm, useLiftPause, usePauses } from '@/features/wechat/api/wechat';
import { Section } from '@/features/wechat/components/section';
import { errorLine } from '@/lib/describe-error';
import { toWall } from '@/lib/time';

const AlarmItem = ({ alarm, onClose, busy }: { alarm: Alarm; onClose: (() => void) | null; busy: boolean }) => (
  <li className="wechat-trouble">
    <div>
      <StateWord tone="late">提醒</StateWord>
      <p>{alarm.text}</p>
      <p className="hint">
        {toWall(alarm.firstAt)} 起{alarm.times > 1 && `，共 ${alarm.times} 次，最近 ${toWall(alarm.lastAt)}`} · {alarm.key}
      </p>
    </div>
    {onClose && (
      <Button size="small" loading={busy} onClick={onClose}>
        已处理
      </Button>
    )}
  </li>
);

const PauseItem = ({ pause, onLift }: { pause: WechatPause; onLift: (() => void) | null }) => (
  <li className="wechat-trouble">
    <div>
      <StateWord tone="urgent">
        {pause.label} 暂停到 {toWall(pause.until)}
      </StateWord>
      <p>{deliveryReasons[pause.reason]}</p>
      <p className="hint">{pause.detail}</p>
    </div>
    {onLift && (
      <Button size="small" onClick={onLift}>
        现在恢复
      </Button>
    )}
  </li>
);

/** What is wrong and what waits, and the two buttons that put it right. */
export const Troubles = ({ mayAct }: { mayAct: boolean }) => {
  const alarms = useAlarms();
  const pauses = usePauses();
  const close = useCloseAlarm();
  const lift = useLiftPause();
  const { message } = App.useApp();
  const [lifting, setLifting] = useState<WechatPause | null>(null);
  const say = (work: Promise<unknown>, done: string): Promise<void> =>
    work.then(
      () => void message.success(done),
      (error: unknown) => void message.error(errorLine(error)),
    );
  return (
    <>
      <Section title="提醒" query={alarms}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="hint">没有提醒。IP 不在白名单、模板与微信不一致、内容被拒绝等会出现在这里。</p>
          ) : (
            <ul className="wechat-troubles">
              {items.map((alarm) => (
                <AlarmItem key={alarm.key} alarm={alarm} busy={close.isPending && close.variables === alarm.key} onClose={mayAct ? () => void say(close.mutateAsync(alarm.key), '提醒已关闭；原因还在的话会再次出现') : null} />
              ))}
            </ul>
          )
        }
      </Section>
      <Section title="暂停" query={pauses}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="hint">没有暂停的发送。微信限额或拒绝时，对应的接口或模板会在这里暂停，到时自动恢复。</p>
          ) : (
            <ul className="wechat-troubles">
              {items.map((pause) => (
                <PauseItem key={pause.name} pause={pause} onLift={mayAct ? () => setLifting(pause) : null} />
              ))}
            </ul>
          )
        }
      </Section>
      {lifting !== null && (
        <ReasonDialog
          title="现在恢复发送？"
          consequence={`等待中的消息会立刻再试一次；如果原因还在，微信会再次拒绝，${lifting.label}会重新暂停。`}
          reasonLabel={null}
          confirmText="现在恢复"
          onClose={() => setLifting(null)}
          onConfirm={() => say(lift.mutateAsync(lifting.name), '已恢复，等待的消息正在发送').then(() => setLifting(null))}
        />
      )}
    </>
  );
};
