import type { NoticeType } from '@sunshine/contracts';
import { codeKey } from '../../notices/project-code.js';
import { projectKey } from './project-key.js';

/** What joining needs to know about a notice; kept for every notice that came by a feed. */
export interface JoinTraits {
  source: string;
  titleKey: string;
  codeKey: string | null;
  type: NoticeType;
  regionCode: string | null;
  ownerName: string | null;
  /** Instant, UTC. */
  publishedAt: string;
}

/** A notice that is already on a project's page. */
export interface JoinedNotice extends JoinTraits {
  projectId: string;
}

const DAY_MS = 86_400_000;
const TITLE_REACH_DAYS = 548;
const CODE_REACH_DAYS = 1096;
/** Tenders of the same name further apart than this are next year's, unless a code says otherwise. */
const SAME_STEP_REACH_DAYS = 100;
const SHORTEST_KEY = 6;
/** A key this short (食堂食材采购) joins only the same owner's, or the next step that the same site publishes soon after. */
const OWNED_KEY = 12;
const NEXT_STEP_DAYS = 60;
const LIKENESS_BY_CODE = 0.35;

const daysApart = (a: string, b: string): number => Math.abs(Date.parse(a) - Date.parse(b)) / DAY_MS;

const regionsAgree = (a: string | null, b: string | null): boolean => {
  if (a === null || b === null) return true;
  const [short, long] = [a, b].map((code) => code.replace(/(?:00)+$/, '')).sort((x, y) => x.length - y.length) as [string, string];
  // 420501 is 宜昌's own level: a notice of the city's channel may be about any of its districts.
  return long.startsWith(short) || (/01$/.test(short) && short.length === 6 && long.startsWith(short.slice(0, 4))) || (/01$/.test(long) && short.startsWith(long.slice(0, 4)));
};

const bareName = (name: string): string => name.normalize('NFKC').replace(/[\s\p{P}]/gu, '');

const ownersAgree = (a: string | null, b: string | null): boolean => {
  if (a === null || b === null) return true;
  const [x, y] = [bareName(a), bareName(b)];
  return x.includes(y) || y.includes(x);
};

const pairs = (key: string): Set<string> => new Set(Array.from({ length: Math.max(key.length - 1, 1) }, (_, i) => key.slice(i, i + 2)));

/** Dice's coefficient over pairs of characters, 0 to 1. */
export function likeness(a: string, b: string): number {
  const [x, y] = [pairs(a), pairs(b)];
  const shared = [...x].filter((pair) => y.has(pair)).length;
  return (2 * shared) / (x.size + y.size);
}

const sameByCode = (a: JoinTraits, b: JoinTraits): boolean =>
  a.codeKey !== null && a.codeKey === b.codeKey && daysApart(a.publishedAt, b.publishedAt) <= CODE_REACH_DAYS && likeness(a.titleKey, b.titleKey) >= LIKENESS_BY_CODE;

/** Numbers of one kind: a site that numbers plans XMTQ… and tenders CGGG… numbers notices, not projects. */
const sameSeries = (a: string, b: string): boolean => /^[A-Z]*/.exec(a)?.[0] === /^[A-Z]*/.exec(b)?.[0];

/** How far a procedure is when such a notice appears; a termination may stand anywhere. */
const STEPS: Partial<Record<NoticeType, number>> = { plan: 0, consultation: 0, 'single-source': 0, tender: 1, change: 1, opening: 2, candidates: 3, result: 4, contract: 5, acceptance: 6 };

/** A contract months before the result: last year's service, bought again under the same name. */
function runsBackwards(a: JoinTraits, b: JoinTraits): boolean {
  const [early, late] = a.publishedAt <= b.publishedAt ? [a, b] : [b, a];
  const [before, after] = [STEPS[early.type], STEPS[late.type]];
  return before !== undefined && after !== undefined && before > after && daysApart(a.publishedAt, b.publishedAt) > SAME_STEP_REACH_DAYS;
}

/** Whether two notices that stand on one page contradict each other. */
const contradict = (a: JoinTraits, b: JoinTraits): boolean =>
  !regionsAgree(a.regionCode, b.regionCode) ||
  ((a.codeKey === null || a.codeKey !== b.codeKey) && runsBackwards(a, b)) ||
  !ownersAgree(a.ownerName, b.ownerName) ||
  // Two numbers of one site are two procedures, however alike the titles are.
  (a.source === b.source && a.codeKey !== null && b.codeKey !== null && a.codeKey !== b.codeKey && sameSeries(a.codeKey, b.codeKey)) ||
  (a.type === b.type && a.type !== 'change' && (a.codeKey === null || a.codeKey !== b.codeKey) && daysApart(a.publishedAt, b.publishedAt) > SAME_STEP_REACH_DAYS);

const sameByTitle = (a: JoinTraits, b: JoinTraits): boolean => {
  if (a.titleKey !== b.titleKey || a.titleKey.length < SHORTEST_KEY || daysApart(a.publishedAt, b.publishedAt) > TITLE_REACH_DAYS) return false;
  if (a.titleKey.length >= OWNED_KEY || (a.ownerName !== null && b.ownerName !== null)) return true;
  return a.source === b.source && a.type !== b.type && daysApart(a.publishedAt, b.publishedAt) <= NEXT_STEP_DAYS;
};

/**
 * The project whose page a new notice belongs on, or null for a page of its own. `known` are the notices that share its
 * title key or its code. An equal, specific code joins (titles must still be alike); an equal title joins when no notice
 * of that project contradicts by region, owner, code or time. Several fit: the nearest in time. Pure.
 */
export function chooseProject(notice: JoinTraits, known: JoinedNotice[]): string | null {
  const fits: { projectId: string; rank: number; days: number }[] = [];
  for (const [projectId, members] of group(known)) {
    const byCode = members.some((member) => sameByCode(notice, member));
    const byTitle = members.some((member) => sameByTitle(notice, member)) && !members.some((member) => contradict(notice, member));
    if (byCode || byTitle) fits.push({ projectId, rank: byCode ? 0 : 1, days: Math.min(...members.map((member) => daysApart(notice.publishedAt, member.publishedAt))) });
  }
  fits.sort((a, b) => a.rank - b.rank || a.days - b.days || (a.projectId < b.projectId ? -1 : 1));
  return fits[0]?.projectId ?? null;
}

function group(known: JoinedNotice[]): Map<string, JoinedNotice[]> {
  const byProject = new Map<string, JoinedNotice[]>();
  for (const notice of known) byProject.set(notice.projectId, [...(byProject.get(notice.projectId) ?? []), notice]);
  return byProject;
}

/** A project as its page names it. */
export interface NamedProject {
  id: string;
  name: string;
  code: string | null;
}

/**
 * The page that staff wrote for the project of this notice: of the same specific code, with a name that is alike (the most
 * alike of several). Pages in `known` were judged by {@link chooseProject}. Pure.
 */
export function choosePageOfStaff(notice: JoinTraits, known: JoinedNotice[], pages: NamedProject[]): string | null {
  const judged = new Set(known.map(({ projectId }) => projectId));
  const fits = pages
    .filter(({ id, code }) => notice.codeKey !== null && codeKey(code) === notice.codeKey && !judged.has(id))
    .map(({ id, name }) => ({ id, alike: likeness(projectKey(name), notice.titleKey) }))
    .filter(({ alike }) => alike >= LIKENESS_BY_CODE)
    .sort((a, b) => b.alike - a.alike || (a.id < b.id ? -1 : 1));
  return fits[0]?.id ?? null;
}
