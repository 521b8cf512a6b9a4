import type { StaffSupervisor, Supervisor, SupervisorState } from '@sunshine/contracts';
import type { SupervisorEntity } from './supervisor.entity.js';

/** Where a term stands on `day`. */
export function stateOf({ endedAt, endsOn, startsOn, userId }: Pick<SupervisorEntity, 'endedAt' | 'endsOn' | 'startsOn' | 'userId'>, day: string): SupervisorState {
  if (endedAt !== null || endsOn < day) return 'ended';
  if (userId === null) return 'invited';
  return startsOn > day ? 'upcoming' : 'serving';
}

export function toSupervisor(row: SupervisorEntity, day: string): Supervisor {
  const { id, name, identity, unit, startsOn, endsOn, appointmentNo, appointmentText, endReason } = row;
  return { id, name, identity, unit, startsOn, endsOn, appointmentNo, appointmentText, endReason, state: stateOf(row, day) };
}

/** `soon`: the last day of a term that ends soon. */
export function toStaffSupervisor(row: SupervisorEntity, day: string, soon: string): StaffSupervisor {
  const shown = toSupervisor(row, day);
  const isOpen = shown.state === 'invited';
  return { ...shown, acceptedAt: row.acceptedAt?.toISOString() ?? null, codeUntil: isOpen ? (row.codeUntil?.toISOString() ?? null) : null, endsSoon: shown.state === 'serving' && row.endsOn <= soon };
}
