import { describe, expect, it } from '@jest/globals';
import { alertOf, formOf } from './alert-form-state';

describe('alert form', () => {
  it('saves back what it was opened with', () => {
    const conditions = { anyOf: ['道路', '桥'], noneOf: ['监理'], types: ['tender' as const], regions: ['510822'], minFen: 50_000_000, greenChannelOnly: true, ownerIds: ['01J00000000000000000000000'] };
    expect(alertOf(formOf(conditions, '修路'), [])).toEqual({ alert: { ...conditions, name: '修路' } });
  });

  it('names an alert after its conditions when nobody did', () => {
    expect(alertOf({ ...formOf({}), anyOf: '道路、桥  道路' }, [])).toEqual({ alert: { anyOf: ['道路', '桥'], name: '道路 或 桥' } });
  });

  it.each([
    [{ min: 'abc' }, '金额请填数字，例如 50 或 67.4'],
    [{ min: '60', max: '50' }, '最低金额不能高于最高金额'],
    [{ anyOf: '长'.repeat(41) }, '每个词最多 40 个字，词与词之间请用空格隔开'],
  ])('says what is wrong with %j', (typed, problem) => {
    expect(alertOf({ ...formOf({}), ...typed }, [])).toEqual({ problem });
  });
});
