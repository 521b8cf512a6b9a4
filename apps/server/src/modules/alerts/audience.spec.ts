import { describe, expect, it } from '@jest/globals';
import { gatherAudience } from './audience.js';

const match = (userId: string, alertId: string, name: string) => ({ userId, alertId, name, reasons: [{ word: '道路', field: 'title' as const }] });

describe('gatherAudience', () => {
  it('has one entry a person however many alerts match, with every reason', () => {
    const audience = gatherAudience({ matches: [match('b', '2', '道路'), match('a', '1', '水利'), match('b', '3', '施工')], followers: ['b', 'c'], projectName: '甲村道路', earlier: [] });
    expect([...audience.keys()]).toEqual(['a', 'b', 'c']);
    expect(audience.get('b')?.map((reason) => reason.name)).toEqual(['道路', '施工', '甲村道路']);
    expect(audience.get('c')).toEqual([{ kind: 'follow', alertId: null, name: '甲村道路', matches: [] }]);
  });

  it('does not repeat a reason that an earlier telling had', () => {
    const reason = { kind: 'alert' as const, alertId: '1', name: '水利', matches: [] };
    const audience = gatherAudience({ matches: [match('a', '1', '水利')], followers: [], projectName: '', earlier: [{ userId: 'a', reasons: [reason] }, { userId: 'z', reasons: [reason] }] });
    expect(audience.get('a')).toHaveLength(1);
    expect(audience.get('z')).toEqual([reason]);
  });
});
