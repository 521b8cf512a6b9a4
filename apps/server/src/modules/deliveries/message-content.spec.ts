import { describe, expect, it } from '@jest/globals';
import { noticeTypes, type InboxReason, type NoticeCard, type NoticeType } from '@sunshine/contracts';
import { fitValue } from '@sunshine/wechat';
import fc from 'fast-check';
import { answerValues, fillFields, noticePage, noticeSummary, noticeValues, whyOf } from './message-content.js';

const now = new Date('2026-11-20T02:00:00Z');
const card: NoticeCard = {
  ...{ id: '01K0000000000000000000000N', projectId: '01K0000000000000000000000P', title: '甲村道路硬化工程招标公告', type: 'tender', category: 'engineering' },
  ...{ region: { code: '510822', name: '青川县' }, publishedAt: '2026-11-20T01:30:00.000Z', state: 'published', stateReason: null, greenChannel: false },
  ...{ keyDates: { registrationUntil: '2026-11-25T09:00:00.000Z', bidDeadline: '2026-12-10T01:30:00.000Z' }, amountFen: 67_400_050, winners: [], excerpt: null },
};
const alert = (name: string): InboxReason => ({ kind: 'alert', alertId: '01K0000000000000000000000A', name, matches: [] });
const values = (more: Partial<NoticeCard> = {}, kind: 'published' | 'corrected' | 'withdrawn' = 'published') =>
  noticeValues({ kind, card: { ...card, ...more }, projectName: '青川县甲村道路硬化项目', places: ['青川县'], reasons: [alert('道路硬化')], now });

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
    expect(noticeSummary('withdrawn', { ...card, stateReason: '项目取消' }, now)).toMatch(/^已撤回：项目取消/);
  });

  it('gives amounts in the inbox as people say them', () => {
    expect(noticeSummary('published', card, now)).toBe('招标公告 · 青川县 · 67.4 万元 · 截止 2026年11月25日 17:00');
    expect(noticeSummary('published', { ...card, amountFen: 86_000 }, now)).toContain(' 860 元 ');
    expect(noticeSummary('published', { ...card, amountFen: 32_500_000_000 }, now)).toContain(' 3.25 亿元 ');
  });

  it('fits WeChat for every type of notice and every alert name', () => {
    fc.assert(
      fc.property(fc.constantFrom(...(Object.keys(noticeTypes) as NoticeType[])), fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }).filter((name) => name.trim() !== ''), { minLength: 1, maxLength: 4 }), (type, names) => {
        const all = noticeValues({ kind: 'published', card: { ...card, type }, projectName: `${'村'.repeat(30)}第二标段`, places: [], reasons: names.map(alert), now });
        for (const [key, value] of [['thing1', all.title], ['phrase2', all.step], ['time3', all.time], ['time4', all.deadline], ['amount5', all.amount]] as const) expect(fitValue(key, value ?? '')).toBe(value);
        expect([...(all.why ?? '')].length).toBeLessThanOrEqual(20);
      }),
    );
  });

  it('opens exactly that notice on its project page, without a leading slash', () => {
    expect(noticePage('P', 'N')).toBe('pages/project/index?id=P&notice=N');
  });
});

describe('whyOf', () => {
  it('names the first reason and counts the others', () => {
    expect(whyOf([alert('道路硬化'), alert('水利')])).toBe('订阅「道路硬化」等2项');
    expect(whyOf([{ kind: 'follow', alertId: null, name: '甲村道路', matches: [] }])).toBe('关注「甲村道路」');
  });
});

describe('fillFields', () => {
  it('fills nothing when one value is absent, so a half-empty message never leaves', () => {
    expect(fillFields({ thing1: 'title', time2: 'deadline' }, { title: '甲' })).toBeUndefined();
    expect(fillFields({ thing1: 'title' }, { title: '甲' })).toEqual({ thing1: '甲' });
    expect(fillFields({ thing1: 'title', character_string2: 'receipt' }, answerValues({ title: '您的咨询有答复了', receipt: null, now }))).toBeUndefined();
  });
});
