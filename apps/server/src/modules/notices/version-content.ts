import type { KeyDates, NoticeType, TradeCategory, Winner } from '@sunshine/contracts';
import type { VersionAttachment } from './notice-version.entity.js';

/** All that a public version says: clean, decided, with names instead of ids. */
export interface VersionContent {
  title: string;
  type: NoticeType;
  category: TradeCategory;
  regionCode: string | null;
  regionName: string;
  ownerName: string | null;
  agencyName: string | null;
  amountFen: number | null;
  winners: Winner[];
  keyDates: KeyDates;
  greenChannel: boolean;
  greenChannelBasis: string | null;
  sectionNames: string[];
  bodyHtml: string;
  attachments: VersionAttachment[];
}
