import type { FollowerStatus, WechatAccountHealth, WechatBacklog, WechatQuota, WechatTemplateState } from '@sunshine/contracts';
import type { Tone } from '@/components/state-word';
import { toWall } from '@/lib/time';

export interface Said {
  tone: Tone;
  text: string;
}

/** Whether calls can be made in the account's name. */
export const tokenWords = ({ configured, tokenless, tokenHeldUntil, tokenError }: WechatAccountHealth): Said => {
  if (!configured) return { tone: 'plain', text: '尚未配置' };
  if (tokenless) return { tone: 'done', text: '由云托管代为附加，无需凭据' };
  if (tokenError !== null) return { tone: 'late', text: `取不到调用凭据：${tokenError}` };
  return tokenHeldUntil === null ? { tone: 'plain', text: '还没有用到调用凭据' } : { tone: 'done', text: `调用凭据有效，到 ${toWall(tokenHeldUntil)}` };
};

export const callbackWords = ({ lastEventAt }: WechatAccountHealth): Said => (lastEventAt === null ? { tone: 'plain', text: '还没有收到过' } : { tone: 'done', text: toWall(lastEventAt) });

/** How much of a day's quota is left; a limit of 0 is none. */
export const quotaWords = ({ dailyLimit, used, remain, error }: WechatQuota): Said => {
  if (error !== null || dailyLimit === null || used === null || remain === null) return { tone: 'late', text: error ?? '微信没有回答' };
  if (dailyLimit === 0) return { tone: 'done', text: `今日已用 ${used.toLocaleString()}，不限次数` };
  const isShort = remain < dailyLimit / 10;
  return { tone: isShort ? 'urgent' : 'done', text: `今日已用 ${used.toLocaleString()}，还剩 ${remain.toLocaleString()}（共 ${dailyLimit.toLocaleString()}）` };
};

/** Whom a template reaches. */
export const reachWords = ({ people, left, longTerm }: Pick<WechatTemplateState, 'people' | 'left' | 'longTerm'>): string => {
  if (people === null) return '关注服务号的人';
  return longTerm || left === null ? `${people.toLocaleString()} 人长期接收` : `${people.toLocaleString()} 人，还可收 ${left.toLocaleString()} 条`;
};

/** How the last walk through WeChat's list of followers went. */
export const syncWords = (sync: FollowerStatus['sync']): Said => {
  if (sync === null) return { tone: 'plain', text: '还没有与微信核对过' };
  const counted = `${sync.done.toLocaleString()}/${sync.total.toLocaleString()} 人`;
  if (sync.error !== null) return { tone: 'late', text: `${toWall(sync.startedAt)} 开始，核对到 ${counted}时没有成功，下次从这里继续：${sync.error}` };
  return sync.endedAt === null ? { tone: 'urgent', text: `正在核对，已核对 ${counted}` } : { tone: 'done', text: `上次核对 ${toWall(sync.endedAt)}，共 ${counted}` };
};

/** One sentence above everything: is there anything to do. */
export const summaryWords = (o: { deaf: number; alarms: number; pauses: number; deadLetters: number }): Said => {
  const parts = [o.deaf > 0 ? `${o.deaf} 个账号取不到调用凭据` : '', o.alarms > 0 ? `${o.alarms} 条提醒` : '', o.pauses > 0 ? `${o.pauses} 项暂停` : '', o.deadLetters > 0 ? `${o.deadLetters} 条待处理消息` : ''].filter(Boolean);
  return parts.length === 0 ? { tone: 'done', text: '一切正常，没有需要处理的事。' } : { tone: 'late', text: `需要处理：${parts.join('，')}。` };
};

export const backlogWords = ({ waiting, unknown, events }: WechatBacklog): string => `等待发送 ${waiting} 条 · 结果未知 ${unknown} 条 · 待处理回调 ${events} 条`;
