import * as z from 'zod';

const count = z.int().min(2).max(1000);
const share = z.number().min(0.01).max(1);
const seconds = z.int().min(1).max(600);

/**
 * From when on ratings are conspicuous. `bench/gaming.mjs` measures what these find and whom they name wrongly; a busier centre
 * changes them with its eyes on that table.
 */
export const gamingThresholdsSchema = z
  .object({
    /** Ratings of one device that is nobody's kiosk. */
    oneDevice: z.object({ aDay: count, aWeek: count }).default({ aDay: 5, aWeek: 10 }),
    /** Within so many minutes from one network, each within so many seconds, and such a share of all from there of one mind. */
    oneNetwork: z.object({ ratings: count, minutes: z.int().min(1).max(1440), seconds, share }).default({ ratings: 7, minutes: 60, seconds: 9, share: 0.7 }),
    /** In so many minutes at one place, and so many times its usual peak. */
    burst: z.object({ ratings: count, minutes: z.int().min(1).max(120), timesUsual: z.number().min(1).max(20) }).default({ ratings: 9, minutes: 10, timesUsual: 1.5 }),
    /** Texts of at least so many characters, alike within so many days; not those that are also written on so many other days. */
    copiedTexts: z.object({ characters: count, copies: count, days: z.int().min(1).max(28), likeness: share, commonOnDays: count }).default({ characters: 12, copies: 4, days: 3, likeness: 0.65, commonOnDays: 3 }),
    /** Five stars within so many seconds, and their share of a day at one place. */
    hurriedFives: z.object({ seconds, ratings: count, share }).default({ seconds: 4, ratings: 6, share: 0.2 }),
    /** Five stars so soon after the service and so fast, and their share of a day at one counter. */
    counterPressure: z.object({ servedSeconds: seconds, seconds, ratings: count, share }).default({ servedSeconds: 30, seconds: 10, ratings: 6, share: 0.5 }),
    /** The same from one device for one member of staff, within so many days. */
    selfRating: z.object({ ratings: count, days: z.int().min(1).max(28) }).default({ ratings: 3, days: 7 }),
  })
  .prefault({});
