import type { OwnOpinion, Supervisor, SupervisionTask } from '@sunshine/contracts';
import { opinionSubjects } from '@sunshine/contracts/words';
import { dayWords, timeLeft } from '../../wording/dates';

/** 2026年11月1日 至 2028年10月31日 */
export const termWords = ({ startsOn, endsOn }: Pick<Supervisor, 'startsOn' | 'endsOn'>, now: number): string => `${dayWords(startsOn, now)} 至 ${dayWords(endsOn, now)}`;

/** The one thing that matters about a task's day. */
export function dueWords({ state, overdue, dueOn }: Pick<SupervisionTask, 'state' | 'overdue' | 'dueOn'>, now: number): string {
  if (state === 'checked') return '已办结';
  if (state === 'reported') return '已报告，等中心核验';
  if (overdue) return `已逾期，应在${dayWords(dueOn, now)}前报告`;
  return `${dayWords(dueOn, now)}前报告，${timeLeft(dueOn, now).words}`;
}

/** 项目：甲村道路硬化 · 2026年11月19日参加 */
export function aboutWords({ subjectKind, subject, sessionOn }: { subjectKind: keyof typeof opinionSubjects; subject: string; sessionOn: string | null }, now: number): string {
  return `${opinionSubjects[subjectKind]}：${subject}${sessionOn === null ? '' : ` · ${dayWords(sessionOn, now)}参加`}`;
}

/** How the clock of an answer stands. */
export function clockWords({ state, overdue, dueOn }: { state: string; overdue: boolean; dueOn: string | null }, now: number): string {
  if (state === 'answered') return overdue ? '已答复，晚于期限' : '已按期答复';
  if (dueOn === null) return '答复期限待节假日安排公布后计算';
  return overdue ? `答复已逾期，应在${dayWords(dueOn, now)}前` : `${dayWords(dueOn, now)}前答复`;
}

/** Whether others can read it already. */
export function publicWords({ textState, textRefusal }: Pick<OwnOpinion, 'textState' | 'textRefusal'>): string {
  if (textState === 'passed') return '已公开';
  return textState === 'refused' ? `未通过审核（${textRefusal ?? ''}），不公开` : '内容审核中，通过后公开';
}

/** `7K3F9M2QXWABCDEF` as it is printed: four times four. */
export const groupedCode = (code: string): string => code.replace(/[\s-]/g, '').toUpperCase().slice(0, 16).replace(/.{4}(?=.)/g, '$&-');
