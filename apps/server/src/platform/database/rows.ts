import type { ObjectLiteral } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';

/** A row for `insert` or `update`: TypeORM's own type takes no JSON column that holds `unknown` or a record. */
export const asColumns = <Row extends ObjectLiteral>(row: Partial<Row>): QueryDeepPartialEntity<Row> => row as QueryDeepPartialEntity<Row>;
