import { describe, expect, it } from '@jest/globals';
import { SYNONYM_GROUPS } from './synonym-groups.js';
import { SynonymsService } from './synonyms.service.js';

const synonyms = new SynonymsService();
const of = (word: string): string[] => synonyms.of({ word }).synonyms;

describe('SynonymsService', () => {
  it('offers the other words of the group, and at most ten', () => {
    expect(of('道路硬化')).toEqual(expect.arrayContaining(['路面硬化', '水泥路']));
    expect(of('空调')).toContain('冷气');
    for (const word of SYNONYM_GROUPS.flat()) expect(of(word).length).toBeLessThanOrEqual(10);
  });

  it('knows a word by its longest known part', () => {
    expect(of('监控设备')).toContain('安防');
    expect(of('学校食堂改造')).toContain('营养餐');
    expect(of('学校食堂改造')).not.toContain('供餐');
  });

  it('takes letters of any width and case as the same', () => {
    expect(of('ｅｐｃ')).toEqual(of('EPC'));
    expect(of('ｅｐｃ').length).toBeGreaterThan(0);
  });

  it('offers nothing that the word or another offer finds anyway, and nothing for a word it does not know', () => {
    for (const word of SYNONYM_GROUPS.flat()) {
      const offered = of(word);
      for (const one of offered) expect([word, ...offered].filter((other) => other !== one && one.includes(other))).toEqual([]);
    }
    expect(of('甲')).toEqual([]);
  });
});

describe('the table of synonyms', () => {
  it('has at least 120 groups of at least two different words, each short enough for an alert', () => {
    expect(SYNONYM_GROUPS.length).toBeGreaterThanOrEqual(120);
    for (const group of SYNONYM_GROUPS) {
      expect(new Set(group).size).toBe(group.length);
      expect(group.length).toBeGreaterThanOrEqual(2);
      for (const word of group) expect(word).toMatch(/^[^\s]{2,20}$/);
    }
  });
});
