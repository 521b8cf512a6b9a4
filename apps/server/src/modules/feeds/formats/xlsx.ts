import type { CellValue, Row, Workbook, Worksheet } from 'exceljs';
import { noticeTypes, tradeCategories, type NoticeType, type TradeCategory } from '@sunshine/contracts';
import { AppError } from '../../../platform/http/app-error.js';
import { type FeedContext, type ParsedRecord, RecordRefused } from '../feed-record.js';
import { isKnownCategory } from '../mapping/categories.js';
import { isKnownType } from '../mapping/notice-types.js';
import { parseMoment } from '../reading/dates.js';
import { asRaw, text, type Raw } from '../reading/fields.js';
import type { FileRecord } from '../reading/record-stream.js';
import { parseJsonl } from './jsonl.js';
import { COLUMNS, SHEETS, type Column } from './xlsx-columns.js';
import { checkSpreadsheet } from './zip-check.js';

const MOST_ROWS = 20_000;
const unreadable = (message: string): AppError => new AppError('FEED_UNREADABLE', message);

/** Excel keeps a wall clock; exceljs hands it over as if it were UTC. */
const wallClock = (date: Date): string => (Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 19).replace('T', ' '));

/** What a reader sees in a cell: rich text joined, a link's text, a formula's result; an error value is empty. */
function plainValue(value: CellValue): string | number {
  if (value === null || value === undefined || typeof value === 'boolean') return '';
  if (value instanceof Date) return wallClock(value);
  if (typeof value !== 'object') return value;
  if ('richText' in value) return value.richText.map((part) => part.text).join('');
  if ('hyperlink' in value) return typeof value.text === 'string' ? value.text : plainValue(value.text as CellValue);
  if ('result' in value) return plainValue(value.result as CellValue);
  return '';
}

const EXCEL_EPOCH_DAYS = 25_569;
const DAY_MS = 86_400_000;
/** A date that was pasted into a text column stays as Excel's day number: here 1982 to 2119. */
const isDayNumber = (value: string | number): value is number => typeof value === 'number' && value > 30_000 && value < 80_000;
const dateText = (value: string | number): string | number => (isDayNumber(value) ? wallClock(new Date(Math.round((value - EXCEL_EPOCH_DAYS) * DAY_MS))) : value);

type Headers = Map<number, Column>;

const headersOf = (row: Row): Headers => {
  const byName = new Map(COLUMNS.map((column) => [column.header, column]));
  const found: Headers = new Map();
  row.eachCell((cell, index) => {
    const column = byName.get(String(plainValue(cell.value)).replace(/[\s*＊]/g, '').replace(/\(/g, '（').replace(/\)/g, '）'));
    if (column) found.set(index, column);
  });
  return found;
};

function sheetOf(workbook: Workbook): { sheet: Worksheet; headers: Headers } {
  const sheet = workbook.getWorksheet(SHEETS.notices) ?? workbook.worksheets[0];
  if (!sheet) throw unreadable('电子表格里没有工作表');
  const headers = headersOf(sheet.getRow(1));
  const names = new Set([...headers.values()].map(({ header }) => header));
  const missing = COLUMNS.filter((column) => column.required && !names.has(column.header)).map(({ header }) => header);
  if (missing.length > 0) throw unreadable(`第一行缺少列：${missing.join('、')}。请使用模板`);
  if (sheet.rowCount > MOST_ROWS + 1) throw unreadable(`一次最多导入 ${MOST_ROWS} 行，这张表有 ${sheet.rowCount - 1} 行`);
  return { sheet, headers };
}

/** Rows of a spreadsheet made from the template, as JSON Lines records. Throws AppError FEED_UNREADABLE (see checkSpreadsheet). */
export async function* readSpreadsheet(path: string): AsyncGenerator<FileRecord> {
  await checkSpreadsheet(path);
  const { default: ExcelJS } = await import('exceljs');
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path).catch(() => {
    throw unreadable('电子表格的内容无法读取');
  });
  const { sheet, headers } = sheetOf(workbook);
  for (let number = 2; number <= sheet.rowCount; number++) {
    const row = sheet.getRow(number);
    const value: Raw = {};
    for (const [index, column] of headers) {
      const shown = plainValue(row.getCell(index).value);
      const cell = column.kind === 'date' ? dateText(shown) : shown;
      if (cell !== '') value[column.key] = typeof cell === 'string' ? cell.trim() : cell;
    }
    if (Object.keys(value).length > 0) yield { position: number, value, original: JSON.stringify(value) };
  }
}

const byLabel = <K extends string>(words: Record<K, { label: string }>, label: string): K | undefined => (Object.keys(words) as K[]).find((key) => words[key].label === label);

/** People chose from a list: what is not on it is a mistake to show, not a word to interpret. */
function chosen(raw: Raw): { type: NoticeType | undefined; category: TradeCategory | undefined } {
  const [type, category] = [text(raw, 'noticeType') ?? '', text(raw, 'category') ?? ''];
  const answer = { type: byLabel(noticeTypes, type), category: byLabel(tradeCategories, category) };
  if (!answer.type && !isKnownType(type)) throw new RecordRefused(type ? `公告类型“${type.slice(0, 20)}”不在说明所列之内` : '没有填写公告类型');
  if (!answer.category && !isKnownCategory(category)) throw new RecordRefused(category ? `交易类别“${category.slice(0, 20)}”不在说明所列之内` : '没有填写交易类别');
  return answer;
}

const DATES = COLUMNS.filter(({ kind }) => kind === 'date');

function assertDates(raw: Raw): void {
  for (const { key, header } of DATES) {
    const written = text(raw, key);
    if (written && !parseMoment(written)) throw new RecordRefused(`“${header}”不是有效日期：${written.slice(0, 30)}`);
  }
}

/** A row of the template. What is filled in wrongly is refused with the column's name. */
export function parseXlsx(value: unknown, context: FeedContext): ParsedRecord {
  const raw = asRaw(value);
  try {
    const { type, category } = chosen(raw);
    assertDates(raw);
    const [from, until] = [parseMoment(text(raw, 'publicityFrom') ?? ''), parseMoment(text(raw, 'publicityUntil') ?? '')];
    const parsed = parseJsonl({ ...raw, source: 'xlsx', platform: context.sourceName }, context);
    if (!parsed.ok) return parsed;
    const keyDates = { ...parsed.record.keyDates, ...(from ? { publicityFrom: from.day } : {}), ...(until ? { publicityUntil: until.day } : {}) };
    return { ...parsed, record: { ...parsed.record, keyDates, ...(type ? { type } : {}), ...(category ? { category } : {}) } };
  } catch (error) {
    if (!(error instanceof RecordRefused)) throw error;
    return { ok: false, sourceId: text(raw, 'sourceId')?.slice(0, 100) ?? null, title: text(raw, 'title')?.slice(0, 200) ?? null, reason: error.message };
  }
}
