import { wechatAccounts, type DeliveryChannel } from '@sunshine/contracts';
import type { WechatError } from '@sunshine/wechat';
import { addressWords } from '../../platform/wechat/refusal-words.js';
import { wayOf, type SendingCall } from './ways.js';

/** An alarm's key and what the operator reads. */
export interface AlarmWords {
  key: string;
  text: string;
}

export const callNames: Record<SendingCall, string> = {
  sendTemplateMessage: '服务号模板消息发送',
  sendSubscribeMessage: '小程序订阅消息发送',
  sendSubscribeNotice: '服务号订阅通知发送',
};

/** The alarms that a call which goes through again disproves. */
export const disprovedBy = (channel: DeliveryChannel): string[] => {
  const { account, call } = wayOf(channel);
  return [`wechat:${account}:ip`, `wechat:${account}:token`, `call:${call}`];
};

/** The words for a pause's name. */
export const pauseLabel = (name: string): string => {
  const [kind, what = ''] = name.split(/:(.*)/s);
  return kind === 'call' ? (callNames[what as SendingCall] ?? what) : `消息模板 ${what}`;
};

export const stoppedKey = (templateId: string): string => `template:${templateId}:stopped`;

/** WeChat lets us not make the call: an address, a credential or a right is missing. */
export function refusalAlarm(error: WechatError, channel: DeliveryChannel): AlarmWords {
  const { account, call } = wayOf(channel);
  const waiting = '消息都在等待，不会丢失；处理好后自动恢复，也可在本页立即恢复。';
  if (error.ip !== undefined) {
    return { key: `wechat:${account}:ip`, text: `${wechatAccounts[account]}的调用被拒绝：${addressWords(error.ip)}。${waiting}` };
  }
  const key = error.call === 'token' ? `wechat:${account}:token` : `call:${call}`;
  const what = error.call === 'token' ? `${wechatAccounts[account]}取不到调用凭据` : `${callNames[call]}被微信拒绝`;
  return { key, text: `${what}（错误码 ${error.errcode}：${error.errmsg}）。${waiting}` };
}

/** WeChat does not answer. */
export const silenceAlarm = (call: SendingCall, detail: string): AlarmWords => ({
  key: `call:${call}:silent`,
  text: `${callNames[call]}连续没有得到微信的答复，已暂停并逐条试探。消息都在等待，不会丢失；微信恢复后按截止时间先后自动补发。${detail}`,
});

/** WeChat does not know, or no longer allows, the template. */
export const stoppedAlarm = (templateId: string | null, detail: string): AlarmWords => ({
  key: stoppedKey(templateId ?? ''),
  text: `消息模板 ${templateId} 不可用，已停用一小时，期间改走其他渠道。${detail}`,
});

/** WeChat refuses what the template's fields were filled with: the mapping in the centre's configuration is at fault, or the words. */
export const contentAlarm = (templateId: string | null, detail: string): AlarmWords => ({
  key: `template:${templateId}:content`,
  text: `模板 ${templateId} 的消息内容被拒绝，这条消息已停发，请检查模板字段与内容。${detail}`,
});
