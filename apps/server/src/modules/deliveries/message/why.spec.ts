import { describe, expect, it } from '@jest/globals';
import type { InboxReason } from '@sunshine/contracts';
import { fitValue } from '@sunshine/wechat';
import fc from 'fast-check';
import { whyOf } from './why.js';
import { visible, widthOf } from './words.js';

const alert = (name: string, ...matches: InboxReason['matches']): InboxReason => ({ kind: 'alert', alertId: '01K0000000000000000000000A', name, matches });
const inTitle = (word: string) => ({ word, field: 'title' as const });
const inBody = (word: string) => ({ word, field: 'body' as const });

describe('whyOf', () => {
  it('names the alert, the word and the field while there is room', () => {
    expect(whyOf([alert('道路硬化', inTitle('硬化'))])).toBe('订阅「道路硬化」标题含“硬化”');
    expect(whyOf([alert('道路硬化', inBody('水泥'), inTitle('硬化'))])).toBe('订阅「道路硬化」标题含“硬化”');
    expect(whyOf([alert('道路硬化', inTitle('道路')), alert('水利')])).toBe('订阅「道路硬化」标题含“道路”等2项');
  });

  it('lets go of the kind, the field and the word in turn, and cuts the name last', () => {
    expect(whyOf([alert('道路硬化与排水沟', inTitle('道路硬化'))])).toBe('「道路硬化与排水沟」标题含“道路硬化”');
    expect(whyOf([alert('道路硬化与排水沟', inTitle('道路硬化工程'))])).toBe('「道路硬化与排水沟」含“道路硬化工程”');
    expect(whyOf([alert('青川县道路硬化与排水沟', inTitle('道路硬化工程'))])).toBe('订阅「青川县道路硬化与排水沟」');
    expect(whyOf([alert('青川县各乡镇道路硬化与排水沟整治提升')])).toBe('订阅「青川县各乡镇道路硬化与排水沟整…」');
  });

  it('says what is followed, and counts the other reasons', () => {
    expect(whyOf([{ kind: 'follow', alertId: null, name: '甲村道路', matches: [] }])).toBe('关注「甲村道路」');
    expect(whyOf([alert('道路硬化'), alert('水利'), alert('电站')])).toBe('订阅「道路硬化」等3项');
    expect(whyOf([])).toBe('公告提醒');
  });

  it('never exceeds what WeChat gives, always begins to name the alert, never cuts a character in half', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }).filter((name) => visible(name) !== '');
    const words = fc.array(fc.record({ word: text, field: fc.constantFrom('title' as const, 'body' as const) }), { maxLength: 3 });
    const reason = fc.tuple(text, words).map(([name, matches]) => alert(name, ...matches));
    fc.assert(
      fc.property(fc.array(reason, { minLength: 1, maxLength: 20 }), fc.constantFrom(13, 20), (reasons, room) => {
        const why = whyOf(reasons, room);
        expect(widthOf(why)).toBeLessThanOrEqual(room);
        expect(fitValue('thing1', why)).toBe(why);
        expect(why).toMatch(/「.+」/u);
        expect(() => encodeURIComponent(why)).not.toThrow();
      }),
    );
  });
});
