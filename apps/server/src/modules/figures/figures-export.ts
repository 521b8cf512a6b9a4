import { csvText, figureShares, type CsvCell, type FigureRow, type Figures, type FigureShare, type Share } from '@sunshine/contracts';
import { DateTime } from 'luxon';
import { ZONE } from '../../platform/clock/clock.js';

const SHARES = Object.entries(figureShares).map(([key, title]) => ({ key: key as FigureShare, title }));

const heading = ['分组', '评价数', '非常满意', '满意', '基本满意', '不满意', '非常不满意', '其中认定误评或恶意', '其中自行评价', ...SHARES.flatMap(({ title }) => [`${title}分子`, `${title}分母`, title, `${title}下限`, `${title}上限`])];

const DIGITS = 10_000;
/** Never rounded to none or all. */
function rounded(share: number | null): number | null {
  if (share === null || share === 0 || share === 1) return share;
  return Math.min(DIGITS - 1, Math.max(1, Math.round(share * DIGITS))) / DIGITS;
}
const shareCells = ({ numerator, denominator, rate, low, high }: Share): CsvCell[] => [numerator, denominator, rounded(rate), rounded(low), rounded(high)];
const rowCells = (row: FigureRow): CsvCell[] => [row.label, row.ratings, row.levels[5], row.levels[4], row.levels[3], row.levels[2], row.levels[1], row.excluded, row.openChannel, ...SHARES.flatMap(({ key }) => shareCells(row[key]))];

const wall = (at: string): string => DateTime.fromISO(at, { zone: ZONE }).toFormat('yyyy-MM-dd HH:mm');

const notes = ({ from, to, asOf, countsOnlyBelow }: Figures): CsvCell[][] => [
  [`统计期间 ${from} 至 ${to}，统计时间 ${wall(asOf)}`],
  [`没有评价不算满意；分母不足 ${countsOnlyBelow} 的只列数量；上下限为 95% 置信区间（Wilson）`],
];

/** The table as it is shown: a row a group, the total last, and what the numbers mean. */
export const figureTable = (figures: Figures): CsvCell[][] => [heading, ...[...figures.rows, figures.total].map(rowCells), ...notes(figures)];

export const figuresCsv = (figures: Figures): Buffer => Buffer.from(csvText(figureTable(figures)));

export async function figuresXlsx(figures: Figures): Promise<Buffer> {
  const { default: ExcelJS } = await import('exceljs');
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('评价统计', { views: [{ state: 'frozen', xSplit: 1, ySplit: 1 }] });
  for (const row of figureTable(figures)) sheet.addRow(row);
  sheet.getRow(1).font = { bold: true };
  sheet.getColumn(1).width = 24;
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
