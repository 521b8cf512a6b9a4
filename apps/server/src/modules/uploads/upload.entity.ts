import type { UploadKind } from '@sunshine/contracts';
import { Entity, Index } from 'typeorm';
import { HashColumn, IdColumn, IntColumn, PrimaryIdColumn, StringColumn, TimeColumn } from '../../platform/database/columns.js';

/** What files belong to. */
export type UploadOwnerKind = 'case' | 'opinion' | 'rating';

/** `id` is the secret of whoever uploaded it, until something owns the file. `expiresAt` is null while something does. */
@Entity('upload')
@Index('upload_owner', ['ownerKind', 'ownerId'])
@Index('upload_expires', ['expiresAt'])
export class UploadEntity {
  @PrimaryIdColumn() id!: string;
  @StringColumn(10) kind!: UploadKind;
  @StringColumn(100) name!: string;
  /** Of the sealed bytes: their name in the storage. */
  @HashColumn() sha256!: string;
  @IntColumn() size!: number;
  @IntColumn({ nullable: true }) pages!: number | null;
  @StringColumn(16, { nullable: true }) ownerKind!: UploadOwnerKind | null;
  @IdColumn({ nullable: true }) ownerId!: string | null;
  @IntColumn() position!: number;
  @TimeColumn({ nullable: true }) expiresAt!: Date | null;
  @TimeColumn() createdAt!: Date;
}
