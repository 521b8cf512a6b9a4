/** Where it is written. */
export interface Citation {
  /** The law's full name. */
  readonly law: string;
  readonly article: string;
}

/** `centre`: not law but what a centre promises. */
export type RuleGroup = 'engineering' | 'procurement' | 'information' | 'centre';

interface Written extends Citation {
  readonly id: string;
  readonly label: string;
  readonly group: RuleGroup;
  /** Other articles that say the same or are needed to read it. */
  readonly also?: readonly Citation[];
  /** Which text of the law was read. */
  readonly version: string;
  /** Where that text was read. */
  readonly source: string;
}

/** A number of days after or before one. */
export interface Period extends Written {
  readonly kind: 'period';
  readonly amount: number;
  /** `natural`: 日; `working`: 工作日. */
  readonly unit: 'natural' | 'working';
  readonly direction: 'after' | 'before';
  readonly bound: 'at-most' | 'at-least';
  /** The day that is counted from, or back from. */
  readonly since: string;
  /** Whether a last natural day that is off rolls to the next working day; absent: it does. */
  readonly roll?: boolean;
}

/** To be done there and then. */
export interface OnTheSpot extends Written {
  readonly kind: 'on-the-spot';
  readonly since: string;
}

/** To be done while another period runs; counted from its last day. */
export interface Within extends Written {
  readonly kind: 'within';
  readonly periodId: string;
  readonly since: string;
}

/** Not more than so many hundredths. */
export interface Cap extends Written {
  readonly kind: 'cap';
  readonly percent: number;
  readonly of: string;
}

/** From so much money on, the sum included. */
export interface Threshold extends Written {
  readonly kind: 'threshold';
  readonly yuan: number;
}

/** At least so many of something. */
export interface Count extends Written {
  readonly kind: 'count';
  readonly atLeast: number;
  readonly of: string;
}

/** What stands still, and until when. */
export interface Suspension extends Written {
  readonly kind: 'suspension';
  readonly suspends: string;
  readonly until: string;
}

/** By a day of every year. */
export interface YearDay extends Written {
  readonly kind: 'year-day';
  readonly month: number;
  readonly day: number;
}

/** To be kept so many years. */
export interface Retention extends Written {
  readonly kind: 'retention';
  readonly years: number;
}

/** What must be so, without a number. */
export interface Duty extends Written {
  readonly kind: 'duty';
  readonly duty: string;
}

/** One rule of law as data. */
export type Statute = Period | OnTheSpot | Within | Cap | Threshold | Count | Suspension | YearDay | Retention | Duty;

/** A rule that gives a date once its start is known. */
export type CountedRule = Period | OnTheSpot | Within;

/** Can a date be counted by it? */
export const isCounted = (rule: Statute): rule is CountedRule => rule.kind === 'period' || rule.kind === 'on-the-spot' || rule.kind === 'within';
