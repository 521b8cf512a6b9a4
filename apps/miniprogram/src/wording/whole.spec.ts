import { expect, it } from '@jest/globals';
import { wholeParts } from './whole';

const whole = (text: string) => wholeParts(text).flatMap((part) => (part.isWhole ? [part.text] : []));

it.each([
  ['招标公告 · 青川县 · 67.4 万元 · 投标截止 2026年11月26日 00:13', ['67.4 万元', '2026年11月26日 00:13']],
  ['含 道路硬化；10 万元以上', ['10 万元以上']],
  ['公示至 11月25日', ['11月25日']],
  ['已更正：工期写错', []],
])('keeps dates and amounts of %s on one line', (text, kept) => {
  expect(whole(text)).toEqual(kept);
  expect(wholeParts(text).map((part) => part.text).join('')).toBe(text);
});
