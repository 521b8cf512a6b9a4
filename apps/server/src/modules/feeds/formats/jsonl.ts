import type { KeyDates, NoticeType, Winner } from '@sunshine/contracts';
import { sha256 } from '../../../platform/crypto/sha256.js';
import { type FeedContext, type FeedRecord, type ParsedRecord, RecordRefused } from '../feed-record.js';
import { codeInTitle } from '../joining/project-key.js';
import { categoryOf } from '../mapping/categories.js';
import { noticeTypeOf } from '../mapping/notice-types.js';
import { parseMoment, parsePeriod } from '../reading/dates.js';
import { asRaw, cleanText, oneLine, shortText, text, webAddress, type Raw } from '../reading/fields.js';
import { fingerprintOf } from '../reading/fingerprint.js';
import { bidToFen, yuanNumberToFen, yuanToFen } from '../reading/money.js';
import { attempt, normaliseRecord, parsing } from './record-parts.js';

/** What crawlers write about their own work. */
const NOT_CONTENT = new Set(['source', 'sourceId', 'derived', 'bodyKind', 'editedAt', 'updatedAt', 'crawledAt', 'fetchedAt']);

const money = (raw: Raw, name: string, notes: string[], read = yuanToFen): number | null => {
  const value = raw[name];
  if (typeof value === 'number') return attempt(notes, name, () => yuanNumberToFen(value));
  return typeof value === 'string' ? attempt(notes, name, () => read(value)) : null;
};

const list = (raw: Raw, name: string): Raw[] => {
  const value = raw[name];
  return Array.isArray(value) ? value.filter((each): each is Raw => typeof each === 'object' && each !== null).slice(0, 50) : [];
};

function winnersOf(raw: Raw, type: NoticeType, notes: string[]): Winner[] {
  const ranked = list(raw, 'candidates').map((candidate, index): Winner => ({ name: shortText(candidate, 300, 'bidder', 'name') ?? '', amountFen: money(candidate, 'price', notes, bidToFen), rank: type === 'candidates' && index < 20 ? index + 1 : null }));
  if (ranked.length > 0) return ranked;
  const name = shortText(raw, 300, 'winner');
  return name ? [{ name, amountFen: money(raw, 'winAmountYuan', notes), rank: null }] : [];
}

function keyDatesOf(raw: Raw): KeyDates {
  const instant = (name: string): string | undefined => parseMoment(text(raw, name) ?? '')?.instant;
  const period = parsePeriod(text(raw, 'publicityPeriod') ?? '');
  const dates = { openingAt: instant('openingAt'), bidDeadline: instant('bidDeadline'), registrationUntil: instant('registrationDeadline') };
  const known = Object.entries(dates).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { ...Object.fromEntries(known), ...(period ? { publicityFrom: period.from.day, publicityUntil: period.until.day } : {}) };
}

/** Plain text becomes paragraphs: the intake treats what it gets as HTML. */
const paragraphs = (body: string): string =>
  body
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => `<p>${line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</p>`)
    .join('');

function bodyOf(raw: Raw): string {
  const [html, plain] = [raw['bodyHtml'], raw['bodyText']];
  if (typeof html === 'string' && html.trim()) return cleanText(html);
  return typeof plain === 'string' ? paragraphs(cleanText(plain)) : '';
}

/** Some sites repeat the title in the address: without it, a changed title stays the same record. */
function addressIdentity(address: string | null): string | null {
  if (!address?.includes('title=') || !URL.canParse(address)) return address;
  const url = new URL(address);
  url.searchParams.delete('title');
  return url.href;
}

/**
 * The identity of a record: its id, else its address, else what it says of itself. A changed title then makes another
 * record; there is nothing else to hold on to.
 */
function identityOf(raw: Raw, title: string, publishedAt: string): string {
  const own = text(raw, 'sourceId') ?? addressIdentity(text(raw, 'sourceUrl'));
  return own ?? `sha256:${sha256(JSON.stringify([title, publishedAt, text(raw, 'projectCode') ?? text(raw, 'purchaser')]))}`;
}

const amountOf = (raw: Raw, type: NoticeType, winners: Winner[], notes: string[]): number | null => {
  const won = type === 'result' || type === 'contract' || type === 'acceptance' ? (money(raw, 'winAmountYuan', notes) ?? winners[0]?.amountFen ?? null) : null;
  return won ?? money(raw, 'budgetYuan', notes);
};

function record(raw: Raw, context: FeedContext, notes: string[]): FeedRecord {
  const title = text(raw, 'title');
  if (!title) throw new RecordRefused('没有标题');
  const published = parseMoment(text(raw, 'publishedAt') ?? '');
  if (!published) throw new RecordRefused('没有发布日期，或日期无效');
  const source = shortText(raw, 60, 'source') ?? context.sourceName;
  const typeWord = text(raw, 'noticeType');
  const type = noticeTypeOf(typeWord, title);
  const winners = winnersOf(raw, type, notes);
  const regionName = shortText(raw, 60, 'region') ?? '';
  const regionCode = text(raw, 'regionCode');
  return normaliseRecord({
    source,
    sourceId: identityOf(raw, title, published.instant),
    fingerprint: fingerprintOf(raw, (key) => !NOT_CONTENT.has(key)),
    title,
    typeWord,
    type,
    category: categoryOf([text(raw, 'category'), text(raw, 'industry')], title),
    regionCode: regionCode && /^\d{6,9}$/.test(regionCode) ? regionCode : context.regionCodeOf(regionName),
    regionName,
    ownerName: text(raw, 'purchaser'),
    agencyName: text(raw, 'agency'),
    projectCode: text(raw, 'projectCode') ?? codeInTitle(title),
    amountFen: amountOf(raw, type, winners, notes),
    winners,
    keyDates: keyDatesOf(raw),
    bodyHtml: bodyOf(raw),
    attachments: list(raw, 'attachments').flatMap((each) => {
      const url = webAddress(text(each, 'url'));
      return url ? [{ name: oneLine(text(each, 'name') ?? '').slice(0, 200) || '附件', url }] : [];
    }),
    publishedAt: published.instant,
    editedAt: parseMoment(text(raw, 'editedAt', 'updatedAt') ?? '')?.instant ?? null,
    sourceName: shortText(raw, 60, 'platform') ?? source,
    sourceUrl: webAddress(text(raw, 'sourceUrl')),
  });
}

/** A line of normalised notices: keys as docs/feeds.md lists them, every one but title and publishedAt may be null. */
export function parseJsonl(value: unknown, context: FeedContext): ParsedRecord {
  return parsing(value, ['sourceId', 'sourceUrl'], (notes) => record(asRaw(value), context, notes));
}
