import { SUPPLIES } from './supplies.js';
import { WORKS } from './works.js';

/**
 * Version 2026-11-22. Words that notices use for the same thing, a list a group, the commonest first. Written from how titles of public
 * resource trading are worded; offered to people, never applied by themselves. A word may stand in several groups.
 */
export const SYNONYM_GROUPS: readonly (readonly string[])[] = [WORKS, SUPPLIES].flatMap((table) => Object.values<readonly string[]>(table)).flatMap((lines) => lines.map((line) => line.split(' ')));
