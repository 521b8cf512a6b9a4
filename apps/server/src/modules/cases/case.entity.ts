import type { CaseKind, CaseSource, CaseState, ContentState } from '@sunshine/contracts';
import { Entity, Index } from 'typeorm';
import { BoolColumn, HashColumn, IdColumn, IntColumn, JsonColumn, PrimaryIdColumn, StringColumn, TextColumn, TimeColumn } from '../../platform/database/columns.js';

/** Dates that the filer gave and the notice does not have. */
export interface ClaimedDays {
  knownOn: string | null;
  priorFiledOn: string | null;
  priorRepliedOn: string | null;
}

/** From the day that the clock stopped to the one on which it went on. */
export interface Pause {
  from: string;
  to: string;
}

/** The answer as it is being written. */
export interface AnswerDraft {
  answer: string;
  lateReason: string;
  author: string;
  returnReason: string | null;
}

/** A case without a next date sorts behind all that have one. */
export const NO_DAY = '9999-12-31';

@Entity('case')
@Index('case_receipt', ['receipt'], { unique: true })
@Index('case_client', ['clientMark'], { unique: true })
@Index('case_user', ['userId'])
@Index('case_due', ['dueOn', 'id'])
@Index('case_state', ['state', 'id'])
export class CaseEntity {
  @PrimaryIdColumn() id!: string;
  @StringColumn(24) receipt!: string;
  /** Of the code that the filer keeps; null for cases from before there were codes. */
  @HashColumn({ nullable: true }) codeHash!: string | null;
  /** Of the id that its sender made for it: sent again, it is the same case. */
  @HashColumn({ nullable: true }) clientMark!: string | null;
  @IdColumn({ nullable: true }) userId!: string | null;
  @StringColumn(16) kind!: CaseKind;
  @StringColumn(16) source!: CaseSource;
  @StringColumn(16) state!: CaseState;
  @IntColumn() revision!: number;
  @TextColumn() text!: string;
  @TextColumn() items!: string;
  @TextColumn() requests!: string;
  @TextColumn() basis!: string;
  @StringColumn(16) textState!: ContentState;
  @StringColumn(500, { nullable: true }) textRefusal!: string | null;
  @JsonColumn() claims!: ClaimedDays;
  /** Name and contact under the data key; null when none were given, or erased. */
  @TextColumn({ nullable: true }) filerSealed!: string | null;
  /** Of cases from before contacts were sealed; emptied into `filerSealed` when the server starts. */
  @StringColumn(60) contact!: string;
  /** The filer's own phone number may be used; it stays with the account, so it goes with it. */
  @BoolColumn() callBack!: boolean;
  @IdColumn({ nullable: true }) noticeId!: string | null;
  @StringColumn(40, { nullable: true }) sectionId!: string | null;
  /** The legal path that it was filed on; null when none was open and the filer insisted. */
  @StringColumn(60, { nullable: true }) pathId!: string | null;
  @BoolColumn() filedLate!: boolean;
  @TimeColumn() createdAt!: Date;
  @StringColumn(60, { nullable: true }) acceptRule!: string | null;
  @StringColumn(10, { nullable: true }) acceptBy!: string | null;
  @TimeColumn({ nullable: true }) acceptedAt!: Date | null;
  @StringColumn(60, { nullable: true }) answerRule!: string | null;
  @StringColumn(10, { nullable: true }) answerBy!: string | null;
  /** Since when the clock stands. */
  @TimeColumn({ nullable: true }) pausedAt!: Date | null;
  /** Working days that it stood before the days of pauses were kept. */
  @IntColumn() pausedDays!: number;
  /** Pauses that are over; what they took is counted when asked, for it may reach into a year that is not announced. */
  @JsonColumn({ nullable: true }) pauses!: Pause[] | null;
  /** Null where nobody asked to be rung; {@link NO_DAY} while the day cannot be counted. */
  @StringColumn(10, { nullable: true }) callBackBy!: string | null;
  @TimeColumn({ nullable: true }) calledAt!: Date | null;
  /** The next date to keep, and the day from which it is near; {@link NO_DAY} when there is none. */
  @StringColumn(10) dueOn!: string;
  @StringColumn(10) soonOn!: string;
  @JsonColumn({ nullable: true }) draft!: AnswerDraft | null;
  @IdColumn({ nullable: true }) draftBy!: string | null;
  @TextColumn({ nullable: true }) answer!: string | null;
  @TimeColumn({ nullable: true }) answeredAt!: Date | null;
  @StringColumn(60, { nullable: true }) answeredBy!: string | null;
  @StringColumn(500, { nullable: true }) lateReason!: string | null;
  @StringColumn(500, { nullable: true }) refusalReason!: string | null;
  @StringColumn(500, { nullable: true }) refusalInstead!: string | null;
  @TimeColumn({ nullable: true }) closedAt!: Date | null;
  @BoolColumn() publishConsent!: boolean;
  /** Token with which the filer rates the answer, under the data key. */
  @TextColumn({ nullable: true }) ratingTokenSealed!: string | null;
  @TimeColumn({ nullable: true }) ratedAt!: Date | null;
  @BoolColumn() hasFiles!: boolean;
}
