import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { changesBetween, type ComparableVersion, type VersionChange } from '../../notices/version-changes.js';
import { allChanges, changeWords, mainChange } from './change-words.js';
import { widthOf } from './words.js';

const now = new Date('2026-11-20T02:00:00Z');
const version: ComparableVersion = {
  ...{ title: '甲村道路硬化工程招标公告', type: 'tender', category: 'engineering', regionName: '青川县', amountFen: 67_400_000, ownerName: '甲村村委会', agencyName: null },
  ...{ keyDates: { bidDeadline: '2026-11-30T01:30:00.000Z' }, winners: [], attachments: [{ id: '1', name: '图纸.pdf' }], body: '工期 60 天。' },
};
const between = (more: Partial<ComparableVersion>): VersionChange[] => changesBetween(version, { ...version, ...more });
const words = (more: Partial<ComparableVersion>): string => allChanges(between(more), now, 600);
const main = (more: Partial<ComparableVersion>): string | undefined => mainChange(between(more));

describe('what a correction changed', () => {
  it('is nothing when only blanks or the spelling of an instant differ', () => {
    expect(between({ body: '工期 60\n天。', keyDates: { bidDeadline: '2026-11-30T09:30:00+08:00' } })).toEqual([]);
    expect(mainChange([])).toBeUndefined();
  });

  it('is told from old to new, deadlines before amounts before texts', () => {
    const more = { body: '工期 75 天。', amountFen: 70_000_000, keyDates: { bidDeadline: '2026-12-05T01:30:00.000Z' } };
    expect(words(more)).toBe('投标截止 11月30日 09:30 → 12月5日 09:30；预算 67.4 万元 → 70 万元；正文有修改');
    expect(main(more)).toBe('投标截止改为12月5日 09:30等3处');
    expect(main({ keyDates: { bidDeadline: '2026-12-05T01:30:00.000Z' } })).toBe('投标截止改为12月5日 09:30');
  });

  it('keeps its order whatever changes: dates, amount, parties, title, kinds, winners, attachments, body', () => {
    const all = between({ ...{ title: '乙', type: 'change', category: 'other', regionName: '乙镇', amountFen: 1, ownerName: '乙', agencyName: '丙', body: '' }, ...{ keyDates: { publicityUntil: '2026-12-01', bidDeadline: '2026-12-01T00:00:00Z', openingAt: '2026-12-01T00:00:00Z' }, winners: [{ name: '丁', amountFen: null, rank: 1 }], attachments: [] } });
    expect(all.map((change) => ('name' in change ? change.name : change.what))).toEqual(['bidDeadline', 'publicityUntil', 'openingAt', 'amount', 'owner', 'agency', 'title', 'type', 'category', 'region', 'winners', 'attachments', 'body']);
  });

  it('says what is new and what is gone', () => {
    expect(words({ keyDates: {} })).toBe('删去投标截止（原 11月30日 09:30）');
    expect(main({ keyDates: {} })).toBe('投标截止已删去');
    expect(words({ keyDates: { ...version.keyDates, publicityUntil: '2027-01-05' } })).toBe('新增公示截止 2027年1月5日');
    expect(main({ keyDates: { ...version.keyDates, publicityUntil: '2027-01-05' } })).toBe('公示截止改为1月5日');
    expect(words({ agencyName: '丙公司' })).toBe('新增代理机构 丙公司');
    expect(words({ amountFen: null })).toBe('删去预算（原 67.4 万元）');
  });

  it('names winners with their prices, and files by what happened to them', () => {
    const winners = ['甲公司', '乙公司', '丙公司', '丁公司'].map((name, at) => ({ name, amountFen: at === 0 ? 86_000 : null, rank: at + 1 }));
    expect(words({ type: 'tender', winners })).toBe('新增中标人 甲公司 860 元、乙公司、丙公司等 4 家');
    expect(words({ attachments: [{ id: '2', name: '图纸.pdf' }, { id: '3', name: '答疑.docx' }] })).toBe('更换附件“图纸.pdf”，新增附件“答疑.docx”');
    expect(words({ attachments: [] })).toBe('删除附件“图纸.pdf”');
    expect(main({ attachments: [] })).toBe('附件有修改');
    expect(main({ body: '' })).toBe('正文有修改');
  });

  it('never exceeds a field or the summary, whatever the texts are', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 });
    const other = fc.record({ title: text, ownerName: text, agencyName: text, amountFen: fc.integer({ min: 0, max: 9_000_000_000_000 }), winners: fc.array(fc.record({ name: text, amountFen: fc.constant(null), rank: fc.constant(null) }), { maxLength: 5 }) });
    fc.assert(
      fc.property(other, fc.integer({ min: 60, max: 600 }), (more, room) => {
        const changes = between(more);
        expect(widthOf(mainChange(changes) ?? '')).toBeLessThanOrEqual(20);
        const all = allChanges(changes, now, room);
        expect(all.length).toBeLessThanOrEqual(room);
        expect(() => encodeURIComponent(changes.map((change) => changeWords(change, now)).join(''))).not.toThrow();
      }),
    );
  });
});
