import type { Overview } from '@sunshine/contracts';
import type { Ability } from '@/lib/abilities';
import { isLate } from '@/lib/time';

export interface WaitingItem {
  key: string;
  label: string;
  count: number;
  unit: string;
  to: string;
  needs: Ability;
  /** Since when the oldest has been waiting, when that is known. */
  since: string | null;
  late: boolean;
  /** Its day is over: before what is only near. */
  past?: boolean;
}

const lateSince = (since: string | null, now: number): boolean => since !== null && isLate(since, now);

type Dated = Pick<WaitingItem, 'key' | 'unit' | 'needs'> & { what: string; overdue: number; near: number; toOverdue: string; toNear: string };

/** What is past its day and what is near it: the one does not hide the other. */
const dated = ({ key, what, unit, needs, overdue, near, toOverdue, toNear }: Dated): WaitingItem[] => {
  const past: WaitingItem = { key: `${key}-late`, label: `超期的${what}`, count: overdue, unit, to: toOverdue, needs, since: null, late: overdue > 0, past: overdue > 0 };
  const soon: WaitingItem = { key: `${key}-near`, label: `临期的${what}`, count: near, unit, to: toNear, needs, since: null, late: near > 0 };
  return [past, soon].filter(({ count }, at) => count > 0 || (at === 0 && near === 0));
};

/** What waits on each desk, what is late first, then what can still be done today. */
export const waitingItems = (overview: Overview, now: number): WaitingItem[] => {
  const items: WaitingItem[] = [
    ...dated({ key: 'cases', what: '诉求', unit: '件', needs: 'cases.read', overdue: overview.casesOverdue, near: overview.casesSoon, toOverdue: '/cases?clock=overdue', toNear: '/cases?clock=soon' }),
    ...dated({ key: 'rectifications', what: '差评整改', unit: '条', needs: 'rectifications.read', overdue: overview.rectificationsOverdue, near: overview.rectificationsNear, toOverdue: '/rectifications?late=true', toNear: '/rectifications?late=true' }),
    { key: 'review', label: '待审核公告', count: overview.inReview, unit: '条', to: '/review', needs: 'notices.read', since: overview.oldestInReviewAt, late: lateSince(overview.oldestInReviewAt, now) },
    { key: 'cases', label: '待答复诉求', count: overview.casesOpen, unit: '件', to: '/cases?state=open', needs: 'cases.read', since: overview.oldestCaseAt, late: false },
    { key: 'case-answers', label: '待复核的答复', count: overview.casesInReview, unit: '件', to: '/cases?state=in-review', needs: 'cases.read', since: null, late: false },
    { key: 'call-backs', label: '等回电的群众', count: overview.callBacksDue, unit: '位', to: '/cases?callBackDue=true', needs: 'cases.read', since: null, late: overview.callBacksDue > 0 },
    { key: 'content', label: '内容待审', count: overview.contentWaiting, unit: '条', to: '/content-checks', needs: 'content.decide', since: null, late: false },
    { key: 'ratings', label: '待回应差评', count: overview.badRatingsOpen, unit: '条', to: '/ratings?answered=false', needs: 'ratings.read', since: null, late: overview.badRatingsOpen > 0 },
    { key: 'rectifications', label: '整改中的差评', count: overview.rectificationsRunning, unit: '条', to: '/rectifications', needs: 'rectifications.read', since: null, late: false },
    { key: 'opinions', label: overview.opinionsOverdue > 0 ? '超期的监督意见' : '待答复的监督意见', count: overview.opinionsOverdue || overview.opinionsOpen, unit: '条', to: '/opinions', needs: 'supervisors.manage', since: null, late: overview.opinionsOverdue > 0, past: overview.opinionsOverdue > 0 },
    { key: 'tasks', label: '待核验的监督任务', count: overview.tasksReported, unit: '项', to: '/supervision-tasks?open=true', needs: 'supervisors.manage', since: null, late: false },
    { key: 'exclusions', label: '待复核的评价认定', count: overview.exclusionsOpen, unit: '条', to: '/exclusions', needs: 'exclusions.read', since: null, late: false },
    { key: 'gaming', label: '待核实的异常评价', count: overview.gamingOpen, unit: '起', to: '/gaming?state=open', needs: 'gaming.read', since: null, late: false },
    { key: 'failed', label: '未能送达的推送', count: overview.deliveriesFailed, unit: '条', to: '/deliveries?state=failed', needs: 'deliveries.read', since: null, late: overview.deliveriesFailed > 0 },
    { key: 'waiting', label: '等待发送的推送', count: overview.deliveriesWaiting, unit: '条', to: '/deliveries?state=waiting', needs: 'deliveries.read', since: null, late: false },
    { key: 'drafts', label: '草稿', count: overview.drafts, unit: '条', to: '/notices?state=draft', needs: 'notices.read', since: null, late: false },
  ];
  const urgency = ({ late, past = false }: WaitingItem): number => Number(late) + Number(past);
  return items.sort((a, b) => urgency(b) - urgency(a));
};
