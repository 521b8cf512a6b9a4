import type { KeyDates, NoticeType, TradeCategory, Winner } from '@sunshine/contracts';

/** One record of a feed after its format's parser: what every format has in common. */
export interface FeedRecord {
  /** Who speaks: part of the record's identity, so two feeds may use the same id. */
  source: string;
  /** The record's id at its source; stable when the record is edited there. */
  sourceId: string;
  /** SHA-256 of what the source said; equal fingerprints mean that nothing changed. */
  fingerprint: string;
  title: string;
  /** The source's own word for the kind of notice, as it came; null when it names none. */
  typeWord: string | null;
  type: NoticeType;
  category: TradeCategory;
  regionCode: string | null;
  regionName: string;
  ownerName: string | null;
  agencyName: string | null;
  projectCode: string | null;
  amountFen: number | null;
  winners: Winner[];
  keyDates: KeyDates;
  /** As it came; the notices module cleans it. */
  bodyHtml: string;
  attachments: { name: string; url: string }[];
  /** Instant, UTC. */
  publishedAt: string;
  /** When the source last edited the record; null when it does not say. Not content. */
  editedAt: string | null;
  sourceName: string;
  sourceUrl: string | null;
}

/** A parsed record, or why it cannot be one. `notes` tell which single fields were dropped. */
export type ParsedRecord =
  | { ok: true; record: FeedRecord; notes: string[] }
  | { ok: false; sourceId: string | null; title: string | null; reason: string };

/** What a parser may ask about its surroundings. */
export interface FeedContext {
  /** The name shown as 来源 when the record names none. */
  sourceName: string;
  /** Turns 四川省广元市青川县 into its GB/T 2260 code; null when it cannot. */
  regionCodeOf: (name: string) => string | null;
}

/** Thrown by parsers for a record that cannot be used; the message is for the person who imports. */
export class RecordRefused extends Error {}
