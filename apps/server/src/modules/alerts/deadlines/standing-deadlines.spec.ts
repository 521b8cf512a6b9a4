import { describe, expect, it } from '@jest/globals';
import type { StandingNotice } from '../../notices/notice-deadlines.service.js';
import { standingDeadlines } from './standing-deadlines.js';

const bid = (day: number) => ({ name: 'bidDeadline' as const, at: new Date(`2026-12-${String(day).padStart(2, '0')}T01:30:00Z`) });
const notice = (noticeId: string, more: Partial<StandingNotice> = {}): StandingNotice => ({ noticeId, versionNumber: 1, type: 'tender', category: 'engineering', sectionIds: [], deadlines: [bid(10)], ...more });
const standing = (...notices: StandingNotice[]): string[] => standingDeadlines(notices).map((deadline) => `${deadline.notice.noticeId} ${deadline.name} ${deadline.at.getUTCDate()}`);

describe('the deadlines of a project that count', () => {
  it('are those of every notice that says so first, each once', () => {
    expect(standing(notice('a'), notice('b', { deadlines: [bid(12)] }))).toEqual(['a bidDeadline 10', 'b bidDeadline 12']);
    expect(standing(notice('a'), notice('b'))).toEqual(['b bidDeadline 10']);
  });

  it('are moved by a later change notice', () => {
    expect(standing(notice('a'), notice('b', { type: 'change', deadlines: [bid(15)] }))).toEqual(['b bidDeadline 15']);
    expect(standing(notice('a'), notice('b', { type: 'change', deadlines: [] }))).toEqual(['a bidDeadline 10']);
  });

  it('end with a termination, unless it is about other lots', () => {
    expect(standing(notice('a'), notice('b', { type: 'termination', deadlines: [] }))).toEqual([]);
    expect(standing(notice('a', { sectionIds: ['1'] }), notice('b', { type: 'termination', sectionIds: ['2'], deadlines: [] }))).toEqual(['a bidDeadline 10']);
    expect(standing(notice('b', { type: 'termination', deadlines: [] }), notice('a'))).toEqual(['a bidDeadline 10']);
  });

  it('name one instant once', () => {
    expect(standing(notice('a', { deadlines: [{ ...bid(10), name: 'registrationUntil' }, bid(10)] }))).toEqual(['a bidDeadline 10']);
  });
});
