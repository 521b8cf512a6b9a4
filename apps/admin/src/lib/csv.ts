/** One column of an export: its heading and how a row fills it. */
export interface CsvColumn<T> {
  title: string;
  value: (row: T) => string | number | null;
}

const BOM = '\ufeff';
/** A cell that starts like this, full-width or not, would be computed by a spreadsheet; a leading apostrophe keeps it text. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;

const cell = (value: string | number | null): string => {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** RFC 4180 text with a byte order mark, so that Excel reads Chinese. */
export const toCsv = <T>(columns: CsvColumn<T>[], rows: T[]): string =>
  BOM + [columns.map((column) => cell(column.title)), ...rows.map((row) => columns.map((column) => cell(column.value(row))))].map((line) => line.join(',')).join('\r\n') + '\r\n';
