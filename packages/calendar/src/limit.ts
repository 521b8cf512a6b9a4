import type { Calendar } from './calendar.js';
import { inWords, toDay, toNumber, type Day } from './days.js';
import { CalendarError } from './errors.js';
import { citationOf } from './statutes/says.js';
import type { CountedRule, Period } from './statutes/statute.js';

/** A day that did not count: why. */
export interface SkippedDay {
  day: Day;
  why: string;
}

/** A rule counted from a day, and how the answer came about. */
export interface Limit {
  ruleId: string;
  label: string;
  law: string;
  article: string;
  from: Day;
  /**
   * The last lawful day; of an `at-least` period after its start the day on which it is full. Null while the year that it needs is not
   * loaded: never a guess.
   */
  dueOn: Day | null;
  /** Chinese, for people: start, rule, days that did not count, article. */
  sentence: string;
  skipped: SkippedDay[];
  /** Weekends that counted because they are worked (调休). */
  worked: Day[];
  missingYear: number | null;
  /** What the limit is counted in; a moment, such as the opening, in neither: `natural`. */
  unit: Period['unit'];
}

/** Days after the start that the law does not count. */
export interface Uncounted {
  days: number;
  /** What took them, in words. */
  why: string;
}

type Counted = Pick<Limit, 'dueOn' | 'skipped' | 'worked'> & { dueOn: Day; rolled: boolean };

/** The limit of `rule` that begins on `from`, longer by the days that are not counted; throws DAY_INVALID when that is no day. */
export function limitOf(calendar: Calendar, rule: CountedRule, from: Day, uncounted?: Uncounted): Limit {
  toNumber(from);
  const left = uncounted && uncounted.days > 0 ? uncounted : null;
  const { id: ruleId, label, law, article } = rule;
  const said = { ruleId, label, law, article, from, unit: rule.kind === 'period' ? rule.unit : ('natural' as const) };
  try {
    const { rolled, ...counted } = count(calendar, longer(rule, left), from);
    return { ...said, ...counted, sentence: sentenceOf(rule, from, left, { ...counted, rolled }), missingYear: null };
  } catch (error) {
    if (!(error instanceof CalendarError) || error.year === undefined) throw error;
    const sentence = `${startOf(rule, from)}，${amountOf(rule, left)}；${error.message}，装入后给出日期。依据${citationOf(rule)}。`;
    return { ...said, dueOn: null, sentence, skipped: [], worked: [], missingYear: error.year };
  }
}

function count(calendar: Calendar, rule: CountedRule, from: Day): Counted {
  if (rule.kind !== 'period') return { dueOn: from, skipped: [], worked: [], rolled: false };
  return rule.unit === 'working' ? countWorking(calendar, rule, from) : countNatural(calendar, rule, from);
}

const longer = (rule: CountedRule, left: Uncounted | null): CountedRule => (left && rule.kind === 'period' ? { ...rule, amount: rule.amount + left.days } : rule);

const signed = ({ amount, direction }: Period): number => (direction === 'after' ? amount : -amount);

function countWorking(calendar: Calendar, rule: Period, from: Day): Counted {
  const dueOn = calendar.addWorkingDays(from, signed(rule));
  return { dueOn, ...between(calendar, from, dueOn), rolled: false };
}

function countNatural(calendar: Calendar, rule: Period, from: Day): Counted {
  const plain = calendar.addDays(from, signed(rule), { roll: false });
  const dueOn = calendar.addDays(from, signed(rule), { roll: rule.roll });
  if (plain === dueOn) return { dueOn, skipped: [], worked: [], rolled: false };
  // The last day itself is one of those that the roll passes over.
  const { skipped } = between(calendar, toDay(toNumber(plain) - 1), dueOn);
  return { dueOn, skipped, worked: [], rolled: true };
}

/** What a count of working days met on its way from `from`, which is left out, to `to`. */
function between(calendar: Calendar, from: Day, to: Day): Pick<Limit, 'skipped' | 'worked'> {
  const [start, end] = [toNumber(from), toNumber(to)];
  const step = Math.sign(end - start);
  const days = Array.from({ length: Math.abs(end - start) }, (_, at) => toDay(start + step * (at + 1)));
  const skipped = days.flatMap((day) => {
    const why = calendar.whyOff(day);
    return why === null ? [] : [{ day, why }];
  });
  return { skipped, worked: days.filter((day) => calendar.isWorkedWeekend(day)) };
}

const startOf = (rule: CountedRule, from: Day): string => {
  if (rule.kind !== 'period') return `${rule.since}：${inWords(from)}`;
  return rule.direction === 'before' ? `自${inWords(from)}（${rule.since}，当日不计）往前` : `${rule.since}：${inWords(from)}，自次日起计算`;
};

function amountOf(rule: CountedRule, left: Uncounted | null): string {
  if (rule.kind === 'on-the-spot') return '当场提出、当场答复';
  if (rule.kind === 'within') return '在公示期内';
  const days = `${rule.amount} ${rule.unit === 'working' ? '个工作日' : '日'}`;
  const amount = rule.bound === 'at-least' ? `至少 ${days}` : `${days}内`;
  return left ? `${amount}，${left.why} ${left.days} 日不计` : amount;
}

function dueWords(rule: CountedRule, dueOn: Day): string {
  const isFull = rule.kind === 'period' && rule.direction === 'after' && rule.bound === 'at-least';
  return isFull ? `至 ${inWords(dueOn)}期满` : `最晚 ${inWords(dueOn)}`;
}

/** `国庆节 7 天、周末 1 天`. */
function tally(skipped: readonly SkippedDay[]): string {
  const counts = new Map<string, number>();
  for (const { why } of skipped) {
    const name = why === '周六' || why === '周日' ? '周末' : why;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([name, days]) => `${name} ${days} 天`).join('、');
}

function sentenceOf(rule: CountedRule, from: Day, left: Uncounted | null, { dueOn, skipped, worked, rolled }: Counted): string {
  const ways = [
    skipped.length === 0 ? '' : rolled ? `最后一日遇${tally(skipped)}，顺延到其后第一个工作日（民法典第二百零三条）` : `${tally(skipped)}不计`,
    worked.length === 0 ? '' : `${worked.map((day) => inWords(day)).join('、')}调休上班，照计`,
  ];
  return [`${startOf(rule, from)}，${amountOf(rule, left)}，${dueWords(rule, dueOn)}`, ...ways].filter(Boolean).join('；') + `。依据${citationOf(rule)}。`;
}
