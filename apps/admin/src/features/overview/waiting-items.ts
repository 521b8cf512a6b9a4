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

/** What waits on each desk, what is late first, then what can still be done today. */
export const waitingItems = (overview: Overview, now: number): WaitingItem[] => {
  const { rectificationsOverdue: overdue, rectificationsNear: near } = overview;
  const items: WaitingItem[] = [
    { key: 'cases-late', label: overview.casesOverdue > 0 ? '超期的诉求' : '临期的诉求', count: overview.casesOverdue || overview.casesSoon, unit: '件', to: `/cases?clock=${overview.casesOverdue > 0 ? 'overdue' : 'soon'}`, needs: 'cases.read', since: null, late: overview.casesOverdue + overview.casesSoon > 0, past: overview.casesOverdue > 0 },
    { key: 'rectifications-late', label: overdue > 0 ? '超期的差评整改' : '临期的差评整改', count: overdue > 0 ? overdue : near, unit: '条', to: '/rectifications?late=true', needs: 'rectifications.read', since: null, late: overdue + near > 0, past: overdue > 0 },
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
