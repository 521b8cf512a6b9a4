import { Entity, Index } from 'typeorm';
import { IdColumn, JsonColumn, PrimaryIdColumn, StringColumn, TimeColumn } from '../database/columns.js';

@Entity('audit_entry')
@Index('audit_entry_object', ['objectKind', 'objectId'])
@Index('audit_entry_actor', ['actorId'])
@Index('audit_entry_at', ['at'])
export class AuditRow {
  @PrimaryIdColumn() id: string;
  @TimeColumn() at: Date;
  @StringColumn(16) actorKind: 'staff' | 'user' | 'system';
  @IdColumn({ nullable: true }) actorId: string | null;
  @StringColumn(60) actorName: string;
  @StringColumn(45, { nullable: true }) ip: string | null;
  @StringColumn(64) action: string;
  @StringColumn(32) objectKind: string;
  @StringColumn(64) objectId: string;
  @StringColumn(500) summary: string;
  @JsonColumn() detail: unknown;
}
