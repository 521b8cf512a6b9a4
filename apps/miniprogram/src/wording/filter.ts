import type { AlertConditions, Party, Region } from '@sunshine/contracts';
import { followKinds, noticeTypes, tradeCategories, type NoticeType, type TradeCategory } from '@sunshine/contracts/words';
import { amountWords } from './amounts';
import type { Query } from '../services/request';

/** What the notice list is narrowed to; empty means everything. */
export interface NoticeFilter {
  q: string;
  categories: TradeCategory[];
  types: NoticeType[];
  regions: string[];
  from?: string | undefined;
  to?: string | undefined;
  minFen?: number | undefined;
  maxFen?: number | undefined;
  greenChannel: boolean;
  /** Whose notices. */
  party?: (Party & { role: 'owner' | 'agency' }) | undefined;
}

export const emptyFilter: NoticeFilter = { q: '', categories: [], types: [], regions: [], greenChannel: false };

export function filterToQuery(filter: NoticeFilter): Query {
  const list = (values: readonly string[]) => (values.length > 0 ? values.join(',') : undefined);
  return {
    q: filter.q.trim() || undefined,
    category: list(filter.categories),
    type: list(filter.types),
    region: list(filter.regions),
    from: filter.from,
    to: filter.to,
    minFen: filter.minFen,
    maxFen: filter.maxFen,
    greenChannel: filter.greenChannel ? 'true' : undefined,
    ...(filter.party ? { [filter.party.role]: filter.party.id } : {}),
  };
}

const known = <K extends string>(table: Record<K, unknown>, values: string | undefined): K[] => (values ?? '').split(',').filter((value): value is K => value in table);
const isoDay = (value: string | undefined) => (value && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined);
const fen = (value: string | undefined) => (value && /^\d{1,13}$/.test(value) ? Number(value) : undefined);

/** A page's parameters (a shared link, typed by anybody) → a filter; what is not understood is left out. */
export function queryToFilter(query: Record<string, string | undefined>): NoticeFilter {
  const optional = { from: isoDay(query.from), to: isoDay(query.to), minFen: fen(query.minFen), maxFen: fen(query.maxFen) };
  return {
    q: (query.q ?? '').slice(0, 100),
    categories: known(tradeCategories, query.category),
    types: known(noticeTypes, query.type),
    regions: (query.region ?? '').split(',').filter((code) => /^\d{2,9}$/.test(code)),
    greenChannel: query.greenChannel === 'true',
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
  };
}

/** What an alert can keep of a filter: dates belong to a look back, not to news. */
export function filterToConditions(filter: NoticeFilter): AlertConditions {
  const words = filter.q.trim().split(/\s+/).filter(Boolean);
  return {
    ...(words.length > 0 ? { allOf: words.slice(0, 10) } : {}),
    ...(filter.categories.length > 0 ? { categories: filter.categories } : {}),
    ...(filter.types.length > 0 ? { types: filter.types } : {}),
    ...(filter.regions.length > 0 ? { regions: filter.regions } : {}),
    ...(filter.minFen === undefined ? {} : { minFen: filter.minFen }),
    ...(filter.maxFen === undefined ? {} : { maxFen: filter.maxFen }),
    ...(filter.greenChannel ? { greenChannelOnly: true } : {}),
    ...(filter.party ? { [`${filter.party.role}Ids`]: [filter.party.id] } : {}),
  };
}

/** 100 万元以上 / 50 万元以下 / 50 万元 至 100 万元 */
function rangeWords(minFen: number | undefined, maxFen: number | undefined): string | null {
  if (minFen !== undefined && maxFen !== undefined) return `${amountWords(minFen)} 至 ${amountWords(maxFen)}`;
  if (minFen !== undefined) return `${amountWords(minFen)}以上`;
  return maxFen === undefined ? null : `${amountWords(maxFen)}以下`;
}

const namesOf = (ids: string[] | undefined, parties: Party[]) => (ids ?? []).map((id) => parties.find((party) => party.id === id)?.name ?? '一家单位').join('、');

/** Conditions of an alert as one sentence of parts. */
export function conditionWords(conditions: AlertConditions, regions: Region[], parties: Party[] = []): string {
  const range = rangeWords(conditions.minFen, conditions.maxFen);
  const parts = [
    conditions.anyOf?.length ? `含 ${conditions.anyOf.join(' 或 ')}` : null,
    conditions.allOf?.length ? `同时含 ${conditions.allOf.join('、')}` : null,
    conditions.noneOf?.length ? `不含 ${conditions.noneOf.join('、')}` : null,
    conditions.categories?.map((key) => tradeCategories[key].label).join('、'),
    conditions.types?.map((key) => noticeTypes[key].label).join('、'),
    conditions.regions?.map((code) => regionName(code, regions)).join('、'),
    range,
    conditions.ownerIds?.length ? `业主 ${namesOf(conditions.ownerIds, parties)}` : null,
    conditions.agencyIds?.length ? `代理 ${namesOf(conditions.agencyIds, parties)}` : null,
    conditions.greenChannelOnly ? '只看绿色通道' : null,
  ];
  return parts.filter(Boolean).join('；') || '所有公告';
}

export const regionName = (code: string, regions: Region[]): string => regions.find((region) => region.code === code)?.name ?? code;

export interface FilterChip {
  key: string;
  label: string;
  /** The filter without this condition. */
  without: NoticeFilter;
}

const chipsOf = (filter: NoticeFilter, key: 'categories' | 'types' | 'regions', label: (value: string) => string): FilterChip[] =>
  filter[key].map((value) => ({ key: `${key}-${value}`, label: label(value), without: { ...filter, [key]: filter[key].filter((other) => other !== value) } }));

/** Everything that is on, each with the filter that remains when it is taken away. */
export function filterChips(filter: NoticeFilter, regions: Region[]): FilterChip[] {
  const { from, to, minFen, maxFen, ...noRange } = filter;
  const range = rangeWords(minFen, maxFen);
  const dates = from || to ? [{ key: 'dates', label: `${from ?? '不限'} 至 ${to ?? '今天'}`, without: { ...noRange, minFen, maxFen } }] : [];
  return [
    ...(filter.q.trim() ? [{ key: 'q', label: `“${filter.q.trim()}”`, without: { ...filter, q: '' } }] : []),
    ...(filter.party ? [{ key: 'party', label: `${followKinds[filter.party.role]} ${filter.party.name}`, without: { ...filter, party: undefined } }] : []),
    ...chipsOf(filter, 'categories', (key) => tradeCategories[key as TradeCategory].label),
    ...chipsOf(filter, 'types', (key) => noticeTypes[key as NoticeType].label),
    ...chipsOf(filter, 'regions', (code) => regionName(code, regions)),
    ...dates,
    ...(range ? [{ key: 'range', label: range, without: { ...noRange, from, to } }] : []),
    ...(filter.greenChannel ? [{ key: 'green', label: '绿色通道', without: { ...filter, greenChannel: false } }] : []),
  ];
}
