import type { DeliveryHealth } from '@sunshine/contracts';
import { toWall } from '@/lib/time';

type Hour = DeliveryHealth['byHour'][number];

/** A place on the axis: an hour of the span, with its figures when anything went. */
export interface Slot {
  at: string;
  /** What stands below it; most have nothing. */
  label: string;
  figures: Hour | undefined;
}

const HOUR_MS = 3_600_000;

/** Every third hour of a day by its hour, every day of a week by its date. */
function labelOf(at: string, hours: number): string {
  const [day, clock] = toWall(at).split(' ') as [string, string];
  if (hours > 24) return clock.startsWith('00') ? day.slice(5) : '';
  return Number(clock.slice(0, 2)) % 3 === 0 ? clock : '';
}

/** One slot an hour from the one that `since` lies in, quiet hours too, so that the axis is time. */
export function slotsOf({ since, hours, byHour }: Pick<DeliveryHealth, 'since' | 'hours' | 'byHour'>): Slot[] {
  const figures = new Map(byHour.map((one) => [Date.parse(one.hour), one]));
  const first = Math.floor(Date.parse(since) / HOUR_MS) * HOUR_MS;
  return Array.from({ length: hours + 1 }, (_, index) => {
    const at = new Date(first + index * HOUR_MS).toISOString();
    return { at, label: labelOf(at, hours), figures: figures.get(Date.parse(at)) };
  });
}
