import type { Deadline } from '../../notices/deadlines.js';
import type { StandingNotice } from '../../notices/notice-deadlines.service.js';

/** A deadline that counts, and the notice that says so. */
export interface StandingDeadline extends Deadline {
  notice: StandingNotice;
}

const shareLot = (a: StandingNotice, b: StandingNotice): boolean => a.sectionIds.length === 0 || b.sectionIds.length === 0 || a.sectionIds.some((id) => b.sectionIds.includes(id));

/** Whether a later notice of the project speaks instead of this one: it ended the matter, moved the date, or repeats it. */
function isReplaced({ name, at, notice }: StandingDeadline, later: StandingNotice): boolean {
  if (!shareLot(notice, later)) return false;
  if (later.type === 'termination') return true;
  const said = later.deadlines.find((deadline) => deadline.name === name);
  return said !== undefined && (later.type === 'change' || said.at.getTime() === at.getTime());
}

/** Two names for one instant of one notice are one deadline: the later word in `deadlineNames` says more. */
const isRepeated = ({ name, at, notice }: StandingDeadline): boolean => name === 'registrationUntil' && notice.deadlines.some((other) => other.name === 'bidDeadline' && other.at.getTime() === at.getTime());

/**
 * The deadlines of a project that count, of its standing notices (oldest first). A change notice (变更公告) moves a date, a
 * termination ends all before it; notices about other lots (标段) leave each other alone.
 */
export function standingDeadlines(notices: readonly StandingNotice[]): StandingDeadline[] {
  return notices.flatMap((notice, index) => {
    if (notice.type === 'termination') return [];
    const own = notice.deadlines.map((deadline): StandingDeadline => ({ ...deadline, notice }));
    return own.filter((deadline) => !isRepeated(deadline) && !notices.slice(index + 1).some((later) => isReplaced(deadline, later)));
  });
}
