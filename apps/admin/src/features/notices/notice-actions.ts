import type { StaffMember, StaffNotice } from '@sunshine/contracts';
import { may } from '@/lib/abilities';

export type NoticeAction = 'edit' | 'submit' | 'approve' | 'return' | 'correct' | 'withdraw' | 'discard';

/** What this member may do with this notice now. The author never approves. */
export const allowedActions = ({ state, workingState, authorId }: Pick<StaffNotice, 'state' | 'workingState' | 'authorId'>, { id, role }: Pick<StaffMember, 'id' | 'role'>): Set<NoticeAction> => {
  const write = may(role, 'notices.write');
  const review = may(role, 'notices.review');
  const isPublic = state === 'published' || state === 'corrected';
  const actions = new Set<NoticeAction>();
  if (write && workingState === 'draft') for (const action of ['edit', 'submit', 'discard'] as const) actions.add(action);
  if (review && workingState === 'in-review') {
    actions.add('return');
    if (authorId !== id) actions.add('approve');
  }
  if (write && isPublic && workingState === null) actions.add('correct');
  if (review && isPublic) actions.add('withdraw');
  return actions;
};
