import { Column, PrimaryColumn, type ColumnOptions, type ValueTransformer } from 'typeorm';

/**
 * The only file that names column types. Every name is legal on both dialects: `data-source.ts` teaches TypeORM's SQLite
 * driver `mediumtext` and `mediumblob`, and `migrate.ts` makes utf8mb4_bin the default of a MySQL database, so that
 * 'CaseA' and 'casea' are two values everywhere.
 */
type Common = { nullable?: boolean; unique?: boolean };

const ID_LENGTH = 36;
const HASH_LENGTH = 64;

const column = (options: ColumnOptions): PropertyDecorator => Column(options);
const nullable = (o: Common | undefined): { nullable: boolean } => ({ nullable: o?.nullable ?? false });

const json: ValueTransformer = {
  to: (value: unknown) => (value === undefined ? undefined : value === null ? null : JSON.stringify(value)),
  from: (value: string | null) => (value === null || value === undefined ? null : (JSON.parse(value) as unknown)),
};

const safeInteger: ValueTransformer = {
  to: (value: unknown) => value,
  from: (value: unknown) => {
    if (value === null || value === undefined) return null;
    const number = Number(value);
    if (!Number.isSafeInteger(number)) throw new RangeError(`column holds ${String(value)}, which is not a safe integer`);
    return number;
  },
};

/** The primary key: an application-made ULID. */
export const PrimaryIdColumn = (): PropertyDecorator => PrimaryColumn({ type: 'varchar', length: ID_LENGTH });
/** A primary key that is a natural key of at most `length` characters. */
export const PrimaryTextColumn = (length: number): PropertyDecorator => PrimaryColumn({ type: 'varchar', length });
/** Another row's id (no foreign key unless the migration adds one). */
export const IdColumn = (o?: Common): PropertyDecorator => column({ type: 'varchar', length: ID_LENGTH, ...nullable(o) });
/** Lower-case hex SHA-256. */
export const HashColumn = (o?: Common): PropertyDecorator => column({ type: 'varchar', length: HASH_LENGTH, ...nullable(o) });
/** Text of at most `length` characters; SQLite does not enforce the length, the contract schema must. */
export const StringColumn = (length: number, o?: Common): PropertyDecorator => column({ type: 'varchar', length, ...nullable(o) });
/** Text up to 16 MB. */
export const TextColumn = (o?: Common): PropertyDecorator => column({ type: 'mediumtext', ...nullable(o) });
/** Any JSON value up to 16 MB. */
export const JsonColumn = (o?: Common): PropertyDecorator => column({ type: 'mediumtext', transformer: json, ...nullable(o) });
/** Bytes up to 16 MB. */
export const BlobColumn = (o?: Common): PropertyDecorator => column({ type: 'mediumblob', ...nullable(o) });
/** An instant in UTC with milliseconds. Set it from `Clock`, never by the database. */
export const TimeColumn = (o?: Common): PropertyDecorator => column({ type: 'datetime', precision: 3, ...nullable(o) });
export const BoolColumn = (o?: Common): PropertyDecorator => column({ type: 'boolean', ...nullable(o) });
/** A whole number within ±2^31. */
export const IntColumn = (o?: Common): PropertyDecorator => column({ type: 'int', ...nullable(o) });
/** Money in fen, or any count up to 2^53 - 1; reading a larger value throws RangeError. */
export const FenColumn = (o?: Common): PropertyDecorator => column({ type: 'bigint', transformer: safeInteger, ...nullable(o) });
