import { deliveryChannels, deliveryReasons, readerReasons, tellingKinds, type DeliveryReason, type DeliveryStep, type StepTone } from '@sunshine/contracts';
import { DateTime } from 'luxon';
import { ZONE } from '../../platform/clock/clock.js';
import { DECIDED } from './decided.js';
import type { DeliveryEntity } from './delivery.entity.js';
import type { InboxItemEntity } from './inbox-item.entity.js';
import { reasonWords } from './message-content.js';
import { ringsAt } from './quiet-hours.js';
import type { DeliveryStepEntity } from './steps/delivery-step.entity.js';

/** Everything that a message's log is made of. `digest`: the push of the digest that holds it, with its own steps. */
export interface LogSource {
  item: Pick<InboxItemEntity, 'kind' | 'reasons' | 'createdAt'>;
  delivery: DeliveryEntity | undefined;
  steps: readonly DeliveryStepEntity[];
  digest: { delivery: DeliveryEntity; steps: readonly DeliveryStepEntity[] } | undefined;
}

/** Who asks, and when. */
export interface Asked {
  forStaff: boolean;
  now: Date;
}

interface Line {
  at: Date;
  text: string;
  tone: StepTone;
}

const line = (at: Date, text: string, tone: StepTone): Line => ({ at, text, tone });
const clockWords = (at: Date): string => DateTime.fromJSDate(at, { zone: ZONE }).toFormat('M月d日 HH:mm');
const channelWords = ({ channel }: Pick<DeliveryEntity, 'channel'>): string => deliveryChannels[channel];

/** What happened to a message, oldest first. */
export function composeLog({ item, delivery, steps, digest }: LogSource, asked: Asked): DeliveryStep[] {
  const lines = [...reasonLines(item), line(item.createdAt, '已写入站内信', 'done'), ...(delivery ? pushLines(delivery, steps, asked) : [])];
  if (digest) lines.push(line(digest.delivery.createdAt, '已编入汇总', 'plain'), ...pushLines(digest.delivery, digest.steps, asked));
  return lines.toSorted((a, b) => a.at.getTime() - b.at.getTime()).map(({ at, text, tone }) => ({ at: at.toISOString(), text, tone }));
}

function reasonLines({ kind, reasons, createdAt }: LogSource['item']): Line[] {
  const lines = reasons.map((reason) => line(createdAt, reasonWords(reason), 'plain'));
  return lines.length > 0 ? lines : [line(createdAt, tellingKinds[kind], 'plain')];
}

function pushLines(delivery: DeliveryEntity, steps: readonly DeliveryStepEntity[], asked: Asked): Line[] {
  // WeChat's word that it arrived comes after ours that it took it, also within one instant.
  const [confirmed, others] = [steps.filter(({ what }) => what === 'confirmed'), steps.filter(({ what }) => what !== 'confirmed')];
  return [...heldLines(delivery), ...others.map((step) => stepLine(step, asked)), ...presentLines(delivery, steps, asked), ...confirmed.map((step) => stepLine(step, asked))];
}

/** What the person chose: quiet hours, a digest. */
function heldLines({ createdAt, quiet, digestAt }: DeliveryEntity): Line[] {
  const rings = ringsAt(quiet, createdAt);
  return [
    ...(rings > createdAt ? [line(createdAt, `免打扰时段，等到 ${clockWords(rings)}`, 'plain' as const)] : []),
    ...(digestAt ? [line(createdAt, `随 ${clockWords(digestAt)} 的汇总推送`, 'plain' as const)] : []),
  ];
}

function stepLine(step: DeliveryStepEntity, { forStaff }: Asked): Line {
  const why = step.reason === null ? '' : reasonFor(step.reason, step.detail, forStaff);
  const way = channelWords(step);
  switch (step.what) {
    case 'left':
      return line(step.at, `${way}没有成功：${why}`, 'late');
    case 'failed':
      return line(step.at, `未能送达：${why}`, 'late');
    case 'unknown':
      return line(step.at, why, 'late');
    case 'inbox-only':
      return line(step.at, `只留在站内信：${why}`, 'late');
    case 'confirmed':
      return line(step.at, '微信确认已送达', 'done');
    case 'again':
      return line(step.at, `重新发送：${why}`, 'plain');
    case 'retried':
      return line(step.at, '工作人员再次发送', 'plain');
  }
}

/** What the row itself says: how it stands now. */
function presentLines(delivery: DeliveryEntity, steps: readonly DeliveryStepEntity[], { forStaff, now }: Asked): Line[] {
  const { state, reason, detail, createdAt, sentAt, callAt, nextAttemptAt } = delivery;
  switch (state) {
    case 'sent':
    case 'confirmed':
      return [line(sentAt ?? createdAt, `已交给微信（${channelWords(delivery)}），微信已受理`, 'done')];
    case 'inbox-only':
      // What ended so on its way has a step of its own.
      if (steps.some(({ what }) => what === 'inbox-only')) return [];
      return [line(createdAt, `没有推送到微信：${reason === null ? '没有可用的方式' : reasonFor(reason, null, forStaff)}`, reason !== null && DECIDED.includes(reason) ? 'plain' : 'late')];
    case 'waiting': {
      if (callAt) return [line(callAt, `正在交给微信（${channelWords(delivery)}）`, 'plain')];
      if (reason === 'quiet-hours') return [];
      const since = steps.at(-1)?.at ?? createdAt;
      const again = nextAttemptAt && nextAttemptAt > now ? `，预计 ${clockWords(nextAttemptAt)} 再发` : '';
      return [line(since, reason === null ? `等待发送（${channelWords(delivery)}）` : `等待发送（${channelWords(delivery)}）：${reasonFor(reason, detail, forStaff)}${again}`, 'plain')];
    }
    default:
      return [];
  }
}

/** Staff also read WeChat's own words. */
function reasonFor(reason: DeliveryReason, detail: string | null, forStaff: boolean): string {
  if (!forStaff) return readerReasons[reason];
  return detail === null ? deliveryReasons[reason] : `${deliveryReasons[reason]}（${detail}）`;
}
