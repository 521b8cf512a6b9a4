import type { Rectification, RectificationStep } from '@sunshine/contracts';
import { ratingLevels, rectificationStates } from '@sunshine/contracts/words';
import type { Tone } from '@/components/state-word';

export interface ClockWord {
  tone: Tone;
  text: string;
}

/** So few working days are nearly too late. */
const NEARLY = 3;

/** Where one stands against its day: `已超期 2 个工作日`, `还剩 3 个工作日`, `按期办结`. */
export const clockWord = ({ state, onTime, dueOn, overdue, workingDaysLeft }: Rectification): ClockWord => {
  if (state === 'closed') return onTime === null ? { tone: 'done', text: '已办结' } : onTime ? { tone: 'done', text: '按期办结' } : { tone: 'late', text: '超期办结' };
  if (dueOn === null) return { tone: 'plain', text: '期限待算（放假安排未公布）' };
  if (overdue) return { tone: 'late', text: workingDaysLeft === null || workingDaysLeft === 0 ? '已超期' : `已超期 ${-workingDaysLeft} 个工作日` };
  if (workingDaysLeft === 0) return { tone: 'late', text: '今天到期' };
  if (workingDaysLeft === null) return { tone: 'plain', text: `${dueOn} 到期` };
  return { tone: workingDaysLeft <= NEARLY ? 'urgent' : 'plain', text: `还剩 ${workingDaysLeft} 个工作日` };
};

/** Whether the rater was rung, and whether it is time to. */
export const callBackWord = ({ hasContact, calledBackAt, callBackDueOn, state }: Rectification, today: string): ClockWord => {
  if (!hasContact) return { tone: 'plain', text: '没留联系方式' };
  if (calledBackAt !== null) return { tone: 'done', text: '已回访' };
  const isLate = state !== 'closed' && callBackDueOn !== null && callBackDueOn < today;
  return isLate ? { tone: 'late', text: '回访已超期' } : { tone: 'urgent', text: callBackDueOn === null ? '待回访' : `待回访，${callBackDueOn} 前` };
};

export const stateWord = ({ state }: Rectification): ClockWord => ({ tone: state === 'closed' ? 'done' : state === 'proposed' ? 'brand' : 'plain', text: rectificationStates[state] });

/** Who ended it. */
export const endingWords = ({ closedBy, closedByName, closeReason }: Rectification): string =>
  closedBy === 'rater' ? '评价人认可' : closedBy === 'supervisor' ? `特约监督员${closedByName ?? ''}办结：${closeReason ?? ''}` : '还没有办结';

/** What goes with a step besides its text. */
export const stepNote = ({ reached, level }: RectificationStep): string =>
  [reached === null ? '' : reached ? '已联系上' : '未联系上', level === null ? '' : ratingLevels[level].label].filter(Boolean).join('，');
