import { knownCentre } from './centre';
import { session } from './api';
import { platform } from './platform';
import type { SubscribeAnswer } from './platform-port';

export type Purpose = 'notice' | 'answer';

/** WeChat takes three ids in one dialog on old phones, and refuses long-term mixed with one-time ids (error 20002). */
const MOST = 3;

const nothing: SubscribeAnswer = { accepted: [], refused: [], unavailable: null };

export function templatesFor(purpose: Purpose): { ids: string[]; longTerm: boolean } {
  const all = (knownCentre()?.subscribeTemplates ?? []).filter((template) => template.purpose === purpose);
  const longTerm = all.some((template) => template.longTerm);
  return { ids: all.filter((template) => template.longTerm === longTerm).slice(0, MOST).map((template) => template.id), longTerm };
}

/** Shows the dialog; call it synchronously in a tap. */
export function askToSubscribe(purpose: Purpose): Promise<SubscribeAnswer> {
  const { ids } = templatesFor(purpose);
  return ids.length > 0 ? platform.askToSubscribe(ids) : Promise.resolve(nothing);
}

/**
 * The dialog and the silent login side by side: WeChat shows the dialog only synchronously in a tap, so it cannot wait for a login.
 * A refused dialog is fine, messages then go to the inbox alone; a failed login is an error.
 */
export async function askToBeTold(purpose: Purpose): Promise<SubscribeAnswer> {
  const [answer] = await Promise.all([askToSubscribe(purpose), session.ensure()]);
  return answer;
}

/** What the answer means for the person, as the end of a sentence. */
export function subscribeWords(answer: SubscribeAnswer, longTerm: boolean): string {
  if (answer.accepted.length > 0) return longTerm ? '有消息时微信会提醒您' : '下次有消息时微信会提醒您一次，之后可在“我的”里补充';
  if (answer.unavailable) return `${answer.unavailable}；有消息会放进“我的—站内信”`;
  return '您没有打开微信提醒，有消息会放进“我的—站内信”';
}
