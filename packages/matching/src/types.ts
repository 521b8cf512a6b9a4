/** What a person wants to hear of. An absent or empty field is no condition; the conditions that are present must all hold. */
export interface Alert {
  id: string;
  /** At least one of these words occurs in the title or the body. */
  anyOf?: readonly string[] | undefined;
  /** Each of these words occurs in the title or the body. */
  allOf?: readonly string[] | undefined;
  /** None of these words occurs in the title or the body. */
  noneOf?: readonly string[] | undefined;
  categories?: readonly string[] | undefined;
  types?: readonly string[] | undefined;
  /** GB/T 2260 codes or their beginnings: 5108 contains 510822. */
  regions?: readonly string[] | undefined;
  /** Inclusive, in fen. A notice without an amount fails. */
  minFen?: number | undefined;
  /** Inclusive, in fen. A notice without an amount fails. */
  maxFen?: number | undefined;
  ownerIds?: readonly string[] | undefined;
  agencyIds?: readonly string[] | undefined;
  projectIds?: readonly string[] | undefined;
  greenChannelOnly?: boolean | undefined;
}

/** What alerts are matched against: one version of a published notice, its body as plain text. */
export interface Notice {
  id: string;
  title: string;
  body: string;
  category: string;
  type: string;
  region: string;
  amountFen?: number | undefined;
  ownerId?: string | undefined;
  agencyId?: string | undefined;
  projectId?: string | undefined;
  greenChannel?: boolean | undefined;
}

/** A word of the alert, as its owner wrote it, and where it was found. Matches of one notice share these objects. */
export interface Reason {
  readonly word: string;
  readonly field: 'title' | 'body';
}

/** One alert that wants the notice; `reasons` is empty when only conditions decided. */
export interface Match {
  alertId: string;
  reasons: Reason[];
}

/** Keeps alerts and says which of them want a notice. All calls are synchronous and may be mixed freely. */
export interface Matcher {
  /** Takes the alert in as it is now; one of the same id is replaced. */
  add(alert: Alert): void;
  /** Forgets the alert; false when there was none of this id. */
  remove(id: string): boolean;
  /** Every alert that wants the notice, once each, in no promised order. */
  match(notice: Notice): Match[];
  /** How many alerts are kept. */
  readonly size: number;
}
