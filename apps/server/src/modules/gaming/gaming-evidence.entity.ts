import { Entity, Index } from 'typeorm';
import { IdColumn, PrimaryIdColumn, StringColumn } from '../../platform/database/columns.js';

@Entity('gaming_evidence')
@Index('gaming_evidence_once', ['flagId', 'ratingId'], { unique: true })
export class GamingEvidenceRow {
  @PrimaryIdColumn() id!: string;
  @IdColumn() flagId!: string;
  @IdColumn() ratingId!: string;
  @StringColumn(120) why!: string;
}
