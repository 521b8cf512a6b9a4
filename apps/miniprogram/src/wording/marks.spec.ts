import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { markPieces } from './marks';

const marked = (text: string, query: string) => markPieces(text, query).filter((piece) => piece.marked).map((piece) => piece.text);

describe('marks of a search', () => {
  it('marks every place', () => expect(marked('道路硬化及道路照明', '道路')).toEqual(['道路', '道路']));
  it('marks each word of a search', () => expect(marked('竹园镇道路硬化', '硬化 竹园')).toEqual(['竹园', '硬化']));
  it('finds full-width and other-case spellings', () => expect(marked('ＰＰＰ项目 Ppp', 'ppp')).toEqual(['ＰＰＰ', 'Ppp']));
  it('joins overlapping marks', () => expect(marked('aaa', 'aa')).toEqual(['aaa']));
  it('marks nothing for an empty search', () => expect(marked('道路', '  ')).toEqual([]));

  it('never changes the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme', maxLength: 4 }), (text, query) => markPieces(text, query).map((piece) => piece.text).join('') === text));
  });
});
