export type CsvCell = string | number | null;

/** A cell that starts like this, full-width or not, would be computed by a spreadsheet; a leading apostrophe keeps it text. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;

function cellText(value: CsvCell): string {
  if (value === null || typeof value === 'number') return String(value ?? '');
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** RFC 4180 with a byte order mark, without which spreadsheets show Chinese as other characters. */
export const csvText = (rows: readonly (readonly CsvCell[])[]): string => `\ufeff${rows.map((row) => row.map(cellText).join(',')).join('\r\n')}\r\n`;
