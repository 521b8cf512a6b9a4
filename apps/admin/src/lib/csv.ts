import { csvText } from '@sunshine/contracts';

/** One column of an export: its heading and how a row fills it. */
export interface CsvColumn<T> {
  title: string;
  value: (row: T) => string | number | null;
}

export const toCsv = <T>(columns: CsvColumn<T>[], rows: T[]): string => csvText([columns.map(({ title }) => title), ...rows.map((row) => columns.map(({ value }) => value(row)))]);
