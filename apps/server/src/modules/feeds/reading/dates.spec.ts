import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseMoment, parsePeriod } from './dates.js';

describe('parseMoment', () => {
  it.each([
    ['2025-06-13 18:00:00', '2025-06-13T10:00:00.000Z'],
    ['2025年06月13日 18时00分', '2025-06-13T10:00:00.000Z'],
    ['2025年6月13日9时', '2025-06-13T01:00:00.000Z'],
    ['2018/12/31', '2018-12-30T16:00:00.000Z'],
    ['2025.3.4', '2025-03-03T16:00:00.000Z'],
    ['2025-06-13T18:00:00+08:00', '2025-06-13T10:00:00.000Z'],
    ['2025-06-13T10:00:00.123Z', '2025-06-13T10:00:00.000Z'],
    ['2025年06月13日 24时00分', '2025-06-13T16:00:00.000Z'],
    ['开标时间：２０２５年６月１３日上午', '2025-06-12T16:00:00.000Z'],
  ])('reads %s as Asia/Shanghai: %s', (text, instant) => {
    expect(parseMoment(text)?.instant).toBe(instant);
  });

  it.each(['2025-02-30', '2025-13-01', '1066-01-01', '2025-06-13 25:00', '', '待定', '0000-00-00 00:00:00'])('finds no date in %s', (text) => {
    expect(parseMoment(text)).toBeNull();
  });

  it('never throws, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'0123456789-/:年月日时分 TZ+.') }), (text) => void parseMoment(text)));
  });
});

describe('parsePeriod', () => {
  it('reads both ends of a publicity period', () => {
    const period = parsePeriod('公示期为2025年06月13日 18时00分至2025年06月16日 23时59分');
    expect([period?.from.day, period?.until.day]).toEqual(['2025-06-13', '2025-06-16']);
  });

  it('takes a period that ends before it begins for a mistake', () => {
    expect(parsePeriod('2025年06月16日至2025年06月13日')).toBeNull();
    expect(parsePeriod('2025年06月16日起')).toBeNull();
  });
});
