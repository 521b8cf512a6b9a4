import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';
import { chunksOf } from '../groups.js';

/** SQLite takes 32,766 parameters a statement; shorter ones are prepared once and found again. */
const PARAMETERS_A_STATEMENT = 2000;

/** A row for `insert` or `update`: TypeORM's own type takes no JSON column that holds `unknown` or a record. */
export const asColumns = <Row extends ObjectLiteral>(row: Partial<Row>): QueryDeepPartialEntity<Row> => row as QueryDeepPartialEntity<Row>;

/** Inserts whole rows, many a statement and without the query builder, which takes ten times as long for a row. */
export async function insertRows<Row extends ObjectLiteral>(manager: EntityManager, entity: EntityTarget<Row>, rows: readonly Row[]): Promise<void> {
  const { driver } = manager.dataSource;
  const { tablePath, columns } = manager.dataSource.getMetadata(entity);
  const names = columns.map(({ databaseName }) => driver.escape(databaseName)).join(', ');
  const marks = `(${columns.map(() => '?').join(', ')})`;
  const atOnce = Math.max(Math.floor(PARAMETERS_A_STATEMENT / columns.length), 1);
  for (const part of chunksOf(rows, atOnce)) {
    const values = part.flatMap((row) => columns.map((column) => driver.preparePersistentValue(row[column.propertyName] ?? null, column) as unknown));
    await manager.query(`INSERT INTO ${driver.escape(tablePath)} (${names}) VALUES ${part.map(() => marks).join(', ')}`, values);
  }
}

/** What columns must hold: null for none, a list for one of its values. */
export type Where<Row> = { [Name in keyof Row]?: Row[Name] | readonly Row[Name][] };
/** What columns are set to: a value, SQL over the row's own columns, or a value of its own for each id. */
export type Change<Row> = { [Name in keyof Row]?: Row[Name] | (() => string) | ReadonlyMap<string, Row[Name]> };

/** A part of a statement and its parameters. */
interface Part {
  sql: string;
  values: unknown[];
}

/** The whole rows that fit, in no order: `findBy` without the query builder. */
export async function findRows<Row extends ObjectLiteral>(manager: EntityManager, entity: EntityTarget<Row>, where: Where<Row>): Promise<Row[]> {
  const { driver } = manager.dataSource;
  const { tablePath, columns } = manager.dataSource.getMetadata(entity);
  const names = columns.map(({ databaseName }) => driver.escape(databaseName)).join(', ');
  const { sql, values } = partsOf(manager, entity, where, conditionOf, ' AND ');
  const found = await manager.query<Record<string, unknown>[]>(`SELECT ${names} FROM ${driver.escape(tablePath)} WHERE ${sql}`, values);
  return found.map((raw) => {
    const row: Record<string, unknown> = {};
    for (const column of columns) row[column.propertyName] = driver.prepareHydratedValue(raw[column.databaseName], column);
    return row as Row;
  });
}

/** Changes the rows that fit and answers how many there were; only in a transaction. */
export async function updateRows<Row extends ObjectLiteral>(manager: EntityManager, entity: EntityTarget<Row>, where: Where<Row>, change: Change<Row>): Promise<number> {
  const { tablePath } = manager.dataSource.getMetadata(entity);
  const set = partsOf(manager, entity, change, settingOf, ', ');
  const fitting = partsOf(manager, entity, where, conditionOf, ' AND ');
  const statement = `UPDATE ${manager.dataSource.driver.escape(tablePath)} SET ${set.sql} WHERE ${fitting.sql}`;
  if (!manager.queryRunner) throw new Error('rows are changed in a transaction only');
  const { affected } = await manager.queryRunner.query(statement, [...set.values, ...fitting.values], true);
  return affected ?? 0;
}

type Prepare = (value: unknown) => unknown;

function partsOf<Row extends ObjectLiteral>(manager: EntityManager, entity: EntityTarget<Row>, named: Partial<Record<keyof Row, unknown>>, partOf: (column: string, value: unknown, prepare: Prepare) => Part, separator: string): Part {
  const { driver } = manager.dataSource;
  const parts = manager.dataSource.getMetadata(entity).columns.flatMap((column) => {
    const value: unknown = named[column.propertyName];
    return value === undefined ? [] : [partOf(driver.escape(column.databaseName), value, (one) => driver.preparePersistentValue(one, column) as unknown)];
  });
  return { sql: parts.map(({ sql }) => sql).join(separator), values: parts.flatMap(({ values }) => values) };
}

const marksFor = (values: readonly unknown[]): string => values.map(() => '?').join(', ');

function conditionOf(column: string, value: unknown, prepare: Prepare): Part {
  if (value === null) return { sql: `${column} IS NULL`, values: [] };
  if (!Array.isArray(value)) return { sql: `${column} = ?`, values: [prepare(value)] };
  return value.length === 0 ? { sql: '1 = 0', values: [] } : { sql: `${column} IN (${marksFor(value)})`, values: value.map(prepare) };
}

function settingOf(column: string, value: unknown, prepare: Prepare): Part {
  if (typeof value === 'function') return { sql: `${column} = ${(value as () => string)()}`, values: [] };
  if (!(value instanceof Map)) return { sql: `${column} = ?`, values: [prepare(value)] };
  if (value.size === 0) return { sql: `${column} = ${column}`, values: [] };
  const cases = [...(value as Map<string, unknown>)];
  return { sql: `${column} = CASE id ${cases.map(() => 'WHEN ? THEN ?').join(' ')} ELSE ${column} END`, values: cases.flatMap(([id, one]) => [id, prepare(one)]) };
}
