import type { Permission } from './ways.js';

/** What one person allows on one template. Instants are milliseconds since the epoch, as WeChat stamped them. */
export interface CreditState {
  /** Messages that no delivery has taken yet; below 0 while accepts are used that we have not heard of. Always 0 for a standing permission. */
  remaining: number;
  /** A message may be sent, or could when one was left. */
  active: boolean;
  /** Raised whenever what was taken before is void: it never comes back. */
  epoch: number;
  /** The newest accept; 0 before the first. */
  acceptedAt: number;
  /** The newest switch-off; 0 before the first. */
  rejectedAt: number;
}

export const NO_CREDIT: CreditState = { remaining: 0, active: false, epoch: 0, acceptedAt: 0, rejectedAt: 0 };

/** One accept. It counts for nothing when the person switched the template off after it: events come in any order. */
export function accepted(state: CreditState, at: number, permission: Permission): CreditState {
  if (at < state.rejectedAt) return state;
  return { ...state, remaining: permission === 'once' ? state.remaining + 1 : 0, active: true, acceptedAt: Math.max(at, state.acceptedAt) };
}

/** One message less; undefined when none is left. */
export function taken(state: CreditState): CreditState | undefined {
  return state.remaining > 0 ? { ...state, remaining: state.remaining - 1 } : undefined;
}

/** A message that WeChat surely did not use comes back; undefined when what was taken in that epoch is void. */
export function returned(state: CreditState, epoch: number): CreditState | undefined {
  return state.epoch === epoch ? { ...state, remaining: state.remaining + 1 } : undefined;
}

/** WeChat refused a message (43101): nothing is left, whatever we thought. */
export function refused(state: CreditState): CreditState {
  return { ...state, remaining: Math.min(state.remaining, 0), active: false, epoch: state.epoch + 1 };
}

/**
 * The person switched the template off at `at`, and all that was taken or left is void, except what they accepted after it
 * and we heard of before: `since.accepted` accepts less the `since.sent` messages that may have used them. An older
 * switch-off than one we know tells nothing new.
 */
export function rejected(state: CreditState, at: number, permission: Permission, since: { accepted: number; sent: number }): CreditState {
  if (at < state.rejectedAt) return state;
  const remaining = permission === 'once' ? since.accepted - since.sent : 0;
  return { ...state, remaining, active: state.acceptedAt > at, epoch: state.epoch + 1, rejectedAt: at };
}
