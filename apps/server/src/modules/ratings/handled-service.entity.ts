import { Entity, Index } from 'typeorm';
import { HashColumn, IdColumn, PrimaryIdColumn, StringColumn, TimeColumn } from '../../platform/database/columns.js';

/** A finished service that may be rated once. Of its token only the hash is kept. */
@Entity('handled_service')
@Index('handled_service_token', ['tokenHash'], { unique: true })
@Index('handled_service_day', ['day'])
@Index('handled_service_user', ['userId'])
export class HandledServiceEntity {
  @PrimaryIdColumn() id!: string;
  @StringColumn(40) matterId!: string;
  @StringColumn(30, { nullable: true }) counterId!: string | null;
  @StringColumn(40, { nullable: true }) sectionId!: string | null;
  @IdColumn({ nullable: true }) handledById!: string | null;
  @StringColumn(60, { nullable: true }) handledBy!: string | null;
  /** Whom the service was for, when they were logged in. */
  @IdColumn({ nullable: true }) userId!: string | null;
  @IdColumn({ nullable: true }) caseId!: string | null;
  @StringColumn(16) channel!: 'counter' | 'message' | 'paper';
  @HashColumn() tokenHash!: string;
  @StringColumn(10) day!: string;
  @TimeColumn() createdAt!: Date;
  @TimeColumn() expiresAt!: Date;
  @TimeColumn({ nullable: true }) usedAt!: Date | null;
  @IdColumn({ nullable: true }) ratingId!: string | null;
}
