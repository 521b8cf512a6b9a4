/**
 * How many of the ways to make ratings up are found, and how many ordinary ratings are named with them, on invented traffic
 * (bench/lib/rating-traffic.mjs; bars: found ≥ 90 % of each kind, falsely named ≤ 5 %).
 *   node bench/gaming.mjs [worlds] [first seed]
 * Needs `npm run build:ts`. Thresholds are the defaults of the centre's configuration.
 */
import { detect } from '../apps/server/dist/modules/gaming/detectors/detect.js';
import { gamingThresholdsSchema } from '../apps/server/dist/platform/config/gaming-thresholds.js';
import { DAYS, measure } from './lib/rating-traffic.mjs';

const [worlds = 100, firstSeed = 1] = process.argv.slice(2).map(Number);
const percent = (part, all) => (all === 0 ? '–' : `${((100 * part) / all).toFixed(1)} %`);

const rows = measure(detect, gamingThresholdsSchema.parse(undefined), worlds, firstSeed);
console.log(`${worlds} worlds of ${DAYS} days each, seeds from ${firstSeed}; about ${Math.round(rows[0].ordinary / worlds)} ordinary ratings a world`);
console.table(
  rows.map((row) => ({
    'made up by': row.attack,
    'attacks found': row.attack === 'none' ? '–' : `${row.found} of ${row.worlds} (${percent(row.found, row.worlds)})`,
    'their ratings named': percent(row.named, row.madeUp),
    'ordinary ratings named': `${row.falselyNamed} of ${row.ordinary} (${percent(row.falselyNamed, row.ordinary)})`,
  })),
);
const kinds = new Map();
for (const kind of rows[0].findings) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
console.log('false findings a world without an attack:', Object.fromEntries([...kinds].map(([kind, count]) => [kind, count / worlds])));
