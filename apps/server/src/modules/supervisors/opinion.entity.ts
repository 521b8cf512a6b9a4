import type { ContentState, OpinionSubject } from '@sunshine/contracts';
import { Entity, Index } from 'typeorm';
import { HashColumn, IdColumn, JsonColumn, PrimaryIdColumn, StringColumn, TextColumn, TimeColumn } from '../../platform/database/columns.js';

/** What the clock of the answer said, as it was shown to the supervisor. */
export interface OpinionClock {
  label: string;
  sentence: string;
}

/** 监督意见 and its answer. */
@Entity('supervisor_opinion')
@Index('supervisor_opinion_user', ['userId'])
@Index('supervisor_opinion_of', ['supervisorId', 'id'])
@Index('supervisor_opinion_shown', ['textState', 'id'])
export class OpinionEntity {
  @PrimaryIdColumn() id: string;
  @IdColumn() supervisorId: string;
  @IdColumn({ nullable: true }) userId: string | null;
  @StringColumn(16) subjectKind: OpinionSubject;
  @StringColumn(200) subject: string;
  @IdColumn({ nullable: true }) projectId: string | null;
  @StringColumn(10, { nullable: true }) sessionOn: string | null;
  @TextColumn() text: string;
  @StringColumn(16) textState: ContentState;
  @StringColumn(500, { nullable: true }) textRefusal: string | null;
  @StringColumn(60) signedName: string;
  @TimeColumn() signedAt: Date;
  /** The canonical JSON that `signature` is the SHA-256 of. */
  @TextColumn() signedText: string;
  @HashColumn() signature: string;
  /** Null while the year of the deadline has no published calendar. */
  @StringColumn(10, { nullable: true }) dueOn: string | null;
  @JsonColumn() clock: OpinionClock;
  @TextColumn({ nullable: true }) draft: string | null;
  @IdColumn({ nullable: true }) draftedById: string | null;
  @StringColumn(60, { nullable: true }) draftedBy: string | null;
  /** Why the second person sent the draft back. */
  @StringColumn(500, { nullable: true }) returned: string | null;
  @TextColumn({ nullable: true }) answer: string | null;
  @TimeColumn({ nullable: true }) answeredAt: Date | null;
  @StringColumn(60, { nullable: true }) answeredBy: string | null;
  @StringColumn(500, { nullable: true }) lateReason: string | null;
}
