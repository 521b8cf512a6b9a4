import { describe, expect, it } from '@jest/globals';
import { csvText } from './csv.js';

describe('csvText', () => {
  it('never lets a spreadsheet compute what somebody typed, in full width either', () => {
    for (const start of ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']) expect(csvText([[`${start}SUM(A1)`]])).toContain(`'${start}SUM(A1)`);
  });

  it('quotes commas, quotes and line breaks, and leaves numbers and nothing as they are', () => {
    expect(csvText([['甲,"乙"\n丙', -3, null]])).toBe('\ufeff"甲,""乙""\n丙",-3,\r\n');
  });
});
