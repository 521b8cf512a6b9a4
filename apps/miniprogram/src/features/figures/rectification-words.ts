import type { PublicRectification } from '@sunshine/contracts';
import { ratingLevels } from '@sunshine/contracts/words';
import { dayWords } from '../../wording/dates';

/** Where it stands against its day: 期限 12月11日 · 已超期 · 按期办结. */
export function clockWords({ state, dueOn, overdue, onTime }: PublicRectification, now: number): string {
  if (state === 'closed') return onTime === null ? '已办结' : onTime ? '按期办结' : '超期办结';
  if (dueOn === null) return '期限待定（来年放假安排还没公布）';
  return overdue ? `已超期（期限 ${dayWords(dueOn, now)}）` : `期限 ${dayWords(dueOn, now)}`;
}

/** Who ended it, when, and how satisfied the rater was then. */
export function endingWords({ openedOn, closedOn, closedBy, secondLevel }: PublicRectification, now: number): string {
  const days = `${dayWords(openedOn, now)}评价${closedOn === null ? '' : `，${dayWords(closedOn, now)}办结`}`;
  const who = closedBy === 'rater' ? '评价人认可' : closedBy === 'supervisor' ? '特约监督员办结' : '';
  return [days, who, secondLevel === null ? '评价人没有再评' : `再评：${ratingLevels[secondLevel].label}`].filter(Boolean).join('；');
}
