import { addMs, dayOf, endOfDay } from '../clock/clock.js';

const AFTER_MIDNIGHT_MS = 5 * 60_000;

/** The day whose daily counters of WeChat's count now: they end at midnight in Asia/Shanghai, surely a little later. */
export const quotaDayOf = (now: Date): string => dayOf(addMs(now, -AFTER_MIDNIGHT_MS));

/** When WeChat's daily counters have surely begun anew. */
export const nextQuotaDay = (now: Date): Date => addMs(endOfDay(quotaDayOf(now)), AFTER_MIDNIGHT_MS);
