import type { Counter, ServiceMatter } from '@sunshine/contracts';

/** What a counter does; without a counter, or when it does everything, all of it. */
export const mattersAt = (matters: ServiceMatter[], counter: Counter | undefined): ServiceMatter[] => (counter?.matterIds ? matters.filter(({ id }) => counter.matterIds?.includes(id)) : matters);

/** The matter to begin with: the one asked for if it is done here, or the only one. */
export const firstMatter = (matters: Pick<ServiceMatter, 'id'>[], asked: string | undefined): string | null => (matters.length === 1 ? (matters[0]?.id ?? null) : (matters.find(({ id }) => id === asked)?.id ?? null));
