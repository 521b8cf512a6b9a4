import type { ExclusionState, RatingChannel, RatingLevel } from '@sunshine/contracts';
import type { Tx } from '../../platform/database/unit-of-work.js';

/** What other modules may know of a rating. No contact, and no words that did not pass the check except for comparing them. */
export interface RatingFact {
  id: string;
  matterId: string;
  sectionId: string | null;
  counterId: string | null;
  level: RatingLevel;
  /** The level before the one change; null when there was none. */
  earlierLevel: RatingLevel | null;
  channel: RatingChannel;
  serviceId: string | null;
  /** When the service was registered as finished; null in the open channel. */
  servedAt: Date | null;
  caseId: string | null;
  handledById: string | null;
  userId: string | null;
  /** Leads the rater's own login to the rating; worth nothing without it or the code. */
  receipt: string | null;
  hasContact: boolean;
  /** For comparing only, never for showing. */
  comment: string;
  deviceHash: string | null;
  networkHash: string | null;
  isStaffDevice: boolean;
  durationMs: number | null;
  day: string;
  createdAt: Date;
  exclusion: ExclusionState | null;
}

/** Follows ratings inside of their transaction. List the class in its module's `providers`; it is found at start. */
export abstract class RatingListener {
  abstract rated(tx: Tx, rating: RatingFact): Promise<void>;
  abstract changed(tx: Tx, rating: RatingFact, before: RatingLevel): Promise<void>;
  /** A second person decided that it is mistaken or malicious; it stays counted. */
  excluded(_tx: Tx, _rating: RatingFact): Promise<void> {
    return Promise.resolve();
  }
}
