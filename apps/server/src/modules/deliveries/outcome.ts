import type { DeliveryReason } from '@sunshine/contracts';
import { WechatError, WechatFieldError, WechatUnknownOutcome, WechatUnreachable } from '@sunshine/wechat';
import { addMs } from '../../platform/clock/clock.js';
import { nextQuotaDay } from '../../platform/wechat/quota-day.js';
import { contentAlarm, refusalAlarm, stoppedAlarm, type AlarmWords } from './alarm-words.js';
import type { DeliveryEntity } from './delivery.entity.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const BACK_OFF_MS = [1, 2, 4, 8, 15, 30, 60, 120, 300].map((seconds) => seconds * SECOND);
const BACK_OFF_END_MS = 10 * MINUTE;
/** What WeChat did not answer is the next probe of an outage, which must not end long after WeChat is back. */
const SILENCE_AT_MOST_MS = 30 * SECOND;
/** Another call to the same person is over in a moment; only when it never is do the waits grow. */
const SOON_MS = SECOND / 2;
const OPERATOR_PAUSE_MS = 10 * MINUTE;
const TEMPLATE_PAUSE_MS = HOUR;
/** WeChat asks for minutes when one person gets too much at once. */
export const FREQUENCY_PAUSE_MS = 5 * MINUTE;
/** WeChat delivers one client_msg_id once within ten minutes; a minute is kept for clocks and the way. */
export const SAME_ID_MS = 9 * MINUTE;
/** After this a push is no news any more. Two days, because a daily quota alone may cost one. */
const GIVE_UP_AFTER_MS = 48 * HOUR;
const DETAIL_LENGTH = 500;

const BUSY = -1;
const TWO_AT_ONCE = 43108;
const TOO_FREQUENT = 43117;
const WRONG_OPENID = 40003;
const REFUSED_BY_PERSON = 48002;
/** The account's administrator refused our address, for a day or for an hour. */
const ADDRESS_REFUSED_MS: Readonly<Record<number, number>> = { 89506: 24 * HOUR, 89507: HOUR };

/** What WeChat's answer to a push means for us. */
export type Decision =
  /** The same again at `at`. `isUncertain`: it may have been accepted already, only an idempotent channel repeats. */
  | { do: 'retry'; at: Date; reason: DeliveryReason; detail: string; isUncertain: boolean }
  /** Nothing by this call, on this template or to this person before `until`. */
  | { do: 'pause'; what: 'call' | 'template' | 'person'; until: Date; reason: DeliveryReason; detail: string; alarm?: AlarmWords }
  /** This person cannot be reached this way: forget the permission, try the next channel. */
  | { do: 'revoke'; reason: DeliveryReason; detail: string }
  | { do: 'fail'; reason: DeliveryReason; detail: string; alarm?: AlarmWords }
  /** No table knows this code: it ends here and waits for a person to look at it. */
  | { do: 'dead-letter'; error: WechatError; detail: string }
  | { do: 'unknown'; detail: string };

/** Whether WeChat did not answer, or only said that it was too busy. One such call says nothing, several in a row are an outage. */
export const isSilence = (error: unknown): error is Error =>
  error instanceof WechatUnreachable || error instanceof WechatUnknownOutcome || (error instanceof WechatError && error.errcode === BUSY);

/** Whether WeChat said anything but that it was busy. */
export const hasAnswered = (error: unknown): boolean => error instanceof WechatError && error.errcode !== BUSY;

type Sent = Pick<DeliveryEntity, 'channel' | 'templateId' | 'attempts' | 'createdAt' | 'firstCallAt'>;

const backOff = (attempts: number): number => BACK_OFF_MS[Math.max(attempts, 1) - 1] ?? BACK_OFF_END_MS;

const silenceWait = (attempts: number): number => Math.min(backOff(attempts), SILENCE_AT_MOST_MS);

/** The decision for what a call threw; undefined when it is no answer of WeChat's but a bug of ours. */
export function decide(error: unknown, sent: Sent, now: Date): Decision | undefined {
  const decision = decideFresh(error, sent, now);
  const at = decision?.do === 'retry' ? decision.at : decision?.do === 'pause' && decision.what !== 'template' ? decision.until : undefined;
  if (!decision || at === undefined || at.getTime() - sent.createdAt.getTime() < GIVE_UP_AFTER_MS) return decision;
  return 'detail' in decision ? { do: 'fail', reason: 'gave-up', detail: decision.detail } : decision;
}

function decideFresh(error: unknown, sent: Sent, now: Date): Decision | undefined {
  if (error instanceof WechatError) return decideRefusal(error, sent, now);
  if (error instanceof WechatUnreachable) {
    return { do: 'retry', at: addMs(now, silenceWait(sent.attempts)), reason: 'wechat-unreachable', detail: textOf(error), isUncertain: false };
  }
  if (error instanceof WechatFieldError) return { do: 'fail', reason: 'content-refused', detail: textOf(error), alarm: contentAlarm(sent.templateId, textOf(error)) };
  if (error instanceof WechatUnknownOutcome) return decideUnknown(error, sent, now);
  return undefined;
}

function decideUnknown(error: WechatUnknownOutcome, sent: Sent, now: Date): Decision {
  const at = addMs(now, backOff(sent.attempts));
  const sameIdUntil = addMs(sent.firstCallAt ?? now, SAME_ID_MS);
  if (sent.channel !== 'official' || at > sameIdUntil) return { do: 'unknown', detail: textOf(error) };
  return { do: 'retry', at, reason: 'outcome-unknown', detail: textOf(error), isUncertain: true };
}

function decideRefusal(error: WechatError, sent: Sent, now: Date): Decision {
  const detail = textOf(error);
  switch (error.action) {
    case 'retry':
      return decideRetry(error, sent, now);
    case 'stop-minute':
      return { do: 'pause', what: 'call', until: addMs(now, MINUTE), reason: 'quota-minute', detail };
    case 'stop-day':
      return { do: 'pause', what: 'call', until: nextQuotaDay(now), reason: 'quota-day', detail };
    case 'stop-template':
      return { do: 'pause', what: 'template', until: addMs(now, TEMPLATE_PAUSE_MS), reason: 'template-stopped', detail, alarm: stoppedAlarm(sent.templateId, detail) };
    case 'unsubscribe':
      return { do: 'revoke', reason: revokedReason(error.errcode, sent.channel), detail };
    case 'config':
      return { do: 'pause', what: 'call', until: addMs(now, ADDRESS_REFUSED_MS[error.errcode] ?? OPERATOR_PAUSE_MS), reason: 'not-allowed', detail, alarm: refusalAlarm(error, sent.channel) };
    case 'drop':
      if (error.errcode === WRONG_OPENID) return { do: 'revoke', reason: 'not-subscribed', detail };
      return { do: 'fail', reason: 'content-refused', detail, alarm: contentAlarm(sent.templateId, detail) };
    // The rest is for other calls than those that send: from these it is as unknown as an unknown code.
    default:
      return { do: 'dead-letter', error, detail };
  }
}

function decideRetry(error: WechatError, sent: Sent, now: Date): Decision {
  const detail = textOf(error);
  if (error.errcode === TOO_FREQUENT) return { do: 'pause', what: 'person', until: addMs(now, FREQUENCY_PAUSE_MS), reason: 'too-frequent', detail };
  const wait = error.errcode === TWO_AT_ONCE ? Math.min(SOON_MS * 2 ** (Math.max(sent.attempts, 1) - 1), BACK_OFF_END_MS) : silenceWait(sent.attempts);
  return { do: 'retry', at: addMs(now, wait), reason: 'wechat-busy', detail, isUncertain: false };
}

const revokedReason = (errcode: number, channel: DeliveryEntity['channel']): DeliveryReason => {
  if (errcode === REFUSED_BY_PERSON) return 'user-blocked';
  return channel === 'official' ? 'not-following' : 'not-subscribed';
};

const textOf = (error: Error): string => Array.from(error.message).slice(0, DETAIL_LENGTH).join('');
