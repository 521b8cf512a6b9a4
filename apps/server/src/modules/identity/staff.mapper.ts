import type { StaffMember } from '@sunshine/contracts';
import type { StaffRow } from './staff.entity.js';

export const toStaffMember = (row: StaffRow): StaffMember => ({
  id: row.id,
  username: row.username,
  displayName: row.displayName,
  role: row.role,
  sectionId: row.sectionId,
  disabled: row.disabled,
  mustChangePassword: row.mustChangePassword,
  lockedUntil: row.lockedUntil?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
});
