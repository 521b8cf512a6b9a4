import { And, Equal, LessThanOrEqual, MoreThan, type FindOperator } from 'typeorm';

/** Where a reading in order of time, then id, stopped: after this row, or without `id` after everything of the instant. */
export interface TimePlace {
  at: Date;
  id?: string;
}

/** Conditions, any of which holds for what comes after `place`, up to and including `until`. Rows of one instant are never skipped. */
export function timesAfter<K extends string>(column: K, { at, id }: TimePlace, until: Date): Record<string, FindOperator<Date> | FindOperator<string>>[] {
  const later = { [column]: And(MoreThan(at), LessThanOrEqual(until)) };
  return id === undefined ? [later] : [later, { [column]: Equal(at), id: MoreThan(id) }];
}
