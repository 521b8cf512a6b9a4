import { describe, expect, it } from '@jest/globals';
import { defaultTiming, type AlertTiming } from '@sunshine/contracts';
import { gatherAudience } from './audience.js';

const at = new Date('2026-11-20T10:00:00+08:00');
const daily: AlertTiming = { ...defaultTiming, frequency: 'daily' };
const match = (userId: string, alertId: string, name: string, timing = defaultTiming) => ({ userId, alertId, name, timing, reasons: [{ word: '道路', field: 'title' as const }] });

describe('gatherAudience', () => {
  it('has one entry a person however many alerts match, with every reason', () => {
    const followers = ['b', 'c'].map((userId) => ({ userId, name: '甲村道路' }));
    const audience = gatherAudience({ matches: [match('b', '2', '道路'), match('a', '1', '水利'), match('b', '3', '施工')], followers, earlier: [], at });
    expect([...audience.keys()]).toEqual(['a', 'b', 'c']);
    expect(audience.get('b')?.reasons.map((reason) => reason.name)).toEqual(['道路', '施工', '甲村道路']);
    expect(audience.get('c')?.reasons).toEqual([{ kind: 'follow', alertId: null, name: '甲村道路', matches: [] }]);
  });

  it('does not repeat a reason that an earlier telling had', () => {
    const reason = { kind: 'alert' as const, alertId: '1', name: '水利', matches: [] };
    const earlier = ['a', 'z'].map((userId) => ({ userId, reasons: [reason], timings: [] }));
    const audience = gatherAudience({ matches: [match('a', '1', '水利')], followers: [], earlier, at });
    expect(audience.get('a')?.reasons).toHaveLength(1);
    expect(audience.get('z')?.reasons).toEqual([reason]);
  });

  it('names each thing that is followed', () => {
    const followers = ['甲村道路', '甲村村民委员会'].map((name) => ({ userId: 'a', name }));
    expect(gatherAudience({ matches: [], followers, earlier: [], at }).get('a')?.reasons.map(({ name }) => name)).toEqual(['甲村道路', '甲村村民委员会']);
  });

  it('rings at once when one alert or a follow does, and names the digest among the reasons all the same', () => {
    const matches = [match('a', '1', '每天', daily), match('a', '2', '立即'), match('b', '3', '每天', daily), match('c', '4', '每天', daily)];
    const audience = gatherAudience({ matches, followers: [{ userId: 'b', name: '甲村道路' }], earlier: [], at });
    expect(audience.get('a')).toMatchObject({ reasons: [{ name: '每天' }, { name: '立即' }], timing: { when: 'now' } });
    expect(audience.get('b')?.timing).toEqual({ when: 'now', quiet: [] });
    expect(audience.get('c')?.timing).toEqual({ when: 'digest', at: new Date('2026-11-21T08:00:00+08:00') });
  });

  it('lets more alerts than it names decide when it rings', () => {
    const many = Array.from({ length: 25 }, (_, index) => match('a', String(100 + index), `第${index}个`, index === 24 ? defaultTiming : daily));
    const concern = gatherAudience({ matches: many, followers: [], earlier: [], at }).get('a');
    expect(concern?.reasons).toHaveLength(20);
    expect(concern?.timing.when).toBe('now');
  });
});
