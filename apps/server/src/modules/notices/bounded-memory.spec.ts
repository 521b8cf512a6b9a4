import { describe, expect, it } from '@jest/globals';
import { BoundedMemory } from './bounded-memory.js';

describe('BoundedMemory', () => {
  it('never holds more than its weight, and lets go of what came first', () => {
    const memory = new BoundedMemory<string>(10, (text) => text.length);
    for (const text of ['aaaa', 'bbbb', 'cc']) memory.keep(text, text);
    expect(['aaaa', 'bbbb', 'cc'].map((text) => memory.get(text))).toEqual(['aaaa', 'bbbb', 'cc']);
    memory.keep('ddd', 'ddd');
    expect(['aaaa', 'bbbb', 'cc', 'ddd'].map((text) => memory.get(text))).toEqual([undefined, 'bbbb', 'cc', 'ddd']);
  });

  it('takes nothing that is heavier than all it may hold, and counts nothing twice', () => {
    const memory = new BoundedMemory<string>(4, (text) => text.length);
    memory.keep('long', 'lllll');
    expect(memory.get('long')).toBeUndefined();
    for (let at = 0; at < 5; at += 1) memory.keep('a', 'aa');
    memory.keep('b', 'bb');
    expect([memory.get('a'), memory.get('b')]).toEqual(['aa', 'bb']);
  });
});
