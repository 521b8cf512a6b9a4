import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { AlertConditions, AlertTiming, QuietHours } from '@sunshine/contracts';
import type { Arrival, Following, Seeker } from './replay-oracle.js';

type Line = { kind: 'candidate' | 'award'; infoid: string; firstSeenAt: string; infodate: string; title: string };

const REGIONS: Record<string, string> = { 夷陵: '420506', 远安: '420525', 兴山: '420526', 秭归: '420527', 长阳: '420528', 五峰: '420529', 宜都: '420581', 当阳: '420582', 枝江: '420583' };
const CITY = '420500';
const TIMES = ['00:00', '08:00', '18:30'];
const QUIET: QuietHours[] = [{ from: '22:00', until: '07:00' }, { from: '12:00', until: '14:00' }, { from: '00:00', until: '23:59' }, { from: '18:00', until: '08:00' }];
const PAUSES = ['2025-05-22', '2025-07-31', '2025-10-01', '2026-12-31'];

/** The same numbers every time (mulberry32). */
export class Dice {
  constructor(private state: number) {}

  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(from: readonly T[]): T {
    return from[this.below(from.length)]!;
  }
}

/** A project's notices have its name and end in what they are. */
const projectOf = (title: string): string => title.replace(/[（(]?(中标候选人公示|中标结果公告|中标结果公示|中标公告|评标结果公示|公告|公示)[)）]?$/u, '');

/** The real arrival feed in its order, with regions, categories and amounts that it does not carry. */
export function readArrivals(path: string): Arrival[] {
  const lines = gunzipSync(readFileSync(path)).toString().split('\n').filter(Boolean);
  return lines.map((text, index) => {
    const { kind, infoid, firstSeenAt, infodate, title } = JSON.parse(text) as Line;
    const place = Object.keys(REGIONS).find((name) => title.includes(name));
    return {
      ...{ id: infoid, at: new Date(firstSeenAt), day: infodate, title, project: projectOf(title) || title },
      ...{ type: kind === 'award' ? 'result' : 'candidates', category: title.includes('采购') ? 'procurement' : 'engineering' },
      ...{ region: place === undefined ? CITY : REGIONS[place]!, amountFen: index % 3 === 0 ? null : ((index * 7919) % 5000) * 1_000_000 },
    };
  });
}

/** The words of the titles that are neither in very many nor in hardly any. */
function vocabulary(arrivals: Arrival[]): string[] {
  const counts = new Map<string, number>();
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  for (const { title } of arrivals) for (const word of new Set([...segmenter.segment(title)].map(({ segment }) => segment))) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].filter(([word, count]) => /^\p{Script=Han}{2,}$/u.test(word) && count >= 2 && count <= 5).map(([word]) => word).sort();
}

function conditionsOf(dice: Dice, words: string[]): AlertConditions {
  const anyOf = Array.from({ length: 1 + dice.below(3) }, () => dice.pick(words));
  return {
    ...(dice.chance(0.95) ? { anyOf } : { regions: [dice.pick(Object.values(REGIONS))], allOf: ['改造', dice.pick(['设计', '监理', '管网'])] }),
    ...(dice.chance(0.1) ? { noneOf: [dice.pick(['监理', '设计', '施工'])] } : {}),
    ...(dice.chance(0.3) ? { types: [dice.pick(['candidates', 'result'])] } : {}),
    ...(dice.chance(0.1) ? { categories: [dice.pick(['engineering', 'procurement'])] } : {}),
    ...(dice.chance(0.15) ? { regions: dice.chance(0.5) ? ['4205'] : [dice.pick(Object.values(REGIONS)), CITY] } : {}),
    ...(dice.chance(0.1) ? { minFen: 500_000_000 } : {}),
    ...(dice.chance(0.1) ? { maxFen: 3_000_000_000 } : {}),
  };
}

const timingOf = (dice: Dice): AlertTiming => ({
  frequency: dice.pick(['now', 'now', 'daily', 'daily', 'weekly']),
  at: dice.pick(TIMES),
  weekday: 1 + dice.below(7),
  quiet: dice.chance(0.6) ? dice.pick(QUIET) : null,
  pausedUntil: dice.chance(0.15) ? dice.pick(PAUSES) : null,
});

export function makeSeekers(arrivals: Arrival[], count: number, people: string[], dice: Dice): Seeker[] {
  const words = vocabulary(arrivals);
  return Array.from({ length: count }, (_, index) => ({ person: people[index % people.length]!, name: `订阅${index}`, conditions: conditionsOf(dice, words), timing: timingOf(dice) }));
}

/** Some follow a project when its first notice has arrived. */
export function makeFollowings(arrivals: Arrival[], people: string[], dice: Dice): Following[] {
  const first = new Map<string, Arrival>();
  const chains = new Set<string>();
  for (const arrival of arrivals) {
    if (first.has(arrival.project)) chains.add(arrival.project);
    else first.set(arrival.project, arrival);
  }
  return [...chains].filter(() => dice.chance(0.2)).map((project) => ({ person: dice.pick(people), project, since: first.get(project)!.at }));
}
