import type { Centre } from '@sunshine/contracts';
import { api } from './api';
import { storage } from './storage';

const KEPT_MS = 12 * 3600_000;

/** Whether somebody answers the telephone is true of the moment only, so the kept copy does not say. */
export function keepCentre(centre: Centre): void {
  const hotlines = centre.hotlines.map((hotline) => ({ ...hotline, openNow: null }));
  storage.write('centre', { keptAt: Date.now(), centre: { ...centre, hotlines } });
}

/** The centre as last seen, without asking. */
export const knownCentre = () => storage.read('centre')?.centre;

/** The centre, asked for only when the kept copy is old or missing. */
export async function getCentre(): Promise<Centre> {
  const kept = storage.read('centre');
  if (kept && Date.now() - kept.keptAt < KEPT_MS) return kept.centre;
  const centre = await api.get<Centre>('/api/centre');
  keepCentre(centre);
  return centre;
}
