import path from 'node:path';
import { root } from './build.mjs';

/** The built importer. */
export const importer = path.join(root, 'apps/server/dist/import.js');

/**
 * How Node runs it. A feed leaves much short-lived garbage behind, which V8 would collect late and let memory grow with the
 * file; a small young generation keeps it flat. Spreadsheets are read whole and need the room.
 * @param {string[]} args what the importer is asked to do
 */
export const importerFlags = (args) => (args.includes('xlsx') ? [] : ['--max-semi-space-size=8', '--max-old-space-size=256']);
