import { expect, it } from '@jest/globals';
import { waitingItems } from '@/features/overview/waiting-items';

const now = Date.parse('2026-11-22T12:00:00.000Z');
const calm = { drafts: 2, inReview: 1, deliveriesWaiting: 4, deliveriesFailed: 0, badRatingsOpen: 0, rectificationsRunning: 2, rectificationsOverdue: 0, rectificationsNear: 0, gamingOpen: 0, casesOverdue: 0, casesSoon: 0, callBacksDue: 0, casesOpen: 3, contentWaiting: 1, publishedToday: 1, oldestInReviewAt: '2026-11-22T11:00:00.000Z', oldestCaseAt: '2026-11-20T11:00:00.000Z' };

it('puts what is late on top, the rest in the order of the work', () => {
  expect(waitingItems(calm, now).map(({ key }) => key)).toEqual(['cases', 'rectifications-late', 'review', 'content', 'ratings', 'rectifications', 'gaming', 'failed', 'waiting', 'drafts']);
});

it('puts rectifications that are past their day before everything, and says nearly late where none is', () => {
  const [first] = waitingItems({ ...calm, rectificationsOverdue: 2, rectificationsNear: 5 }, now);
  expect(first).toMatchObject({ label: '超期的差评整改', count: 2, late: true });
  expect(waitingItems({ ...calm, rectificationsNear: 5 }, now)[0]).toMatchObject({ label: '临期的差评整改', count: 5, late: true });
});

it('calls nothing late that is not', () => {
  expect(waitingItems({ ...calm, oldestCaseAt: null, casesOpen: 0 }, now).some(({ late }) => late)).toBe(false);
});
