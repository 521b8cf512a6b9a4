import { describe, expect, it } from '@jest/globals';
import { Turns } from './turns.js';

describe('turns', () => {
  it('lets in no more at once than said, everybody in the order of coming, and refuses whom it has no room for', async () => {
    const turns = new Turns(2, 2);
    const open: (() => void)[] = [];
    const begun: number[] = [];
    const work = (number: number) => turns.take(() => new Promise<number>((resolve) => {
      begun.push(number);
      open.push(() => resolve(number));
    }));
    const all = [1, 2, 3, 4].map(work);
    await expect(work(5)).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS' });
    expect(begun).toEqual([1, 2]);
    for (let at = 0; at < 4; at += 1) {
      open[at]?.();
      await all[at];
      expect(begun.length).toBe(Math.min(at + 3, 4));
    }
    expect(begun).toEqual([1, 2, 3, 4]);
  });

  it('gives a turn back when the work fails', async () => {
    const turns = new Turns(1, 0);
    await expect(turns.take(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await turns.take(() => Promise.resolve('next'))).toBe('next');
  });
});
