/** A rating as a detector sees it, and which attack made it up. */
export interface InventedTrace {
  id: string;
  day: string;
  at: number;
  matterId: string;
  counterId: string | null;
  level: 5 | 4 | 3 | 2 | 1;
  channel: 'counter' | 'kiosk' | 'open';
  handledById: string | null;
  servedAt: number | null;
  device: string | null;
  network: string | null;
  isStaffDevice: boolean;
  durationMs: number | null;
  text: string;
  attack: string | null;
}
export interface Measured {
  attack: string;
  worlds: number;
  found: number;
  madeUp: number;
  named: number;
  ordinary: number;
  falselyNamed: number;
  findings: string[];
}
export const DAYS: number;
export const attackKinds: string[];
export function ratingTraffic(seed: number, attack?: string): InventedTrace[];
export function measure<Thresholds>(detect: (traces: InventedTrace[], thresholds: Thresholds) => { kind: string; evidence: { ratingId: string }[] }[], thresholds: Thresholds, worlds: number, firstSeed?: number): Measured[];
