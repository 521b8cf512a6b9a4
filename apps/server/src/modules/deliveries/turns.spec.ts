import { describe, expect, it } from '@jest/globals';
import { Turns } from './turns.js';

describe('Turns', () => {
  it('never lets two works of one key overlap, while other keys go on, also after a failure', async () => {
    const turns = new Turns();
    const running = new Map<string, number>();
    let most = 0;
    let atOnce = 0;
    const work = (key: string, fails: boolean) => async (): Promise<void> => {
      running.set(key, (running.get(key) ?? 0) + 1);
      expect(running.get(key)).toBe(1);
      most = Math.max(most, (atOnce += 1));
      await new Promise((resolve) => setImmediate(resolve));
      atOnce -= 1;
      running.set(key, 0);
      if (fails) throw new Error('no');
    };
    const all = Array.from({ length: 60 }, (_, index) => turns.run(`key-${index % 6}`, work(`key-${index % 6}`, index % 5 === 0)));
    const settled = await Promise.allSettled(all);
    expect(settled.filter((one) => one.status === 'rejected')).toHaveLength(12);
    expect(most).toBe(6);
  });
});
