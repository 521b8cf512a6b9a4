import type { InboxReason } from '@sunshine/contracts';
import type { MessageValues } from '../message/values.js';
import { closingDate, cut, firstFit, fullDate, shortDate, shortDay } from '../message/words.js';
import { whyOf } from '../message/why.js';
import { shortName } from '../short-name.js';
import type { DigestMember } from './digests.repository.js';

const TITLES_SHOWN = 5;
const REASONS_SHOWN = 20;
/** Five of these are less than an inbox item's summary may have, however they are counted. */
const TITLE_LENGTH = 50;
const STEP = '公告汇总';
const MIXED_PLACE = '多个地区';

/** What a digest says. */
export interface DigestContent {
  title: string;
  summary: string;
  reasons: InboxReason[];
  values: MessageValues;
  /** The nearest that still lies ahead. */
  deadlineAt: Date | null;
}

type Part = Pick<DigestMember, 'kind' | 'noticeId' | 'title' | 'values' | 'deadlineAt' | 'expiresAt'> & { reasons: InboxReason[] };

const MARKS: Partial<Record<Part['kind'], string>> = { corrected: '【更正】', withdrawn: '【撤回】', reminder: '【截止提醒】' };

/** News whose last date went by while it waited; that something changed or is gone is of use at any time. */
const isOver = ({ expiresAt }: Part, now: Date): boolean => expiresAt !== null && expiresAt <= now;
const markOf = (part: Part, now: Date): string => `${isOver(part, now) ? '【已截止】' : ''}${MARKS[part.kind] ?? ''}`;

function nearestOf(parts: readonly Part[], now: Date): Date | null {
  const ahead = parts.flatMap(({ deadlineAt }) => (deadlineAt !== null && deadlineAt > now ? [deadlineAt.getTime()] : []));
  return ahead.length === 0 ? null : new Date(Math.min(...ahead));
}

/** A notice counts once however often it changed since the last digest, as it is now. */
function newestOfEach(parts: readonly Part[]): Part[] {
  return [...new Map(parts.map((part) => [part.noticeId ?? part.title, part])).values()];
}

function reasonsOf(parts: readonly Part[]): InboxReason[] {
  const alerts = new Map(parts.flatMap(({ reasons }) => reasons.map((reason) => [reason.alertId ?? reason.name, reason] as const)));
  return [...alerts.values()].slice(0, REASONS_SHOWN).map(({ alertId, name }) => ({ kind: 'digest', alertId, name, matches: [] }));
}

const placeOf = (parts: readonly Part[]): string => {
  const [place = '', ...others] = new Set(parts.flatMap(({ values }) => values.region ?? []));
  return place === '' || others.length > 0 ? MIXED_PLACE : place;
};

/** @param parts at least one, oldest first */
export function digestContent(parts: readonly Part[], now: Date): DigestContent {
  const notices = newestOfEach(parts);
  const first = notices[0];
  if (!first) throw new Error('a digest is never empty');
  const count = `${notices.length} 条${notices.every(({ kind }) => kind === 'published') ? '新公告' : '公告动态'}`;
  const more = notices.length > 1 ? ' 等' : '';
  const reasons = reasonsOf(parts);
  const titles = notices.slice(0, TITLES_SHOWN).map((notice) => `${markOf(notice, now)}${cut(notice.title, TITLE_LENGTH)}`);
  const [name, why, place] = [first.values.project ?? first.title, whyOf(reasons), placeOf(notices)];
  const deadlineAt = nearestOf(notices, now);
  const until = deadlineAt && closingDate(deadlineAt);
  const due = (until && firstFit([`${count}，最近${shortDate(until)}截止`, `${count}，最近${shortDay(until)}截止`])) ?? count;
  const project = `${count}：${shortName(name, [], 20 - [...count].length - 1 - more.length)}${more}`;
  return {
    title: `${count}：${cut(name, TITLE_LENGTH)}${more}`,
    summary: `${titles.join('；')}${notices.length > titles.length ? ` 等 ${notices.length} 条` : ''}`,
    reasons,
    deadlineAt,
    values: {
      ...{ title: project, project, step: STEP, type: STEP, time: fullDate(now.toISOString()), why, reason: why, region: place, place, facts: place, note: due, due },
      ...(until === null ? {} : { deadline: fullDate(until) }),
    },
  };
}
