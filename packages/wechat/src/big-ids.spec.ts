import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseJsonWithBigIds } from './big-ids.js';

it('integers beyond 2^53 keep every digit, as text; all others stay numbers', () => {
  const parsed = parseJsonWithBigIds('{"msgid":2918131553548107776,"n":[-9007199254740993,9007199254740991],"t":"1864323726461255681","e":1e20}');
  expect(parsed).toEqual({ msgid: '2918131553548107776', n: ['-9007199254740993', 9007199254740991], t: '1864323726461255681', e: 1e20 });
});

it('digits inside text, also after escaped quotes, are left alone', () => {
  const value = { a: 'he said "1864323726461255681" \\', b: '\\"2918131553548107776' };
  expect(parseJsonWithBigIds(JSON.stringify(value))).toEqual(value);
});

it('whatever stands in a text, with a large id beside it, comes back as it was', () => {
  const piece = fc.constantFrom('"', '\\', '1864323726461255681', '-', '{', '\u2028', '\n', '青');
  fc.assert(
    fc.property(fc.array(piece).map((pieces) => pieces.join('')), (text) => {
      const json = `{${JSON.stringify(text)}:${JSON.stringify(text)},"id":1864323726461255681}`;
      expect(parseJsonWithBigIds(json)).toEqual({ [text]: text, id: '1864323726461255681' });
    }),
  );
});

it('a text of millions of escapes is no trouble', () => {
  const text = '"'.repeat(4_000_000);
  expect(parseJsonWithBigIds(`{"a":${JSON.stringify(text)},"id":1864323726461255681}`)).toEqual({ a: text, id: '1864323726461255681' });
});

it('equals JSON.parse wherever no integer is unsafe', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      fc.pre(!/\d{16}/.test(text));
      expect(parseJsonWithBigIds(text)).toEqual(JSON.parse(text));
    }),
  );
});

it.each(['', '{', '{9007199254740993:1}', '09007199254740993', '[1,]'])('%j is no JSON and stays none', (text) => {
  expect(() => parseJsonWithBigIds(text)).toThrow(SyntaxError);
});
