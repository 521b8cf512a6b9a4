import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { cssVariables, tokens, type TokenName } from '@/app/theme';

const channel = (hex: string): number => {
  const value = parseInt(hex, 16) / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
};
const luminance = (colour: string): number => 0.2126 * channel(colour.slice(1, 3)) + 0.7152 * channel(colour.slice(3, 5)) + 0.0722 * channel(colour.slice(5, 7));
const contrast = (a: string, b: string): number => {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
};

const inks: TokenName[] = ['ink', 'ink2', 'brand', 'urgent', 'done', 'late'];
const grounds: TokenName[] = ['ground', 'surface', 'brandSoft', 'urgentSoft', 'lateSoft'];

describe('colour roles', () => {
  it.each(inks.flatMap((ink) => grounds.map((ground): [TokenName, TokenName] => [ink, ground])))('%s on %s reads at 4.5:1 or better', (ink, ground) => {
    expect(contrast(tokens[ink], tokens[ground])).toBeGreaterThanOrEqual(4.5);
  });

  it('writes on the brand colour at 4.5:1 or better', () => {
    expect(contrast(tokens.brandInk, tokens.brand)).toBeGreaterThanOrEqual(4.5);
  });

  it('are the phone’s own, name by name', () => {
    const phone = readFileSync(new URL('../../../miniprogram/src/styles/tokens.scss', import.meta.url), 'utf8');
    for (const variable of cssVariables().split(';').filter(Boolean)) expect(phone).toContain(`  ${variable};`);
  });
});
