import type { AddresseeRole, CaseField, CaseKind, NoticeType, TradeCategory } from '@sunshine/contracts';

/** A day that a limit starts from: of the notice, or as the filer says. */
export type StartDay = 'published' | 'bidDeadline' | 'publicityUntil' | 'openingAt' | 'knownOn' | 'priorFiledOn';

/** `after`: the count begins on the last day of this rule, counted from `day`. */
export interface Start {
  day: StartDay;
  after?: string;
}

/** Until when a case may be filed. */
export type Until =
  | { by: 'none' }
  /** A rule counted from the first of these days that is known. `excludesPrior`: the days that the prior step took are not counted. */
  | { by: 'rule'; rule: string; from: readonly Start[]; excludesPrior?: true; missing: string }
  /** The last day is in the notice itself. */
  | { by: 'notice'; rule: string; day: StartDay; missing: string }
  /** At the opening itself, never later. */
  | { by: 'on-the-spot'; rule: string }
  /** The law known to us gives no day. */
  | { by: 'authority'; words: string };

/** A statute's id, or the law in words where none is counted. */
export type Basis = { rule: string } | { law: string; article: string };

/**
 * The legal path of one kind of case at one stage, as data: who, until when, to whom, with what, and what follows. Where the law that we
 * have read is silent, it says so and nothing is made up.
 */
export interface LegalPath {
  id: string;
  kind: CaseKind;
  title: string;
  /** Absent: every one. */
  categories?: readonly TradeCategory[];
  types?: readonly NoticeType[];
  /** Words in the notice's title that make it this path. */
  titleHolds?: readonly string[];
  /** Whether it is about a notice. `maybe`: with one or without. */
  notice: 'needed' | 'maybe' | 'none';
  who: string;
  to: AddresseeRole;
  until: Until;
  basis: Basis;
  mustContain: readonly CaseField[];
  /** The tender rests from acceptance until the answer, by the article of `basis`. */
  suspends?: true;
  /** The rule of accepting, from the day of filing. */
  accept?: string;
  answer: { rule: string; from: 'filed' | 'accepted' } | null;
  /** Whether tests, expert review and missing material stop the clock, and by which article. */
  pauses?: string;
  /** The kind that has to come first. */
  prior?: CaseKind;
  notes?: readonly string[];
  insteadOf: readonly Instead[];
}

export interface Instead {
  kind: CaseKind;
  why: string;
}

/** A kind that does not exist for a category: explained, never filed silently as another. */
export interface WrongKind {
  kind: CaseKind;
  categories: readonly TradeCategory[];
  types?: readonly NoticeType[];
  title: string;
  why: string;
  basis: Basis;
  insteadOf: readonly Instead[];
}

export const ASK: Instead = { kind: 'enquiry', why: '想了解情况，可以咨询，本中心按承诺时限答复' };
export const SUGGEST: Instead = { kind: 'suggestion', why: '对制度和服务有意见，可以提建议' };
export const REPORT: Instead = { kind: 'complaint', why: '认为有违法违规行为，可以向监督部门投诉' };
