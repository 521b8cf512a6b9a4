import { addMs, dayOf, endOfDay } from '../clock/clock.js';

const AFTER_MIDNIGHT_MS = 5 * 60_000;

/** When WeChat's daily counters have surely begun anew: its day ends at midnight in Asia/Shanghai, its counters a little later. */
export const nextQuotaDay = (now: Date): Date => addMs(endOfDay(dayOf(now)), AFTER_MIDNIGHT_MS);
