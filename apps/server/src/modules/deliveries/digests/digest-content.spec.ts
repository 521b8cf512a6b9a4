import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { digestContent } from './digest-content.js';

const now = new Date('2026-11-20T00:00:00Z');
type Part = Parameters<typeof digestContent>[0][number];
const part = (noticeId: string, title: string, more: Partial<Part> = {}): Part => ({ kind: 'published', noticeId, title, values: { project: title, region: '青川县' }, deadlineAt: null, expiresAt: null, reasons: [{ kind: 'alert', alertId: 'a', name: '道路', matches: [{ word: '道路', field: 'title' }] }], ...more });

describe('what a digest says', () => {
  it('counts notices, names the first, and lists a few', () => {
    const content = digestContent(Array.from({ length: 7 }, (_, index) => part(String(index), `${index}村道路硬化`)), now);
    expect(content.title).toBe('7 条新公告：0村道路硬化 等');
    expect(content.summary).toBe('0村道路硬化；1村道路硬化；2村道路硬化；3村道路硬化；4村道路硬化 等 7 条');
    expect(content.values).toMatchObject({ project: '7 条新公告：0村道路硬化 等', step: '公告汇总', time: '2026年11月20日 08:00', why: '汇总「道路」', region: '青川县', note: '7 条新公告' });
  });

  it('names a single notice without saying that there are more', () => {
    expect(digestContent([part('1', '甲村道路硬化')], now).title).toBe('1 条新公告：甲村道路硬化');
  });

  it('counts a notice that changed once, as it is now, and says what it is', () => {
    const content = digestContent([part('1', '旧名'), part('2', '乙村'), part('1', '新名', { kind: 'corrected' }), part('3', '丙村', { kind: 'withdrawn' })], now);
    expect(content.title).toMatch(/^3 条公告动态/);
    expect(content.summary).toBe('【更正】新名；乙村；【撤回】丙村');
  });

  it('names the nearest deadline ahead, is due by it, and marks what is over', () => {
    const [past, near, far] = ['2026-11-19T09:00:00Z', '2026-11-25T09:00:00Z', '2026-12-10T01:30:00Z'].map((at) => new Date(at)) as [Date, Date, Date];
    const content = digestContent([part('1', '过期', { deadlineAt: past, expiresAt: past }), part('2', '较远', { deadlineAt: far, expiresAt: far }), part('3', '较近', { deadlineAt: near, expiresAt: far })], now);
    expect(content.deadlineAt).toEqual(near);
    expect(content.summary).toBe('【已截止】过期；较远；较近');
    expect(content.values).toMatchObject({ note: '3 条新公告，最近11月25日截止', due: '3 条新公告，最近11月25日截止', deadline: '2026年11月25日 17:00' });
    // A day counts to its end, which is the next one's midnight in Shanghai.
    expect(digestContent([part('1', '公示', { deadlineAt: new Date('2026-11-25T16:00:00Z') })], now).values.note).toBe('1 条新公告，最近11月25日截止');
    expect(digestContent([part('1', '过期', { deadlineAt: past, expiresAt: past })], now).deadlineAt).toBeNull();
  });

  it('names each alert once', () => {
    const alert = (alertId: string, name: string): Part['reasons'] => [{ kind: 'alert', alertId, name, matches: [] }];
    const { reasons } = digestContent([part('1', '甲', { reasons: alert('a', '道路') }), part('2', '乙', { reasons: alert('b', '水利') }), part('3', '丙', { reasons: alert('a', '道路') })], now);
    expect(reasons).toEqual([{ kind: 'digest', alertId: 'a', name: '道路', matches: [] }, { kind: 'digest', alertId: 'b', name: '水利', matches: [] }]);
  });

  it('fits the fields and columns whatever the names', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 400 });
    fc.assert(
      fc.property(fc.array(fc.record({ title: name, place: name }), { minLength: 1, maxLength: 300 }), (notices) => {
        const content = digestContent(notices.map(({ title, place }, index) => part(String(index), title, { values: { project: title, region: place } })), now);
        expect(content.title.length).toBeLessThanOrEqual(500);
        expect(content.summary.length).toBeLessThanOrEqual(600);
        expect([...(content.values.project ?? '')].length).toBeLessThanOrEqual(20);
        expect(content.values.note).toContain(`${notices.length} 条`);
      }),
      { numRuns: 100 },
    );
  });
});
