import { expect, it } from '@jest/globals';
import { slotsOf } from '@/features/delivery-health/chart-slots';

const since = '2026-11-21T16:20:00.000Z';
const figures = { hour: '2026-11-21T18:00:00.000Z', n: 3, p50: 100, p95: 200, worst: 300 };

it('every hour has its place, whether anything went or not', () => {
  const slots = slotsOf({ since, hours: 24, byHour: [figures] });
  expect(slots).toHaveLength(25);
  expect(slots.map(({ figures: one }) => one?.n)).toEqual([undefined, undefined, 3, ...Array.from({ length: 22 }, () => undefined)]);
});

it('says the hour on the centre’s wall in a day, the date in a week', () => {
  expect(slotsOf({ since, hours: 24, byHour: [] }).map(({ label }) => label).filter(Boolean)).toEqual(['00:00', '03:00', '06:00', '09:00', '12:00', '15:00', '18:00', '21:00', '00:00']);
  expect(slotsOf({ since, hours: 168, byHour: [] }).map(({ label }) => label).filter(Boolean)).toEqual(['11-22', '11-23', '11-24', '11-25', '11-26', '11-27', '11-28', '11-29']);
});
