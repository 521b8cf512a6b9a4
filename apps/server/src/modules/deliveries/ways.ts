import type { DeliveryChannel, WechatAccountWord } from '@sunshine/contracts';
import type { WechatCall } from '@sunshine/wechat';
import type { CentreTemplate } from '../../platform/config/centre.js';
import type { User } from '../identity/users.service.js';

/** The calls that send a message to a person. */
export type SendingCall = Extract<WechatCall, 'sendTemplateMessage' | 'sendSubscribeMessage' | 'sendSubscribeNotice'>;
export type SendingChannel = Exclude<DeliveryChannel, 'none'>;

const WAYS: Record<SendingChannel, { account: WechatAccountWord; call: SendingCall }> = {
  official: { account: 'official', call: 'sendTemplateMessage' },
  'mini-long': { account: 'mini', call: 'sendSubscribeMessage' },
  'official-notice': { account: 'official', call: 'sendSubscribeNotice' },
  'mini-once': { account: 'mini', call: 'sendSubscribeMessage' },
};

/** The account and the call behind a channel. Throws on `none`, which is never sent. */
export function wayOf(channel: DeliveryChannel): { account: WechatAccountWord; call: SendingCall } {
  if (channel === 'none') throw new Error('a delivery without a channel is not sent');
  return WAYS[channel];
}

/** Whom a template is sent to. */
export const openidOf = (user: User, { channel }: CentreTemplate): string | null => (wayOf(channel).account === 'mini' ? user.miniOpenid : user.officialOpenid);

/** The name of a call's pause. */
export const callPause = (call: SendingCall): string => `call:${call}`;
/** The call that a pause is about, if it is about one. */
export const pausedCall = (name: string): SendingCall | undefined => Object.values(WAYS).find(({ call }) => callPause(call) === name)?.call;

export const accountOf = (call: SendingCall): WechatAccountWord => (call === 'sendSubscribeMessage' ? 'mini' : 'official');

/** What a template needs of a person: that they follow the account, one standing accept, or an accept for each message. */
export type Permission = 'follow' | 'long' | 'once';

export function permissionOf({ channel, term }: Pick<CentreTemplate, 'channel' | 'term'>): Permission {
  if (channel === 'official') return 'follow';
  return channel === 'mini-long' || (channel === 'official-notice' && term === 'long') ? 'long' : 'once';
}

/**
 * Best first: what costs the reader nothing (following the account, then a standing permission, the mini program's before
 * the account's), then what uses up an accept.
 */
const PREFERENCE = ['official', 'mini-long', 'official-notice long', 'mini-once', 'official-notice once'];

/** The same by channel, as people see it. */
export const DEFAULT_ORDER: SendingChannel[] = ['official', 'mini-long', 'official-notice', 'mini-once'];

/** Falling preference, for sorting. */
export function byPreference(a: CentreTemplate, b: CentreTemplate): number {
  const rank = ({ channel, term }: CentreTemplate): number => PREFERENCE.indexOf(channel === 'official-notice' ? `${channel} ${term}` : channel);
  return rank(a) - rank(b);
}

/** The templates, already by preference, as a person wants them who has chosen channels: others are off. */
export const inOrder = (templates: readonly CentreTemplate[], order: readonly DeliveryChannel[]): CentreTemplate[] => order.flatMap((channel) => templates.filter((template) => template.channel === channel));
