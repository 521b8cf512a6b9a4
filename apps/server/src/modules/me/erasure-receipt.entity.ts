import type { Held } from '@sunshine/contracts';
import { Entity } from 'typeorm';
import { JsonColumn, PrimaryTextColumn, TimeColumn } from '../../platform/database/columns.js';

/** That somebody's data went, when and how much; nothing tells whose. */
@Entity('erasure_receipt')
export class ErasureReceiptEntity {
  @PrimaryTextColumn(24) receipt: string;
  @TimeColumn() at: Date;
  @JsonColumn() erased: Held;
}
