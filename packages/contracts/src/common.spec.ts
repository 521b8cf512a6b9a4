import { describe, expect, it } from '@jest/globals';
import { visibleText } from './common.js';

describe('text to read', () => {
  it.each(['', '   ', '\u200b\u200b', '\u00ad \ufeff', '\u202e'])('is more than nothing that can be seen: %j', (text) => {
    expect(visibleText(10).safeParse(text).success).toBe(false);
  });

  it('is taken without outer blanks, in any script, up to its length', () => {
    expect(visibleText(10).parse(' 石拱桥🏗️ ')).toBe('石拱桥🏗️');
    expect(visibleText(3).safeParse('石拱桥工').success).toBe(false);
  });

  it.each([
    ['', '不能为空'],
    ['石拱桥工', '最多写 3 个字'],
    ['\u200b', '不能只有空白或看不见的字符'],
  ])('says in Chinese, in one sentence, what is wrong with %j, also where no language was set', (text, said) => {
    expect(visibleText(3).safeParse(text).error?.issues.map(({ message }) => message)).toEqual([said]);
  });
});
