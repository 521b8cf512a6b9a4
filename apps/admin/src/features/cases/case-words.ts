import type { StaffCaseRow } from '@sunshine/contracts';
import { caseClocks, caseStates } from '@sunshine/contracts/words';
import type { Tone } from '@/components/state-word';

type Clocked = Pick<StaffCaseRow, 'clock' | 'daysLeft' | 'dueOn' | 'state'>;

export interface ClockWord {
  tone: Tone;
  text: string;
}

const left = (days: number): string => (days === 0 ? '今天到期' : `还剩 ${days} 个工作日`);

/** How a case stands against its next date: what is late says by how much. */
export const clockWord = ({ clock, daysLeft, dueOn, state }: Clocked): ClockWord => {
  if (clock === 'closed') return { tone: state === 'answered' ? 'done' : 'plain', text: caseStates[state] };
  if (clock === 'overdue') return { tone: 'late', text: daysLeft === null || daysLeft === 0 ? caseClocks.overdue : `已超期 ${-daysLeft} 个工作日` };
  if (clock === 'paused' || clock === 'unknown' || dueOn === null) return { tone: 'plain', text: caseClocks[clock === 'paused' ? 'paused' : 'unknown'] };
  return { tone: clock === 'soon' ? 'urgent' : 'plain', text: daysLeft === null ? `${dueOn} 到期` : `${left(daysLeft)}，${dueOn} 到期` };
};

/** Whether the answer, were it given now, needs the reason for its lateness. */
export const isAnswerLate = ({ answerBy }: { answerBy: { dueOn: string | null } | null }, today: string): boolean => typeof answerBy?.dueOn === 'string' && today > answerBy.dueOn;
