import { describe, expect, it } from '@jest/globals';
import { categoryOf, categoryOfEpoint } from './categories.js';
import { noticeTypeOf } from './notice-types.js';

describe('noticeTypeOf', () => {
  it.each([
    ['招标', '', 'tender'],
    ['询比公告', '', 'tender'],
    ['采购/资审公告', '', 'tender'],
    ['采购意见征求公告', '', 'consultation'],
    ['直接采购公告', '', 'single-source'],
    ['中标候选人公示', '', 'candidates'],
    ['交易结果公示', '', 'result'],
    ['供地结果信息', '', 'result'],
    ['招标/资审文件澄清', '', 'change'],
    ['流标', '', 'termination'],
    ['采购合同', '', 'contract'],
    ['验收', '', 'acceptance'],
    ['预告', '', 'plan'],
    [' 招 标 公 告 ', '', 'tender'],
  ])("knows the source's word %s", (word, title, type) => {
    expect(noticeTypeOf(word, title)).toBe(type);
  });

  it.each([
    ['某某项目中标候选人公示第2次公示', 'candidates'],
    ['某某项目公开招标更正公告（第一次）', 'change'],
    ['某某项目中标（成交）结果公告', 'result'],
    ['某某项目竞争性磋商公告', 'tender'],
    ['某某项目废标(终止)公告', 'termination'],
    ['某某项目采购合同公示', 'contract'],
    ['关于征集某某项目技术规范书意见的公告', 'consultation'],
    ['某某市场调研公告', 'consultation'],
    ['某某单位2025年度政府采购意向公告(第15批)', 'plan'],
  ])('reads the title %s when the source names no type', (title, type) => {
    expect(noticeTypeOf(null, title)).toBe(type);
    expect(noticeTypeOf('其他', title)).toBe(type);
  });

  it('lets the source decide against the title', () => {
    expect(noticeTypeOf('废标', '某某项目公开招标结果公告')).toBe('termination');
  });

  it('never shows the end of a tender as its beginning', () => {
    expect(noticeTypeOf('询比公告', '某某项目询比失败公告')).toBe('termination');
    expect(noticeTypeOf('采购公告', '[已流标]某某项目采购公告')).toBe('termination');
  });

  it('says other when neither tells', () => {
    expect(noticeTypeOf('其它', '会计凭证缩微')).toBe('other');
    expect(noticeTypeOf(null, '无')).toBe('other');
  });
});

describe('categories', () => {
  it('takes the first word that it knows, then the title', () => {
    expect(categoryOf(['工程建设'], '')).toBe('engineering');
    expect(categoryOf(['没听说过', '医疗健康'], '')).toBe('procurement');
    expect(categoryOf([null], '某地块国有建设用地使用权挂牌出让公告')).toBe('land');
    expect(categoryOf([null], '无')).toBe('other');
  });

  it('reads the A family of the national data standard as works', () => {
    expect(categoryOfEpoint('A07')).toBe('engineering');
    expect(categoryOfEpoint(null)).toBeNull();
  });
});
