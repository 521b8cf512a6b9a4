import type { KeyDates, NoticeType, Winner } from '@sunshine/contracts';
import { type FeedContext, type FeedRecord, type ParsedRecord, RecordRefused } from '../feed-record.js';
import { codeInTitle } from '../joining/project-key.js';
import { categoryOf, categoryOfEpoint } from '../mapping/categories.js';
import { noticeTypeOf } from '../mapping/notice-types.js';
import { withoutBlanketBold } from '../reading/bold.js';
import { parseMoment, parsePeriod } from '../reading/dates.js';
import { fingerprintOf } from '../reading/fingerprint.js';
import { asRaw, cleanText, shortText, text, webAddress, type Raw } from '../reading/fields.js';
import { htmlText, type HtmlText } from '../reading/html-cells.js';
import { rowOf, valueOf } from '../reading/labels.js';
import { bidToFen, yuanToFen } from '../reading/money.js';
import { attempt, normaliseRecord, parsing } from './record-parts.js';

/** The rest (clicks, edit times, sort numbers, template flags) changes without the notice changing. */
const CONTENT = new Set(['title', 'customtitle', 'infocontent', 'infodate', 'pubinwebdate', 'xiaqucode', 'categorynum', 'categoryname', 'projectjiaoyitypeex', 'infourl', 'zhuanzai']);

const OWNER = ['招标人', '采购人', '采购人名称', '采购单位', '招标单位', '建设单位', '转让方', '出让人'];
const AGENCY = ['招标机构', '招标代理机构', '采购代理机构', '代理机构', '招标代理', '代理机构名称'];
const SECTION_CODE = ['标段（包）编号', '标段(包)编号', '标段编号', '项目编号', '招标项目编号', '采购项目编号', '招标编号'];
const WINNER = ['中标人', '中标单位', '中标人名称', '成交供应商', '中标供应商', '中标（成交）供应商', '供应商名称'];
const PRICE = ['中标价(元)', '中标价', '中标价(报价承诺)', '中标金额', '成交金额', '中标（成交）金额', '中标金额(元)', '成交价'];
const BUDGET = ['预算金额', '最高限价', '招标控制价', '采购预算', '项目预算'];
const OPENING = ['开标时间', '开启时间', '投标文件递交的截止时间', '投标截止时间及开标时间'];
const DEADLINE = ['投标截止时间', '提交投标文件截止时间', '递交投标文件截止时间', '响应文件提交截止时间', '投标文件递交的截止时间'];
const RANKS: Record<string, number> = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };

const rankOf = (cell: string | undefined): number | null => {
  const match = /第?([一二三四五六七八九]|\d{1,2})/.exec(cell ?? '');
  const rank = match?.[1] ? (RANKS[match[1]] ?? Number(match[1])) : null;
  return rank !== null && rank >= 1 && rank <= 20 ? rank : null;
};

/** Candidates stand in columns: names, prices and (unless 排名不分先后) places. */
function candidatesIn(rows: string[][], notes: string[]): Winner[] {
  const names = rowOf(rows, ['中标候选人名称', '投标人名称', '候选人名称']);
  const prices = rowOf(rows, ['投标报价(元/%)', '投标报价', '投标报价(元)', '报价']);
  const places = rowOf(rows, ['名次', '排名', '排序']);
  const priced = prices.length === names.length;
  return names.slice(0, 20).map((name, index) => ({
    name: name.slice(0, 300),
    amountFen: priced ? attempt(notes, '报价', () => bidToFen(prices[index] ?? '')) : null,
    rank: rankOf(places[index]),
  }));
}

function winnersIn(rows: string[][], type: NoticeType, notes: string[]): Winner[] {
  if (type === 'candidates') return candidatesIn(rows, notes);
  if (type !== 'result' && type !== 'contract') return [];
  const name = valueOf(rows, WINNER);
  return name ? [{ name: name.slice(0, 300), amountFen: attempt(notes, '中标价', () => bidToFen(valueOf(rows, PRICE) ?? '')), rank: null }] : [];
}

function datesIn(rows: string[][], type: NoticeType): KeyDates {
  const publicity = rows.flat().find((cell) => /公示(?:期|时间)[^。]{0,6}\d{4}/.test(cell));
  const period = publicity && (type === 'candidates' || type === 'result') ? parsePeriod(publicity) : null;
  const timed = (labels: string[]): string | undefined => {
    const moment = type === 'tender' || type === 'change' ? parseMoment(valueOf(rows, labels) ?? '') : null;
    return moment?.hasTime ? moment.instant : undefined;
  };
  const [openingAt, bidDeadline] = [timed(OPENING), timed(DEADLINE)];
  return {
    ...(period ? { publicityFrom: period.from.day, publicityUntil: period.until.day } : {}),
    ...(openingAt ? { openingAt } : {}),
    ...(bidDeadline ? { bidDeadline } : {}),
  };
}

/** Address of the notice: absolute as it came, or the site's path behind the address that the context names. */
const addressOf = (raw: Raw, siteUrl: string | null): string | null => {
  const own = text(raw, 'infourl', 'linkurl', 'url');
  return webAddress(own) ?? (own?.startsWith('/') && siteUrl ? webAddress(new URL(own, siteUrl).href) : null);
};

function publishedOf(raw: Raw): string {
  const moments = ['pubinwebdate', 'infodate', 'startdate'].map((name) => parseMoment(text(raw, name) ?? '')).filter((moment) => moment !== null);
  const day = moments[0];
  if (!day) throw new RecordRefused('没有发布日期（pubinwebdate / infodate）');
  return day.instant;
}

const amountOf = (type: NoticeType, winners: Winner[], page: HtmlText, notes: string[]): number | null =>
  type === 'result' || type === 'contract' ? (winners[0]?.amountFen ?? null) : type === 'tender' || type === 'plan' ? attempt(notes, '预算金额', () => yuanToFen(valueOf(page.rows, BUDGET) ?? '')) : null;

function record(raw: Raw, context: FeedContext & { siteUrl: string | null }, notes: string[]): FeedRecord {
  const title = text(raw, 'title', 'customtitle');
  const sourceId = text(raw, 'infoid', 'rowguid');
  if (!title) throw new RecordRefused('没有标题（title / customtitle）');
  if (!sourceId) throw new RecordRefused('没有编号（infoid / rowguid）');
  const typeWord = text(raw, 'categoryname');
  const type = noticeTypeOf(typeWord, title);
  const bodyHtml = typeof raw['infocontent'] === 'string' ? withoutBlanketBold(cleanText(raw['infocontent'])) : '';
  const page = htmlText(bodyHtml);
  const winners = winnersIn(page.rows, type, notes);
  const regionCode = shortText(raw, 9, 'xiaqucode');
  const regionName = shortText(raw, 60, 'xiaquname') ?? '';
  return normaliseRecord({
    source: 'epoint',
    sourceId,
    fingerprint: fingerprintOf(raw, (key) => CONTENT.has(key)),
    title,
    typeWord,
    type,
    category: categoryOfEpoint(text(raw, 'projectjiaoyitypeex', 'projectjiaoyitype')) ?? categoryOf([], title),
    regionCode: regionCode && /^\d{6,9}$/.test(regionCode) ? regionCode : context.regionCodeOf(regionName),
    regionName,
    ownerName: valueOf(page.rows, OWNER),
    agencyName: valueOf(page.rows, AGENCY),
    projectCode: valueOf(page.rows, SECTION_CODE) ?? codeInTitle(title),
    amountFen: amountOf(type, winners, page, notes),
    winners,
    keyDates: datesIn(page.rows, type),
    bodyHtml,
    attachments: page.links,
    publishedAt: publishedOf(raw),
    editedAt: parseMoment(text(raw, 'lasteditdate') ?? '')?.instant ?? null,
    sourceName: shortText(raw, 60, 'zhuanzai') ?? context.sourceName,
    sourceUrl: addressOf(raw, context.siteUrl),
  });
}

/**
 * A record as the Epoint (新点) CMS answers it. What the CMS keeps in the page only (owner, section code, winners, prices,
 * publicity period) is read from the page's tables where it stands plainly, and left out where it does not.
 */
export function parseEpoint(value: unknown, context: FeedContext & { siteUrl: string | null }): ParsedRecord {
  return parsing(value, ['infoid', 'rowguid'], (notes) => record(asRaw(value), context, notes));
}
