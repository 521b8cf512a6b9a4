import { describe, expect, it } from '@jest/globals';
import { defaultTiming } from '@sunshine/contracts/words';
import { alertOf, conditionsOf, formOf, formOfAlert, isNarrowed, offeredWords, withWord } from './alert-form-state';

const owner = { id: '01J00000000000000000000000', name: '示例镇人民政府' };
const agency = { id: '01J00000000000000000000001', name: '示例代理公司' };

describe('alert form', () => {
  it('saves back what it was opened with', () => {
    const conditions = {
      anyOf: ['道路', '桥'],
      noneOf: ['监理'],
      types: ['tender' as const],
      regions: ['510822'],
      minFen: 50_000_000,
      greenChannelOnly: true,
      ownerIds: [owner.id],
      agencyIds: [agency.id],
      projectIds: ['01J00000000000000000000002'],
    };
    const timing = { frequency: 'weekly' as const, at: '18:30', weekday: 5, quiet: { from: '22:00', until: '07:00' }, pausedUntil: '2026-12-01' };
    const alert = { id: '01J00000000000000000000003', name: '修路', conditions, timing, parties: [owner, agency], createdAt: '2026-11-22T00:00:00.000Z', lastMatch: null };
    const form = formOfAlert(alert);
    expect(form.owners).toEqual([owner]);
    expect(alertOf(form, [])).toEqual({ alert: { ...conditions, name: '修路', timing } });
  });

  it('names an alert after its conditions when nobody did', () => {
    expect(alertOf({ ...formOf({}), anyOf: '道路、桥  道路' }, [])).toEqual({ alert: { anyOf: ['道路', '桥'], name: '道路 或 桥', timing: defaultTiming } });
  });

  it.each([
    [{ min: 'abc' }, '金额请填数字，例如 50 或 67.4'],
    [{ min: '60', max: '50' }, '最低金额不能高于最高金额'],
    [{ anyOf: '长'.repeat(41) }, '每个词最多 40 个字，词与词之间请用空格隔开'],
    [{ noneOf: '一 二 三 四 五 六 七 八 九 十 甲' }, '每一栏最多 10 个词，请去掉一些'],
  ])('says what is wrong with %j', (typed, problem) => {
    expect(conditionsOf({ ...formOf({}), ...typed })).toEqual({ problem });
    expect(alertOf({ ...formOf({}), ...typed }, [])).toEqual({ problem });
  });

  it('refuses quiet hours that never end, which have no part in the conditions', () => {
    const form = { ...formOf({}), timing: { ...defaultTiming, quiet: { from: '22:00', until: '22:00' } } };
    expect(alertOf(form, [])).toEqual({ problem: '免打扰的开始与结束时间不能相同' });
    expect(conditionsOf(form)).toEqual({ conditions: {} });
  });

  it.each([
    [{ anyOf: ['道路'], regions: ['510822'] }, false],
    [{ allOf: ['道路'] }, true],
    [{ ownerIds: [owner.id] }, true],
    [{ greenChannelOnly: true }, true],
  ])('folds nothing away that is set: %j', (conditions, narrowed) => {
    expect(isNarrowed(formOf(conditions))).toBe(narrowed);
  });
});

describe('offered words', () => {
  it('leave out what is typed already, and repeat nothing', () => {
    expect(offeredWords('道路硬化 监控', [['路面硬化', '水泥路', '监控'], ['视频监控', '水泥路']])).toEqual(['路面硬化', '水泥路', '视频监控']);
  });

  it('are added behind what was typed', () => {
    expect(withWord('道路、桥 ', '路面')).toBe('道路 桥 路面');
    expect(withWord('', '路面')).toBe('路面');
  });
});
