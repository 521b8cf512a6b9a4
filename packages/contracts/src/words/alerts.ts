/** How often an alert rings. */
export const alertFrequencies = { now: '立即', daily: '每天汇总', weekly: '每周汇总' } as const;
export type AlertFrequency = keyof typeof alertFrequencies;

/** An alert names at most so many owners, and so many agencies. */
export const MAX_ALERT_PARTIES = 20;

/** What an alert has that says nothing about timing. */
export const defaultTiming: { frequency: AlertFrequency; at: string; weekday: number; quiet: { from: string; until: string } | null; pausedUntil: string | null } = {
  frequency: 'now',
  at: '08:00',
  weekday: 1,
  quiet: null,
  pausedUntil: null,
};

/** What can be followed. */
export const followKinds = { project: '项目', owner: '业主单位', agency: '代理机构' } as const;
export type FollowKind = keyof typeof followKinds;

/** What an inbox item tells. */
export const tellingKinds = { published: '新公告', corrected: '更正', withdrawn: '撤回', reminder: '截止提醒', digest: '汇总', answer: '答复', task: '任务', rectification: '整改' } as const;
export type TellingKind = keyof typeof tellingKinds;

/** What is said to one person about something of their own. */
export type PersonalTelling = Extract<TellingKind, 'answer' | 'task' | 'rectification'>;
