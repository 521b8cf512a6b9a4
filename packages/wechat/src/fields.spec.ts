import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { WechatFieldError } from './errors.js';
import { fitValue } from './fields.js';

const TYPES = ['thing', 'number', 'letter', 'symbol', 'character_string', 'time', 'date', 'amount', 'phone_number', 'car_number', 'name', 'phrase'];
const LIMITS: Record<string, number> = { thing: 20, number: 33, letter: 32, symbol: 5, character_string: 32, amount: 13, phone_number: 17, car_number: 8, name: 20, phrase: 5 };

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: fc.constantFrom('青', '川', '𠮷', '😀', 'a', '1', '.', '-', ':', ' ', '\n', '\ud800', '\u200b'), maxLength: 60 }),
);

function fitOrRefuse(key: string, value: string): string | undefined {
  try {
    return fitValue(key, value);
  } catch (error) {
    if (error instanceof WechatFieldError && error.key === key) return undefined;
    throw error;
  }
}

describe('fitValue', () => {
  it('whatever is given, the result fits, is whole text without controls, and fitting again changes nothing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...TYPES), text, (type, value) => {
        const key = `${type}1`;
        const fitted = fitOrRefuse(key, value);
        if (fitted === undefined) return;
        expect(fitted).not.toBe('');
        expect(fitted).not.toMatch(/[\p{Cc}\p{Cs}]/u);
        expect([...fitted].length).toBeLessThanOrEqual(LIMITS[type] ?? Infinity);
        expect(fitValue(key, fitted)).toBe(fitted);
      }),
      { numRuns: 2000 },
    );
  });

  it('any text with something visible in it makes a thing', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (value) => fitOrRefuse('thing1', `项目${value}`) !== undefined));
  });

  it.each([
    ['thing1', '青川县2026年农村道路硬化工程施工招标公告第三标段', '青川县2026年农村道路硬化工程施工招…'],
    ['thing01', '停水\n通知\u0000', '停水 通知'],
    ['thing2', '𠮷'.repeat(25), `${'𠮷'.repeat(19)}…`],
    ['thing2', '😀'.repeat(25), `${'😀'.repeat(9)}…`],
    ['thing2', '🏗️'.repeat(12), `${'🏗️'.repeat(6)}…`],
    ['number1', '１,234.50', '1234.50'],
    ['amount1', '¥674,000.00', '￥674000.00'],
    ['amount1', '12345678.901元', '12345678.90元'],
    ['time1', '2026年11月22日 15：01', '2026年11月22日 15:01'],
    ['time1', '9:30~11:30', '9:30~11:30'],
    ['date1', '2026-11-22 09:30', '2026-11-22 09:30'],
    ['date2', '2026.11.22', '2026.11.22'],
    ['date2', '11月22日', '11月22日'],
    ['date2', '2026/11', '2026/11'],
    ['phone_number1', '0839-7201 234', '0839-7201234'],
    ['car_number1', '粤a8z888挂', '粤A8Z888挂'],
    ['name1', '欧阳青川欧阳青川欧阳青川', '欧阳青川欧阳青川欧…'],
    ['phrase1', '审核通过', '审核通过'],
    ['phrase1', '结果公示中', '结果公示中'],
    ['character_string1', 'QC-2026-0042', 'QC-2026-0042'],
    ['character_string1', 'ＱＣ—2026–0042', 'QC-2026-0042'],
    ['character_string1', '4'.repeat(33), `${'4'.repeat(29)}...`],
    ['letter1', 'a'.repeat(33), 'a'.repeat(32)],
    ['symbol1', '※※※※※※', '※※※※※'],
    ['time1', '2026-11-22 15:01:30', '2026-11-22 15:01:30'],
    ['date1', '2026年11月22日~11月30日', '2026年11月22日~11月30日'],
    ['phone_number1', '+86-0766-66888866', '+86-0766-66888866'],
    ['name1', 'Bartholomew Featherstonehaugh', 'Bartholomew Feather…'],
    ['keyword1', '任意文字', '任意文字'],
  ])('%s ← %j becomes %j', (key, value, expected) => {
    expect(fitValue(key, value)).toBe(expected);
  });

  it.each([
    ['number1', '三百'],
    ['number1', '1'.repeat(33)],
    ['amount1', '67.4万元'],
    ['amount1', '12345678901'],
    ['letter1', 'a1'],
    ['character_string1', '编号1'],
    ['time1', '25:00'],
    ['time1', '明天'],
    ['date1', '2026-13-01'],
    ['date1', '2026-11/22'],
    ['phrase1', '通过OK'],
    ['name1', '张3'],
    ['thing1', ' \n '],
    ['banana1', '文字'],
    ['thing', '文字'],
    ['constructor1', '文字'],
  ])('%s ← %j is refused by name', (key, value) => {
    expect(() => fitValue(key, value)).toThrow(new RegExp(`消息字段 ${key} `));
  });

  it('an enumerated value is one of those that WeChat lists', () => {
    const place = { templateId: 't1', allowed: ['招标公告', '中标公告'] };
    expect(fitValue('enum_string1', '招标公告', place)).toBe('招标公告');
    expect(() => fitValue('enum_string1', '更正公告', place)).toThrow('模板 t1 的消息字段 enum_string1 无法填写：只能是：招标公告、中标公告');
  });

  it('the error names the template when it is known', () => {
    expect(() => fitValue('number1', '三百', { templateId: 't1' })).toThrow(expect.objectContaining({ key: 'number1', templateId: 't1' }));
  });
});
