import type { DeliveryReason } from '@sunshine/contracts';
import { actionFor, WechatError } from '@sunshine/wechat';
import { decide } from './outcome.js';
import type { SendingCall } from './ways.js';

/** What WeChat's answer to a sending call means, as the push that got it says; null for acceptance and for no answer. */
export function answerReason(call: SendingCall, errcode: number | null, now: Date): DeliveryReason | null {
  if (errcode === null || errcode === 0) return null;
  const channel = call === 'sendTemplateMessage' ? 'official' : 'mini-once';
  const decision = decide(new WechatError(call, errcode, actionFor(call, errcode), ''), { channel, templateId: null, attempts: 1, createdAt: now, firstCallAt: now }, now);
  if (decision?.do === 'dead-letter') return 'unknown-code';
  return decision && 'reason' in decision ? decision.reason : null;
}
