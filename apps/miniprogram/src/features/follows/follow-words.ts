import type { Follow } from '@sunshine/contracts';
import type { FollowKind } from '@sunshine/contracts/words';

/** What a follow brings, for a list in which nothing is yet. */
export const emptyWords: Record<FollowKind | 'all', { title: string; hint: string }> = {
  all: { title: '还没有关注的项目或单位', hint: '在项目页下方点“关注”，项目一有新公告就通知您；也可以关注它的业主单位或代理机构。' },
  project: { title: '还没有关注的项目', hint: '在项目页下方点“关注”，项目一有新公告就通知您，截止前还会提醒。' },
  owner: { title: '还没有关注的业主单位', hint: '在项目页“业主单位”旁点“关注”，它一发公告就通知您。' },
  agency: { title: '还没有关注的代理机构', hint: '在项目页“代理机构”旁点“关注”，它一发公告就通知您。' },
};

/** What a tap on a follow opens, for people who hear it instead of seeing it. */
export const openWords = ({ kind, name }: Pick<Follow, 'kind' | 'name'>): string => (kind === 'project' ? name : `${name}，看它的公告`);
