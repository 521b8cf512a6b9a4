import type { DeliveryReason } from '@sunshine/contracts';

/** What the reader or the notice decided: nothing failed, and nobody is to overrule it. */
export const DECIDED: readonly DeliveryReason[] = ['inbox-chosen', 'paused', 'reminders-off', 'withdrawn', 'canary', 'deadline-gone'];
/** Of those, what leaves nobody waiting for a push. One that came too late was wanted and is missed. */
export const NOT_MISSED: readonly DeliveryReason[] = DECIDED.filter((reason) => reason !== 'deadline-gone');
