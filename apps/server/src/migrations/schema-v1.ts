import { Table, TableIndex, type QueryRunner, type TableColumnOptions } from 'typeorm';

/**
 * Column words for migrations. Frozen: migrations that ran must keep meaning what they meant, so a new need gets a new
 * name here and no existing one changes. Type names are legal on both dialects.
 */
type Options = Partial<TableColumnOptions>;

export const primaryId = (name = 'id', length = 36): TableColumnOptions => ({ name, type: 'varchar', length: String(length), isPrimary: true });
export const string = (name: string, length: number, o: Options = {}): TableColumnOptions => ({ name, type: 'varchar', length: String(length), ...o });
export const id = (name: string, o: Options = {}): TableColumnOptions => string(name, 36, o);
export const hash = (name: string, o: Options = {}): TableColumnOptions => string(name, 64, o);
export const day = (name: string, o: Options = {}): TableColumnOptions => string(name, 10, o);
export const text = (name: string, o: Options = {}): TableColumnOptions => ({ name, type: 'mediumtext', ...o });
export const json = text;
export const blob = (name: string, o: Options = {}): TableColumnOptions => ({ name, type: 'mediumblob', ...o });
export const time = (name: string, o: Options = {}): TableColumnOptions => ({ name, type: 'datetime', precision: 3, ...o });
export const int = (name: string, o: Options = {}): TableColumnOptions => ({ name, type: 'int', ...o });
export const fen = (name: string, o: Options = {}): TableColumnOptions => ({ name, type: 'bigint', ...o });
export const bool = (name: string, o: Options = {}): TableColumnOptions => ({ name, type: 'boolean', ...o });
export const NULL = { isNullable: true } as const;

export interface Index {
  name: string;
  columns: string[];
  unique?: boolean;
}

/** Creates a table and its indices; index names must be the ones that the entity's `@Index('name', …)` gives. */
export async function createTable(runner: QueryRunner, name: string, columns: TableColumnOptions[], indices: Index[] = []): Promise<void> {
  const isSqlite = runner.connection.options.type === 'better-sqlite3';
  // TypeORM's SQLite schema reader spells these two its own way.
  const spelled = columns.map((c) => (isSqlite && c.type === 'int' ? { ...c, type: 'integer' } : c));
  await runner.createTable(new Table({ name, columns: spelled }));
  for (const index of indices) await runner.createIndex(name, new TableIndex({ name: index.name, columnNames: index.columns, isUnique: index.unique ?? false }));
}
