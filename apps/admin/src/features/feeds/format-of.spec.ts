import { expect, it } from '@jest/globals';
import { formatOf } from '@/features/feeds/format-of';

it.each([
  ['补录.XLSX', 'xlsx'],
  ['notices.jsonl.gz', 'jsonl'],
  ['feed.json', 'epoint'],
  ['readme.txt', null],
])('takes %s for %s', (name, format) => {
  expect(formatOf(name)).toBe(format);
});
