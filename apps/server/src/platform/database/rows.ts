import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';

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
  for (let from = 0; from < rows.length; from += atOnce) {
    const part = rows.slice(from, from + atOnce);
    const values = part.flatMap((row) => columns.map((column) => driver.preparePersistentValue(row[column.propertyName] ?? null, column) as unknown));
    await manager.query(`INSERT INTO ${driver.escape(tablePath)} (${names}) VALUES ${part.map(() => marks).join(', ')}`, values);
  }
}
