import type { Draft } from '@sunshine/contracts';
import { Entity, Index } from 'typeorm';
import { BoolColumn, IdColumn, JsonColumn, PrimaryIdColumn, StringColumn, TimeColumn } from '../../platform/database/columns.js';

/** What staff are working on: at most one a notice, gone when it is published or discarded. */
@Entity('working_version')
@Index('working_version_queue', ['state', 'greenChannel', 'submittedAt'])
export class WorkingVersionEntity {
  @PrimaryIdColumn() noticeId: string;
  @StringColumn(12) state: 'draft' | 'in-review';
  @JsonColumn() draft: Draft;
  /** Repeats the draft's flag, for the order of the review queue. */
  @BoolColumn() greenChannel: boolean;
  @IdColumn({ nullable: true }) authorId: string | null;
  @StringColumn(60, { nullable: true }) authorName: string | null;
  /** Everybody who saved it: none of them may approve it. */
  @JsonColumn() editorIds: string[];
  @TimeColumn({ nullable: true }) submittedAt: Date | null;
  @StringColumn(500, { nullable: true }) returnReason: string | null;
  /** Why the public version is being corrected; becomes public with it. */
  @StringColumn(500, { nullable: true }) correctionReason: string | null;
  @StringColumn(200, { nullable: true }) originalKey: string | null;
}
