import type { KeyDates, NoticeCard, Winner } from '@sunshine/contracts';
import { noticeTypes, stages, type Stage } from '@sunshine/contracts/words';
import { amountWords } from './amounts';
import { dayWords, momentWords, timeLeft } from './dates';

export interface Fact {
  words: string;
  urgent: boolean;
}

type Told = Pick<NoticeCard, 'type' | 'category' | 'keyDates' | 'amountFen' | 'winners'>;

const deadlines = [
  { key: 'registrationUntil', name: '报名截止' },
  { key: 'bidDeadline', name: '投标截止' },
] as const;

/** 预算 for what is bought, 金额 for what is sold or leased. */
const amountName = (category: NoticeCard['category']) => (category === 'engineering' || category === 'procurement' ? '预算' : '金额');

function nextDeadline(dates: KeyDates, now: number): { text: string; urgent: boolean; over: boolean } | null {
  const known = deadlines.flatMap(({ key, name }) => (dates[key] ? [{ name, left: timeLeft(dates[key], now) }] : []));
  const next = known.find(({ left }) => !left.over) ?? known[known.length - 1];
  if (!next) return null;
  return { text: next.left.over ? `已过${next.name}` : `${next.name} ${next.left.words}`, urgent: next.left.urgent, over: next.left.over };
}

function winnerWords(winners: Winner[]): string | null {
  const first = [...winners].sort((a, b) => (a.rank ?? 1) - (b.rank ?? 1))[0];
  if (!first) return null;
  return winners.length > 1 ? `${first.name} 等 ${winners.length} 家` : first.name;
}

function outcome({ winners, amountFen }: Told, label: string): string {
  const name = winnerWords(winners);
  const fen = winners.length === 1 ? (winners[0]?.amountFen ?? amountFen) : amountFen;
  return [name && `${label} ${name}`, fen !== null && amountWords(fen)].filter(Boolean).join(' · ');
}

/** The one fact that matters at this stage of a notice; null when there is none to tell. */
export function factOf(notice: Told, now: number): Fact | null {
  const stage: Stage = noticeTypes[notice.type].stage;
  if (stage === 'candidates') {
    const until = notice.keyDates.publicityUntil;
    const left = until ? timeLeft(until, now) : null;
    const publicity = until && left ? (left.over ? `公示已于 ${dayWords(until, now)} 结束` : `公示至 ${dayWords(until, now)}`) : null;
    const words = [publicity, outcome({ ...notice, amountFen: null }, '第一名')].filter(Boolean).join(' · ');
    return words ? { words, urgent: left?.urgent ?? false } : null;
  }
  if (stage === 'result' || stage === 'contract') {
    const words = outcome(notice, stage === 'result' ? '中标' : '签约');
    return words ? { words, urgent: false } : null;
  }
  const deadline = nextDeadline(notice.keyDates, now);
  const amount = notice.amountFen === null ? null : `${amountName(notice.category)} ${amountWords(notice.amountFen)}`;
  const words = [deadline?.text, amount].filter(Boolean).join(' · ');
  return words ? { words, urgent: deadline?.urgent ?? false } : null;
}

export interface KeyDate {
  name: string;
  when: string;
  left: string | null;
  urgent: boolean;
}

const dateNames = [
  ['registrationFrom', '报名开始'],
  ['registrationUntil', '报名截止'],
  ['bidDeadline', '投标截止'],
  ['openingAt', '开标'],
  ['publicityFrom', '公示开始'],
  ['publicityUntil', '公示截止'],
] as const;

/** A project's key dates in time's order of meaning, with what is left of each. */
export function keyDateList(dates: KeyDates, now: number): KeyDate[] {
  return dateNames.flatMap(([key, name]) => {
    const value = dates[key];
    if (!value) return [];
    const left = timeLeft(value, now);
    return [{ name, when: momentWords(value, now), left: left.words, urgent: left.urgent }];
  });
}

export interface StageStep {
  key: Stage;
  name: string;
  state: 'past' | 'now' | 'ahead';
}

export function stageSteps(stage: Stage): StageStep[] {
  const keys = Object.keys(stages) as Stage[];
  const here = keys.indexOf(stage);
  return keys.map((key, at) => ({ key, name: stages[key], state: at < here ? 'past' : at === here ? 'now' : 'ahead' }));
}
