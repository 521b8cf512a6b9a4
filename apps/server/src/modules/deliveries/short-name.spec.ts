import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { shortName } from './short-name.js';

const places = ['青川县', '广元市', '四川省'];
const lengthOf = (text: string): number => [...text].length;

describe('shortName', () => {
  it('leaves a name that fits as it is', () => {
    expect(shortName('青川县乡村道路硬化项目', places)).toBe('青川县乡村道路硬化项目');
  });

  it("drops the county's own names and 项目 first", () => {
    expect(shortName('四川省广元市青川县甲乡乙村至丙村道路硬化及两侧排水沟整治项目', places)).toBe('甲乡乙村至丙村道路硬化及两侧排水沟整治');
  });

  it('keeps the lot number whatever else goes', () => {
    const long = '青川县二〇二六年第一批高标准农田建设及配套灌溉渠系改造提升工程项目施工';
    expect(shortName(`${long}第三标段`, places)).toMatch(/…第三标段$/);
    expect(shortName(`${long}（二标段）`, places)).toMatch(/…（二标段）$/);
    expect(shortName(`${long}包3`, places)).toMatch(/…包3$/);
  });

  it('never exceeds the room, never cuts a character in half, never ends empty', () => {
    const piece = fc.oneof(fc.constantFrom('青川县', '项目', '工程', '第二标段', '（3标段）', '公告', '2026年', '🏔', '𠮷'), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), (pieces) => {
        const name = `路${pieces.join('')}`;
        const short = shortName(name, places);
        expect(lengthOf(short)).toBeLessThanOrEqual(20);
        expect(() => encodeURIComponent(short)).not.toThrow();
        expect(short).not.toBe('');
      }),
    );
  });
});
