import { describe, expect, it } from '@jest/globals';
import { noticeTypes, type InboxReason, type NoticeCard, type NoticeType } from '@sunshine/contracts';
import { fitValue } from '@sunshine/wechat';
import fc from 'fast-check';
import { personalValues, fillFields, noticeMessage, noticePage, noticeSaid, pageWithTopUp, valuesOnPage, type NoticeTold } from './message-content.js';

const now = new Date('2026-11-20T02:00:00Z');
const card: NoticeCard = {
  ...{ id: '01K0000000000000000000000N', projectId: '01K0000000000000000000000P', title: '甲村道路硬化工程招标公告', type: 'tender', category: 'engineering' },
  ...{ region: { code: '510822', name: '青川县' }, publishedAt: '2026-11-20T01:30:00.000Z', state: 'published', stateReason: null, greenChannel: false },
  ...{ keyDates: { registrationUntil: '2026-11-25T09:00:00.000Z', bidDeadline: '2026-12-10T01:30:00.000Z' }, amountFen: 67_400_050, winners: [], excerpt: null },
};
const alert = (name: string): InboxReason => ({ kind: 'alert', alertId: '01K0000000000000000000000A', name, matches: [] });
const told = (more: Partial<NoticeCard> = {}, kind: NoticeTold['kind'] = 'published', rest: Partial<NoticeTold> = {}): NoticeTold => ({ kind, card: { ...card, ...more }, projectName: '青川县甲村道路硬化项目', places: ['青川县'], now, ...rest });
const values = (...args: Parameters<typeof told>) => noticeMessage(told(...args))([alert('道路硬化')]);
const summary = (...args: Parameters<typeof told>) => noticeSaid(told(...args)).summary;

describe('a message about a notice', () => {
  it('says what, which step, until when, and why', () => {
    expect(values()).toMatchObject({ project: '青川县甲村道路硬化项目', step: '招标公告', deadline: '2026年11月25日 17:00', time: '2026年11月20日 09:30', why: '订阅「道路硬化」', amount: '674000.5元' });
  });

  it('names the next date that still lies ahead, and none when all are past', () => {
    expect(values({ keyDates: { registrationUntil: '2026-11-19T09:00:00.000Z', bidDeadline: '2026-12-10T01:30:00.000Z' } }).deadline).toBe('2026年12月10日 09:30');
    expect(values({ keyDates: { publicityUntil: '2026-11-20' } }).deadline).toBe('2026年11月20日');
    expect(values({ keyDates: { bidDeadline: '2026-11-19T09:00:00.000Z', publicityUntil: '2026-11-19' } }).deadline).toBeUndefined();
  });

  it('says that it is a correction or a removal instead of the step', () => {
    expect(values({}, 'corrected').step).toBe('公告更正');
    expect(values({}, 'withdrawn').step).toBe('公告撤回');
    expect(summary({ stateReason: '项目取消' }, 'withdrawn')).toMatch(/^已撤回：项目取消/);
  });

  it('gives amounts and the next deadline by its name in the inbox, as people say them', () => {
    expect(summary()).toBe('招标公告 · 青川县 · 67.4 万元 · 报名截止 11月25日 17:00');
    expect(summary({ amountFen: 86_000 })).toContain(' 860 元 ');
    expect(summary({ amountFen: 32_500_000_000 })).toContain(' 3.25 亿元 ');
  });

  it('fits WeChat for every type of notice and every alert name', () => {
    fc.assert(
      fc.property(fc.constantFrom(...(Object.keys(noticeTypes) as NoticeType[])), fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }).filter((name) => name.trim() !== ''), { minLength: 1, maxLength: 4 }), (type, names) => {
        const all = noticeMessage(told({ type }, 'published', { projectName: `${'村'.repeat(30)}第二标段`, places: [] }))(names.map(alert));
        for (const [key, value] of [['thing1', all.title], ['phrase2', all.step], ['time3', all.time], ['time4', all.deadline], ['amount5', all.amount], ['thing6', all.note], ['thing7', all.why], ['thing8', all.whyLast]] as const) expect(fitValue(key, value ?? '')).toBe(value);
        expect([...(all.why ?? '')].length).toBeLessThanOrEqual(20);
      }),
    );
  });

  it('tells place, amount and deadline in one field as far as there is room', () => {
    expect(values().note).toBe('青川县 67.4万元 11月25日截止');
    expect(values({ amountFen: null }).note).toBe('青川县 11月25日 17:00截止');
    expect(values({ keyDates: {}, amountFen: null, region: { code: null, name: '' } }).note).toBe('招标公告');
    expect(values().place).toBe('青川县');
    expect(values().change).toBeUndefined();
  });

  it('tells of a correction what changed, all of it in the inbox, and why when nothing that is shown did', () => {
    const changes = [{ what: 'date', name: 'bidDeadline', from: '2026-11-30T01:30:00.000Z', to: '2026-12-05T01:30:00.000Z' }, { what: 'body' }] as const;
    expect(values({ stateReason: '补充图纸' }, 'corrected', { changes }).change).toBe('投标截止改为12月5日 09:30等2处');
    expect(summary({ stateReason: '补充图纸' }, 'corrected', { changes })).toBe('已更正：投标截止 11月30日 09:30 → 12月5日 09:30；正文有修改（补充图纸）');
    expect(values({ stateReason: '笔误' }, 'corrected').change).toBe('更正：笔误');
    expect(summary({ stateReason: '笔误' }, 'corrected')).toMatch(/^已更正：笔误 · 青川县/);
  });

  it('gives the reason of a removal, and calls a termination by its name', () => {
    expect(values({ stateReason: '采购人取消了本次采购任务，另行通知各位供应商' }, 'withdrawn').change).toBe('撤回：采购人取消了本次采购任务，另行通…');
    expect(values({ type: 'termination', keyDates: {} }).step).toBe('项目终止');
    expect(summary({ type: 'termination', keyDates: {} })).toMatch(/^项目终止 · /);
  });

  it('reminds with the date and the time left', () => {
    const reminder = (name: 'bidDeadline' | 'publicityUntil', at: string) => ({ reminder: { name, at: new Date(at) } });
    const bid = reminder('bidDeadline', '2026-11-23T01:30:00.000Z');
    expect(values({}, 'reminder', bid)).toMatchObject({ step: '投标截止', deadline: '2026年11月23日 09:30', note: '11月23日 09:30截止，还有3天' });
    expect(summary({}, 'reminder', bid)).toBe('投标截止 11月23日 09:30，还有3天 · 青川县 · 67.4 万元');
    expect(values({}, 'reminder', reminder('publicityUntil', '2026-11-21T16:00:00.000Z')).note).toBe('公示截止11月21日，就在明天');
    expect(values({}, 'reminder', reminder('bidDeadline', '2026-11-20T09:00:00.000Z')).note).toBe('11月20日 17:00截止，就在今天');
  });

  it('has room for place, amount and deadline in two fields, whatever their length, and something to say in both always', () => {
    expect(values()).toMatchObject({ facts: '青川县 67.4万元', due: '报名截止11月25日 17:00' });
    expect(values({ region: { code: '510822', name: '青川县某某乡镇人民政府驻地周边各行政村' }, amountFen: 123_456_700_000 }).facts).toBe('青川县某某乡镇人民政府… 12.35亿元');
    expect(values({ amountFen: null, keyDates: {} })).toMatchObject({ facts: '青川县', due: '11月20日发布' });
    const changes = [{ what: 'date', name: 'bidDeadline', from: '2026-11-30T01:30:00.000Z', to: '2026-12-05T01:30:00.000Z' }] as const;
    expect(values({}, 'corrected', { changes }).due).toBe(values({}, 'corrected', { changes }).change);
    for (const value of [values().facts, values().due]) expect([...(value ?? '')].length).toBeLessThanOrEqual(20);
  });

  it('opens exactly that notice on its project page, without a leading slash', () => {
    expect(noticePage('P', 'N')).toBe('pages/project/index?id=P&notice=N');
  });
});

describe('until when a telling is of use', () => {
  const dates = { registrationUntil: '2026-11-25T09:00:00.000Z', bidDeadline: '2026-12-10T01:30:00.000Z', publicityUntil: '2026-11-30' };
  const until = (kind: NoticeTold['kind'], rest: Partial<NoticeTold> = {}, keyDates: NoticeCard['keyDates'] = dates) => {
    const { deadlineAt, expiresAt } = noticeSaid(told({ keyDates }, kind, rest));
    return [deadlineAt?.toISOString(), expiresAt?.toISOString()];
  };

  it('is the next and the last deadline ahead, a day counting to its end', () => {
    expect(until('published')).toEqual(['2026-11-25T09:00:00.000Z', '2026-12-10T01:30:00.000Z']);
    expect(until('published', {}, { publicityUntil: '2026-11-20' })).toEqual(['2026-11-20T16:00:00.000Z', '2026-11-20T16:00:00.000Z']);
    expect(until('published', {}, { registrationUntil: '2026-11-19T09:00:00.000Z', openingAt: '2026-12-10T01:30:00.000Z' })).toEqual([undefined, undefined]);
  });

  it('never ends for what changed or is gone, and ends with its own deadline for a reminder', () => {
    expect(until('corrected', { changes: [{ what: 'body' }] })).toEqual(['2026-11-25T09:00:00.000Z', undefined]);
    expect(until('corrected')[1]).toBe('2026-12-10T01:30:00.000Z');
    expect(until('withdrawn')[1]).toBeUndefined();
    const at = new Date('2026-11-25T09:00:00.000Z');
    expect(until('reminder', { reminder: { name: 'registrationUntil', at } })).toEqual([at.toISOString(), at.toISOString()]);
  });
});

describe('the last credit', () => {
  const fields = { thing1: 'project', thing2: 'why', thing3: 'note' };
  const page = noticePage('P', 'N');

  it('asks for more on its page and beside the reason, and nothing else changes', () => {
    const last = pageWithTopUp(page, true);
    expect(last).toBe('pages/project/index?id=P&notice=N&topup=1');
    expect(valuesOnPage(values(), last, fields)).toEqual({ ...values(), why: '订阅「道路硬化」·最后1条可续', reason: '订阅「道路硬化」·最后1条可续' });
    expect(valuesOnPage(values(), page, fields)).toEqual(values());
    expect(pageWithTopUp('pages/inbox/index', true)).toBe('pages/inbox/index?topup=1');
  });

  it('takes the place of the note where no reason is shown, and forgets it on another channel', () => {
    expect(valuesOnPage(values(), pageWithTopUp(page, true), { thing1: 'note' }).note).toBe('最后1条，点开可续');
    expect(valuesOnPage(values(), pageWithTopUp(page, true), { thing1: 'project' })).toEqual(values());
    expect(pageWithTopUp(pageWithTopUp(page, true), true)).toBe(pageWithTopUp(page, true));
    expect(pageWithTopUp(pageWithTopUp(page, true), false)).toBe(page);
  });
});

describe('fillFields', () => {
  it('fills nothing when one value is absent, so a half-empty message never leaves', () => {
    expect(fillFields({ thing1: 'title', time2: 'deadline' }, { title: '甲' })).toBeUndefined();
    expect(fillFields({ thing1: 'title' }, { title: '甲' })).toEqual({ thing1: '甲' });
    expect(fillFields({ thing1: 'title', character_string2: 'receipt' }, personalValues({ kind: 'answer', title: '您的咨询有答复了', receipt: null, now }))).toBeUndefined();
  });
});
