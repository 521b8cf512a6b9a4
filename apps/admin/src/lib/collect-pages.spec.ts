import { describe, expect, it } from '@jest/globals';
import { collectPages } from '@/lib/collect-pages';

const pagesOf = (total: number, size: number) => (cursor: string | null) => {
  const start = Number(cursor ?? 0);
  const end = Math.min(total, start + size);
  return Promise.resolve({ items: Array.from({ length: end - start }, (_, index) => start + index), nextCursor: end < total ? String(end) : null });
};

describe('collectPages', () => {
  it('follows the cursors to the end and tells the count after each page', async () => {
    const told: number[] = [];
    const { rows, complete } = await collectPages(pagesOf(250, 100), (count) => told.push(count));
    expect(rows).toHaveLength(250);
    expect(complete).toBe(true);
    expect(told).toEqual([100, 200, 250]);
  });

  it('stops at the limit and says that there was more', async () => {
    const { rows, complete } = await collectPages(pagesOf(1_000, 100), () => undefined, 150);
    expect(rows).toHaveLength(150);
    expect(complete).toBe(false);
  });

  it('is complete when the list ends exactly at the limit', async () => {
    expect((await collectPages(pagesOf(200, 100), () => undefined, 200)).complete).toBe(true);
  });

  it('ends with an error when a cursor leads nowhere', async () => {
    await expect(collectPages(() => Promise.resolve({ items: [1], nextCursor: 'same' }), () => undefined)).rejects.toThrow('导出已停止');
  });
});
