import { Entity, Index } from 'typeorm';
import { PrimaryIdColumn, StringColumn } from '../../platform/database/columns.js';

export type PartyKind = 'owner' | 'agency';

/** 业主单位 or 代理机构. */
@Entity('party')
@Index('party_name', ['kind', 'name'], { unique: true })
export class PartyEntity {
  @PrimaryIdColumn() id: string;
  @StringColumn(8) kind: PartyKind;
  @StringColumn(300) name: string;
}
