import { describe, expect, it } from '@jest/globals';
import { toCsv } from '@/lib/csv';

const columns = [
  { title: '标题', value: (row: { title: string; amount: number | null }) => row.title },
  { title: '金额', value: (row: { title: string; amount: number | null }) => row.amount },
];

describe('toCsv', () => {
  it('starts with a byte order mark so that Excel reads Chinese', () => {
    expect(toCsv(columns, [])).toBe('\ufeff标题,金额\r\n');
  });

  it('quotes commas, quotes and line breaks', () => {
    expect(toCsv(columns, [{ title: '甲,"乙"\n丙', amount: 3 }])).toBe('\ufeff标题,金额\r\n"甲,""乙""\n丙",3\r\n');
  });

  it('never lets a spreadsheet compute what somebody typed', () => {
    for (const start of ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']) expect(toCsv(columns, [{ title: `${start}HYPERLINK()`, amount: null }])).toContain(`'${start}HYPERLINK()`);
  });

  it('leaves an absent value empty', () => {
    expect(toCsv(columns, [{ title: '甲', amount: null }])).toMatch(/甲,\r\n$/);
  });
});
