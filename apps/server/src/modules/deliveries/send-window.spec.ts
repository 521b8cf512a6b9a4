import { describe, expect, it } from '@jest/globals';
import { loadConfig } from '../../platform/config/config.js';
import { SendWindow } from './send-window.js';

const windowOf = (size: number): SendWindow => new SendWindow(loadConfig({ SEND_CONCURRENCY: String(size) }));
const people = (count: number, name = '甲'): string[] => Array.from({ length: count }, (_, number) => `${name}${number}`);
const settled = async <T>(promise: Promise<T>): Promise<T | 'waits'> => {
  const waits = new Promise<'waits'>((resolve) => setImmediate(() => resolve('waits')));
  return Promise.race([promise, waits]);
};

describe('the room for calls', () => {
  it('is for so many at once, whoever asks', async () => {
    const room = windowOf(8);
    expect(await room.enter(people(20))).toHaveLength(8);
    const next = room.enter(people(20, '乙'));
    expect(await settled(next)).toBe('waits');
    room.answered();
    expect(await settled(next)).toBe('waits');
    room.answered();
    expect(await settled(next)).toHaveLength(2);
  });

  it('is never for a second call to one person, until the first is written down', async () => {
    const room = windowOf(8);
    await room.enter(['甲']);
    const second = room.enter(['甲']);
    expect(await settled(second)).toBe('waits');
    room.answered();
    expect(await settled(second)).toBe('waits');
    room.leave('甲');
    expect(await settled(second)).toEqual(['甲']);
  });

  it('goes to who comes later when the first in the line waits for a person', async () => {
    const room = windowOf(8);
    await room.enter(['甲']);
    const first = room.enter(['甲']);
    expect(await settled(room.enter(['乙']))).toEqual(['乙']);
    expect(await settled(first)).toBe('waits');
  });

  it('is kept for the first in the line until there is enough for it', async () => {
    const room = windowOf(8);
    await room.enter(people(20));
    const first = room.enter(people(20, '乙'));
    const second = room.enter(['丙']);
    room.answered();
    expect(await settled(second)).toBe('waits');
    room.answered();
    expect(await settled(first)).toHaveLength(2);
    room.answered();
    expect(await settled(second)).toEqual(['丙']);
  });

  it('is there for one call when there is room for one only', async () => {
    const room = windowOf(1);
    expect(await room.enter(people(3))).toEqual(['甲0']);
    const next = room.enter(people(2, '乙'));
    room.answered();
    expect(await settled(next)).toEqual(['乙0']);
  });
});
