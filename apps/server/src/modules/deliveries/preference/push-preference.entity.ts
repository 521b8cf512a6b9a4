import type { PushPreference } from '@sunshine/contracts';
import { Entity } from 'typeorm';
import { JsonColumn, PrimaryIdColumn, TimeColumn } from '../../../platform/database/columns.js';

/** How a person wants to be reached; who has no row has said nothing. */
@Entity('push_preference')
export class PushPreferenceEntity {
  @PrimaryIdColumn() userId: string;
  @JsonColumn() channels: PushPreference['order'];
  @TimeColumn() updatedAt: Date;
}
