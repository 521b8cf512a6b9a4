import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cleanNoticeHtml } from '../notice-html.js';
import { maskHtml, maskText } from '../../../platform/personal-data/mask.js';
import { scanAddress, scanText } from '../../../platform/personal-data/scan.js';

const kinds = (text: string): string[] => scanText(text).map(({ kind }) => kind);
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const withCheck = (first17: string): string => first17 + '10X98765432'.charAt(WEIGHTS.reduce((sum, weight, i) => sum + weight * Number(first17[i]), 0) % 11);
const person = withCheck('51082219850312001');

describe('scanText', () => {
  it.each([
    ['a resident id of 18 digits', `身份证号：${person}。`, ['resident-id']],
    ['a resident id that ends in x', '身份证 11010519491231002x', ['resident-id']],
    ['a resident id in full-width digits', person.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)), ['resident-id']],
    ['a resident id cut by blanks', `${person.slice(0, 6)} ${person.slice(6, 14)} ${person.slice(14)}`, ['resident-id']],
    ['a resident id labelled as a document number', `证件编号：${person}`, ['resident-id']],
    ['a resident id of 15 digits', '身份证 510822620312001', ['resident-id']],
    ['a mobile number', '联系电话13800138000', ['mobile']],
    ['a mobile number cut 3-4-4', '张三 138-0013-8000、李四 139 0013 9000', ['mobile', 'mobile']],
    ['a mobile number with the country code', '+86 13800138000', ['mobile']],
    ['a mobile number behind a word for phone', 'TEL:13800138000 Tel13800138000', ['mobile', 'mobile']],
    ['a mobile number behind a land line', '0839-7200000/13800138000', ['mobile']],
    ['a mobile number in an address', '13800138000@example.org', ['mobile']],
    ['a bank card', '卡号 6222 0212 3456 7894', ['bank-card']],
  ])('looks at %s', (_name, text, wanted) => {
    expect(kinds(text)).toEqual(wanted);
  });

  it.each([
    ['a card number that fails Luhn', '账号 6222021234567890'],
    ['a wrong check digit', `5108221985031200${person[16]}${person[17] === '0' ? '1' : '0'}`.slice(0, 18)],
    ['prices side by side in cells', '135\n2400\n1200'],
    ['an impossible birthday', withCheck('51082219851332001')],
    ['a unified social credit code', '统一社会信用代码 91510822MA62512345'],
    ['a project code with letters', '项目编号：SCIT-FW(Z)-13800138000'],
    ['a project code of digits', `项目编号：${withCheck('51082220230101001')}`],
    ['a code labelled so', '采购计划编号：13800138000'],
    ['the number of a qualification', '地质灾害治理单位资质证书/510822620312001'],
    ['an amount in yuan', '预算金额 13800138000 元，合计13800138000.00'],
    ['a longer number', '1380013800012'],
    ['a land line', '0839-7200000'],
    ['a web address', 'http://example.org/info/13800138000.html'],
    ['a date and time', '2026-11-22 13:45:00 至 20261122134500'],
  ])('is not misled by %s', (_name, text) => {
    expect(kinds(text)).toEqual([]);
  });

  it('finds any valid id, mobile and card in any Chinese sentence', () => {
    const words = fc.stringMatching(/^[一-龥，。：（）]{0,8}$/);
    const id = fc.tuple(fc.constantFrom('110101', '510822', '620102'), fc.date({ min: new Date('1930-01-01'), max: new Date('2004-12-31'), noInvalidDate: true }), fc.integer({ min: 0, max: 999 }));
    fc.assert(
      fc.property(words, words, id, fc.integer({ min: 0, max: 999_999_999 }), (before, after, [region, birthday, order], tail) => {
        const resident = withCheck(region + birthday.toISOString().slice(0, 10).replace(/-/g, '') + String(order).padStart(3, '0'));
        const mobile = `1${'3456789'.charAt(tail % 7)}${String(tail).padStart(9, '0')}`;
        const text = `${before}${resident}${after}号，${mobile}机`;
        expect(scanText(text).map(({ value }) => value)).toEqual([resident, mobile]);
        const masked = maskText(text);
        expect(masked.count).toBe(2);
        expect(masked.text).not.toMatch(/\d/);
      }),
      { seed: 4 },
    );
  });
});

describe('scanAddress', () => {
  it.each([
    ['a number in the query', 'https://example.org/call?tel=13800138000&x=1', ['mobile']],
    ['a number behind percent signs', 'https://example.org/?q=%31%33800138000', ['mobile']],
    ['a resident id in a path', `https://example.org/person/a${person}.html`, ['resident-id']],
    ['broken percent signs', 'https://example.org/%zz?tel=13800138000', ['mobile']],
    ['an amount with four decimals', 'https://example.org/?budget=1350000.0000&x=1', []],
    ['the id of a page', 'https://example.org/info/13800138000.html', []],
  ])('looks at %s', (_name, address, wanted) => {
    expect(scanAddress(address).map(({ kind }) => kind)).toEqual(wanted);
  });
});

describe('masking', () => {
  it('takes the address from a link that holds a number, and masks the description of a picture', () => {
    const picture = '<img src="/api/attachments/01KA0000000000000000000000" alt="电话13800138000">';
    const clean = cleanNoticeHtml(`<p>${picture}<a href="https://example.org/a">甲</a><a href="https://example.org/?a=1&amp;tel=13900139000"><b>乙</b></a>丙</p>`);
    const { text, count } = maskHtml(clean);
    expect(count).toBe(2);
    expect(text).not.toMatch(/1380|1390/);
    expect(text).toBe(`<p>${picture.replace('13800138000', '***********')}<a href="https://example.org/a" rel="noopener noreferrer nofollow">甲</a><strong>乙</strong>丙</p>`);
    expect(maskHtml(clean, () => false).text).toBe(clean);
  });

  it('grows no faster than the text', () => {
    const list = Array.from({ length: 120_000 }, (_, at) => `138${10_000_000 + at}`).join(' ');
    const before = process.cpuUsage();
    expect(scanText(list)).toHaveLength(120_000);
    const { user } = process.cpuUsage(before);
    expect(user / 1e6).toBeLessThan(4);
  });

  it('replaces a number that inline tags cut, and nothing else', () => {
    const clean = cleanNoticeHtml('<p>电话 <b>138</b>0013<u>8000</u>，预算 100 元</p><table><tr><td>138</td><td>00138000</td></tr></table>');
    expect(maskHtml(clean)).toEqual({ text: clean.replace('<strong>138</strong>0013<u>8000</u>', '<strong>***</strong>****<u>****</u>'), count: 1 });
  });

  it('finds nothing in what it masked', () => {
    const { text } = maskText(`${person} 13800138000`);
    expect(text).toBe('****************** ***********');
    expect(scanText(text)).toEqual([]);
  });

  it('sees through invisible characters and entities', () => {
    expect(maskHtml(cleanNoticeHtml('<p>&#49;38\u200b0013&zwnj;8000</p>')).count).toBe(1);
  });

  it('leaves what was decided to stay', () => {
    expect(maskText('热线 13800138000，个人 13900139000', ({ value }) => value === '13900139000').text).toBe('热线 13800138000，个人 ***********');
  });
});
