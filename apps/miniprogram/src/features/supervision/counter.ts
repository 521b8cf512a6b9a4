import type { Counter, CreateRating, ServiceMatter } from '@sunshine/contracts';

export type Draft = Partial<CreateRating>;

/** What a counter does; without a counter, or when it does everything, all of it. */
export const mattersAt = (matters: ServiceMatter[], counter: Counter | undefined): ServiceMatter[] => (counter?.matterIds ? matters.filter(({ id }) => counter.matterIds?.includes(id)) : matters);

/** A kept draft without a matter that is not done here; where only one is done, it is chosen. */
export function draftAt(kept: Draft, matters: ServiceMatter[]): Draft {
  const { matterId, ...rest } = kept;
  const chosen = matters.length === 1 ? matters[0]?.id : matters.find(({ id }) => id === matterId)?.id;
  return chosen === undefined ? rest : { ...rest, matterId: chosen };
}
