import { describe, expect, it } from '@jest/globals';
import { Turns } from './turns.js';

describe('turns', () => {
  it('lets in no more at once than said, everybody in the order of coming, and refuses whom it has no room for', async () => {
    const turns = new Turns(2, 2);
    const open: (() => void)[] = [];
    const begun: number[] = [];
    const work = (number: number) => turns.take(`person ${number}`, () => new Promise<number>((resolve) => {
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

  it('keeps one place in the line for a person, who then gets what they asked last', async () => {
    const turns = new Turns(1, 2);
    let finish: () => void = () => undefined;
    const busy = turns.take('one', () => new Promise<void>((resolve) => (finish = resolve)));
    const asked = ['first', 'second', 'third'].map((what) => turns.take('one', () => Promise.resolve(what)));
    const other = turns.take('two', () => Promise.resolve('other'));
    finish();
    await busy;
    expect(await Promise.allSettled([...asked, other])).toMatchObject([{ reason: { code: 'TOO_MANY_REQUESTS' } }, { reason: { code: 'TOO_MANY_REQUESTS' } }, { value: 'third' }, { value: 'other' }]);
  });

  it('gives a turn back when the work fails', async () => {
    const turns = new Turns(1, 0);
    await expect(turns.take('one', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await turns.take('two', () => Promise.resolve('next'))).toBe('next');
  });
});
