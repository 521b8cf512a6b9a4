import type { VersionContent } from './version-content.js';

/**
 * One record of a feed, mapped to our words. Texts are raw (`bodyHtml` may be plain text): the intake cleans, checks and
 * masks them. Feeds know neither sections nor the basis of a green channel.
 */
export interface IntakeNotice extends Omit<VersionContent, 'greenChannelBasis' | 'sectionNames' | 'attachments'> {
  /** The notice that this record was before, by the feed's own memory; null for a new record. */
  existingNoticeId: string | null;
  /** A project found by `ProjectsService`, or what to make one from. */
  project: { id: string } | { name: string; code: string | null };
  attachments: { name: string; url: string }[];
  publishedAt: Date;
  sourceName: string;
  sourceUrl: string | null;
  /** Where the untouched original is kept. */
  original: { storageKey: string } | null;
  /** Into review instead of public. */
  asDraft: boolean;
  /** Write the outbox event, so that alerts are matched. */
  notify: boolean;
}

export interface IntakeResult {
  noticeId: string;
  projectId: string;
  outcome: 'created' | 'updated' | 'unchanged';
  /** How many pieces of personal data were replaced by asterisks. */
  masked: number;
}
