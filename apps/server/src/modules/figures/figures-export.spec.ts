import { describe, expect, it } from '@jest/globals';
import type { Figures } from '@sunshine/contracts';
import { figureRow } from './figure-facts.js';
import { figureTable } from './figures-export.js';

describe('the exported table', () => {
  it('never rounds a share to all or none', () => {
    const of = (level: 5 | 1, count: number) => ({ matterId: 'm', sectionId: null, month: '2026-11', level, isExcluded: false, isOpen: false, count });
    const total = figureRow('total', '合计', { ratings: [of(5, 99_999), of(1, 1)], services: [], rectifications: [] }, 30);
    const [heading, row] = figureTable({ rows: [], total } as unknown as Figures);
    const cell = (title: string) => row?.[heading?.indexOf(title) ?? -1];
    expect([cell('满意率'), cell('差评率')]).toEqual([0.9999, 0.0001]);
  });

  it('says when it was counted as the clock on the wall does', () => {
    const total = figureRow('total', '合计', { ratings: [], services: [], rectifications: [] }, 30);
    const table = figureTable({ rows: [], total, from: '2026-01-01', to: '2026-11-23', asOf: '2026-11-23T16:26:11.636Z', countsOnlyBelow: 30 } as unknown as Figures);
    expect(table.flat()).toContain('统计期间 2026-01-01 至 2026-11-23，统计时间 2026-11-24 00:26');
  });
});
