import { describe, expect, it } from '@jest/globals';
import type { StaffRole } from '@sunshine/contracts/words';
import { allowedActions } from '@/features/notices/notice-actions';

const AUTHOR = 'author';
const by = (role: StaffRole, id = 'someone') => ({ id, role });
const draft = { state: 'draft', workingState: 'draft', authorId: AUTHOR } as const;
const inReview = { state: 'in-review', workingState: 'in-review', authorId: AUTHOR } as const;
const published = { state: 'published', workingState: null, authorId: AUTHOR } as const;

describe('what may be done with a notice', () => {
  it('never lets the author approve, whatever the role', () => {
    expect(allowedActions(inReview, by('administrator', AUTHOR)).has('approve')).toBe(false);
    expect(allowedActions(inReview, by('reviewer')).has('approve')).toBe(true);
  });

  it('lets an editor write and submit, and nothing that publishes', () => {
    expect([...allowedActions(draft, by('editor'))]).toEqual(['edit', 'submit', 'discard']);
    expect([...allowedActions(inReview, by('editor'))]).toEqual([]);
  });

  it('corrects and withdraws only what is public', () => {
    expect([...allowedActions(published, by('reviewer'))]).toEqual(['correct', 'withdraw']);
    expect([...allowedActions(published, by('editor'))]).toEqual(['correct']);
    expect([...allowedActions({ ...published, state: 'withdrawn' }, by('administrator'))]).toEqual([]);
  });

  it('opens no second correction beside the first', () => {
    expect(allowedActions({ ...published, workingState: 'draft' }, by('editor')).has('correct')).toBe(false);
  });

  it('shows the supervisor desk no action', () => {
    for (const notice of [draft, inReview, published]) expect(allowedActions(notice, by('supervisor-desk')).size).toBe(0);
  });
});
