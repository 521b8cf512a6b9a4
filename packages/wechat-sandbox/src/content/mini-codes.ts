import { randomBytes } from 'node:crypto';
import { encode } from 'uqr';
import type { Clock } from '../clock.js';
import { encodePng } from './png.js';

/** A mini-program code or URL link that somebody may hold in their hands. */
export interface MiniLink {
  id: string;
  kind: 'code' | 'url-link';
  /** Page with its query, as the mini program is opened with it. */
  target: string;
  /** Milliseconds since the epoch; a link's end, absent for codes, which last. */
  expiresAt?: number | undefined;
  at: number;
}

const KEPT = 200;
const BLACK = [0, 0, 0] as const;
const WHITE = [255, 255, 255] as const;

/** The codes and links that were made in this run, newest first. */
export class MiniLinks {
  private links: MiniLink[] = [];

  constructor(private readonly clock: Clock) {}

  add(link: Pick<MiniLink, 'kind' | 'target' | 'expiresAt'>): MiniLink {
    const added = { id: randomBytes(6).toString('base64url'), at: this.clock.now(), ...link };
    this.links = [added, ...this.links].slice(0, KEPT);
    return added;
  }

  list(): readonly MiniLink[] {
    return this.links;
  }

  /** The link while it lasts. */
  find(id: string): MiniLink | undefined {
    const link = this.links.find((one) => one.id === id);
    return link?.expiresAt !== undefined && this.clock.now() >= link.expiresAt ? undefined : link;
  }

  clear(): void {
    this.links = [];
  }
}

/** A QR code in place of WeChat's round one, at least `width` pixels wide. */
export function drawCode(text: string, width: number): Buffer {
  const { data, size } = encode(text, { ecc: 'M', border: 2 });
  const scale = Math.max(1, Math.ceil(width / size));
  return encodePng(size * scale, size * scale, (x, y) => (data[Math.floor(y / scale)]?.[Math.floor(x / scale)] === true ? BLACK : WHITE));
}
