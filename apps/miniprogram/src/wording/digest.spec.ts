import { expect, it } from '@jest/globals';
import { digest } from './digest';

it('is the same for the same words, another for others, and shows none of them', () => {
  const texts = ['', 'a', 'aa', '保证金什么时候退', '保证金什么时候退？', '0839-0000008', '0839-0000080'];
  expect(new Set(texts.map(digest)).size).toBe(texts.length);
  for (const text of texts) expect(digest(text)).toBe(digest(text));
  expect(digest('0839-0000008')).not.toContain('0000008');
});
