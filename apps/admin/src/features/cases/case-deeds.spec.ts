import { describe, expect, it } from '@jest/globals';
import { deedsOf } from '@/features/cases/case-deeds';

const shown = { state: 'received', kind: 'objection', paused: false, callBackDue: false } as const;

describe('what may be done to a case', () => {
  it.each([
    [shown, ['accept', 'transfer', 'refuse']],
    [{ ...shown, kind: 'enquiry', callBackDue: true }, ['called', 'transfer', 'refuse']],
    [{ ...shown, state: 'accepted' }, ['transfer']],
    [{ ...shown, state: 'accepted', kind: 'complaint' }, ['transfer', 'pause']],
    [{ ...shown, state: 'accepted', kind: 'complaint', paused: true }, ['transfer', 'resume']],
    [{ ...shown, state: 'accepted', kind: 'suggestion' }, ['transfer']],
    [{ ...shown, state: 'in-review', callBackDue: true }, ['called']],
    [{ ...shown, state: 'answered' }, []],
    [{ ...shown, state: 'refused' }, []],
    [{ ...shown, state: 'withdrawn' }, []],
  ] as const)('%j', (given, deeds) => {
    expect(deedsOf(given)).toEqual(deeds);
  });
});
