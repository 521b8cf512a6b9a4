import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const scss = readFileSync(new URL('./tokens.scss', import.meta.url), 'utf8');
const tokens = new Map([...scss.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name ?? '', hex ?? '']));

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(text: string, ground: string): number {
  const [a, b] = [luminance(tokens.get(text) ?? ''), luminance(tokens.get(ground) ?? '')];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

const grounds = ['ground', 'surface', 'sunken', 'brand-soft', 'urgent-soft', 'late-soft', 'mark'];
const pairs = [
  ...['ink', 'ink-2', 'brand', 'urgent', 'late', 'done'].flatMap((text) => grounds.map((ground): [string, string] => [text, ground])),
  ['brand-ink', 'brand'] as [string, string],
  ['brand-ink', 'late'] as [string, string],
];

describe('colour tokens', () => {
  it.each(pairs)('%s is legible on %s (4.5:1)', (text, ground) => {
    expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it('has elder type steps 1.4 times the normal ones, and targets of 44 and 60', () => {
    const sizes = (name: string) => [...scss.matchAll(new RegExp(`--${name}: (\\d+)px`, 'g'))].map(([, px]) => Number(px));
    for (const step of ['step-1', 'step-2', 'step-3', 'step-4', 'step-5']) {
      const [normal = 0, elder = 0] = sizes(step);
      expect(elder / normal).toBeGreaterThanOrEqual(1.37);
    }
    expect(sizes('target')).toEqual([44, 60, 88]);
  });
});
