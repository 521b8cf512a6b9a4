import { engineering } from './engineering.js';
import { information } from './information.js';
import { procurement } from './procurement.js';
import type { Statute } from './statute.js';

/** Every statute that is known. A limit that no law text was read for is not here. */
export const statutes: readonly Statute[] = [...engineering, ...procurement, ...information];

const byId = new Map(statutes.map((statute) => [statute.id, statute]));

/** A statute by its id; undefined when there is none. */
export const ruleOf = (id: string): Statute | undefined => byId.get(id);
