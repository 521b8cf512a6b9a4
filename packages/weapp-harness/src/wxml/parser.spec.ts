import { expect, it } from '@jest/globals';
import { compileData, compileValue } from './expression.js';
import { parseWxml } from './parser.js';

it('reads tags, bare attributes, comments and signs inside braces', () => {
  const [view, ...rest] = parseWxml('<!-- <no> --><view class="a > b" hidden>{{ 1 < 2 }} 是</view>\n');
  expect(rest).toEqual([]);
  expect(view).toMatchObject({ tag: 'view', children: [{ kind: 'text', source: '{{ 1 < 2 }} 是' }] });
  expect(view?.kind === 'element' && [...view.attributes]).toEqual([['class', 'a > b'], ['hidden', '']]);
});
it.each([
  ['<view>', '<view> is not closed'],
  ['<view>\n</text>', 'line 2: </text> closes <view>'],
  ['<view class="a', '<view> has no end'],
])('refuses %j', (source, message) => {
  expect(() => parseWxml(source)).toThrow(message);
});
it('keeps the type of one expression alone and joins others to a string', () => {
  expect(compileValue('{{ n + 1 }}')({ n: 1 })).toBe(2);
  expect(compileValue('第 {{ n }} 条{{ missing }}')({ n: 1 })).toBe('第 1 条');
});
it('takes unknown names and members of nothing for undefined', () => {
  expect(compileValue('{{ a.b.c }}')({})).toBeUndefined();
  expect(compileValue('{{ process }}')({})).toBeUndefined();
});
it('reads the data of a template as an object', () => {
  expect(compileData('{{ a: x, y, ...z }}')({ x: 1, y: 2, z: { w: 3 } })).toEqual({ a: 1, y: 2, w: 3 });
  expect(compileData('')({})).toEqual({});
});
