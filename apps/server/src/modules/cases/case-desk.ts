import type { StaffRole } from '@sunshine/contracts';
import { AppError } from '../../platform/http/app-error.js';
import type { StaffCaller } from '../../platform/http/caller.js';
import type { CaseEntity } from './case.entity.js';

/** They see every case, whatever the section. */
const DESK = new Set<StaffRole>(['supervisor-desk', 'administrator']);
/** They read an answer before it goes out. */
const APPROVING = new Set<StaffRole>(['reviewer', 'supervisor-desk', 'administrator']);

/** The sections whose cases somebody sees; undefined: all. */
export const sectionsOf = ({ role, sectionId }: StaffCaller): string[] | undefined => (DESK.has(role) ? undefined : sectionId === null ? [] : [sectionId]);

const handles = (staff: StaffCaller, { sectionId }: CaseEntity): boolean => {
  const sections = sectionsOf(staff);
  return sections === undefined || (sectionId !== null && sections.includes(sectionId));
};

/** Only the section that handles a case and the supervision desk touch it. Throws FORBIDDEN. */
export function requireHandling(staff: StaffCaller, row: CaseEntity): void {
  if (!handles(staff, row)) throw new AppError('FORBIDDEN', '这条诉求由其他股室办理');
}

/** A second person, and one who may approve. Throws AUTHOR_MAY_NOT_APPROVE or FORBIDDEN. */
export function requireSecondPerson(staff: StaffCaller, row: CaseEntity): void {
  requireHandling(staff, row);
  if (row.draftBy === staff.id) throw new AppError('AUTHOR_MAY_NOT_APPROVE', '起草人不能复核自己写的答复，请由另一位同事复核');
  if (!APPROVING.has(staff.role)) throw new AppError('FORBIDDEN', '答复由审核、监督岗或者管理员复核');
}
