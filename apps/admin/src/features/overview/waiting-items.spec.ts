import { expect, it } from '@jest/globals';
import { waitingItems } from '@/features/overview/waiting-items';

const now = Date.parse('2026-11-22T12:00:00.000Z');
const calm = { drafts: 2, inReview: 1, deliveriesWaiting: 4, deliveriesFailed: 0, badRatingsOpen: 0, rectificationsRunning: 2, rectificationsOverdue: 0, rectificationsNear: 0, gamingOpen: 0, exclusionsOpen: 0, opinionsOpen: 1, opinionsOverdue: 0, tasksReported: 0, casesOverdue: 0, casesSoon: 0, casesInReview: 0, callBacksDue: 0, casesOpen: 3, contentWaiting: 1, publishedToday: 1, oldestInReviewAt: '2026-11-22T11:00:00.000Z', oldestCaseAt: '2026-11-20T11:00:00.000Z' };

it('puts what is late on top, the rest in the order of the work', () => {
  expect(waitingItems(calm, now).map(({ key }) => key)).toEqual(['cases-late', 'rectifications-late', 'review', 'cases', 'case-answers', 'call-backs', 'content', 'ratings', 'rectifications', 'opinions', 'tasks', 'exclusions', 'gaming', 'failed', 'waiting', 'drafts']);
});

it('puts cases past their day, calls to return and opinions past theirs on top', () => {
  const late = waitingItems({ ...calm, casesOverdue: 2, casesSoon: 5, callBacksDue: 1, opinionsOverdue: 1, opinionsOpen: 3 }, now).slice(0, 4);
  expect(late).toMatchObject([
    { label: '超期的诉求', count: 2, to: '/cases?clock=overdue', late: true },
    { label: '超期的监督意见', count: 1, late: true },
    { label: '临期的诉求', count: 5, to: '/cases?clock=soon', late: true },
    { key: 'call-backs', count: 1, late: true },
  ]);
  expect(waitingItems({ ...calm, casesSoon: 5, rectificationsOverdue: 1 }, now).slice(0, 2).map(({ key }) => key)).toEqual(['rectifications-late', 'cases-near']);
  expect(waitingItems({ ...calm, casesSoon: 5 }, now)[0]).toMatchObject({ label: '临期的诉求', count: 5, to: '/cases?clock=soon', late: true });
});

it('calls no case late for its age alone, while its day is far', () => {
  expect(waitingItems(calm, now).find(({ key }) => key === 'cases')).toMatchObject({ count: 3, late: false });
});

it('puts rectifications that are past their day before everything, and hides none that is near it', () => {
  const [first] = waitingItems({ ...calm, rectificationsOverdue: 2, rectificationsNear: 5 }, now);
  expect(first).toMatchObject({ label: '超期的差评整改', count: 2, late: true });
  for (const overdue of [0, 2]) expect(waitingItems({ ...calm, rectificationsOverdue: overdue, rectificationsNear: 5 }, now)).toContainEqual(expect.objectContaining({ label: '临期的差评整改', count: 5, late: true }));
});

it('calls nothing late that is not', () => {
  expect(waitingItems(calm, now).some(({ late }) => late)).toBe(false);
});
