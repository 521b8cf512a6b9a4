import type { CentreConfig } from './centre.js';

type Named = Pick<CentreConfig, 'matters' | 'counters' | 'sections'>;

/** What is taken out of the configuration later keeps its id as its name. */
const nameOf = (list: readonly { id: string; name: string }[], id: string): string => list.find((one) => one.id === id)?.name ?? id;

export const matterName = ({ matters }: Named, id: string): string => nameOf(matters, id);
export const counterName = ({ counters }: Named, id: string | null): string | null => (id === null ? null : nameOf(counters, id));
export const sectionName = ({ sections }: Named, id: string | null): string | null => (id === null ? null : nameOf(sections, id));
