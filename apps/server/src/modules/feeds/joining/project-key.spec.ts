import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { codeInTitle, projectKey, projectName } from './project-key.js';

const same = (a: string, b: string): void => expect(projectKey(a)).toBe(projectKey(b));
const different = (a: string, b: string): void => expect(projectKey(a)).not.toBe(projectKey(b));

describe('projectKey', () => {
  it.each([
    ['青山镇水厂扩建工程监理中标候选人公示', '青山镇水厂扩建工程监理中标结果公告'],
    ['青山镇水厂扩建工程中标候选人公示第2次公示第2次公示', '青山镇水厂扩建工程中标结果公告'],
    ['青山镇水厂扩建工程第2次中标候选人公示第2次公示', '青山镇水厂扩建工程中标候选人公示'],
    ['青山镇水厂设备采购项目竞争性磋商公告', '青山镇水厂设备采购项目中标（成交）结果公告'],
    ['青山镇水厂设备采购项目-公开招标公告', '青山镇水厂设备采购项目的合同公告'],
    ['某某咨询有限公司关于青山镇水厂设备采购项目的公开招标公告', '青山镇水厂设备采购项目更正公告（第一次）'],
    ['[青山县]青山镇水厂扩建工程(网)', '[青山县]青山镇水厂扩建工程[中标候选人公示]'],
    ['[已流标]青山镇水厂设备采购项目采购公告', '青山镇水厂设备采购项目采购公告'],
    ['青山镇水厂（一期）工程 施工招标公告', '青山镇水厂(一期)工程施工中标公示'],
    ['青山镇水厂设备采购项目（项目编号:QS-2025-0101）公开招标公告', '青山镇水厂设备采购项目中标公告'],
    ['青山镇水厂监理单位招标中标候选人公示', '青山镇水厂监理单位招标中标结果公告'],
    ['青山镇水厂（3#楼~8#楼）检测中标候选人公示', '青山镇水厂（3#楼至8#楼）检测中标结果公告'],
    ['青山镇水厂设备采购询比公告', '青山镇水厂设备采购询比失败公告'],
    ['青山镇水厂工程第一标段中标候选人公示', '青山镇水厂工程1标段中标结果公告'],
    ['青山镇水厂工程（Ⅱ标段）招标公告', '青山镇水厂工程（二标段）中标结果公告'],
    ['青山镇水厂工程(第2次招标)中标候选人公示', '青山镇水厂工程（第二次）招标公告'],
    ['青山镇水厂设备采购项目(三次)招标公告', '青山镇水厂设备采购项目(三次)政府采购合同公告'],
    ['青山镇水厂设备采购的中标公告', '青山镇水厂设备采购采购合同'],
    ['青山镇水厂设备采购项目-采购项目预公示', '青山镇水厂设备采购项目-询比（比选）公告'],
    ['青山镇水厂信息化部分公开招标采购的采购公告', '青山镇水厂信息化部分公开招标采购结果公告'],
    ['青山镇水厂设备（QS2025-01）招标公告', '青山镇水厂设备（QS2025-01）采购更正公告（第一次）'],
    ['青山镇水厂设计服务采购中标候选人公示', '青山镇水厂设计服务采购中标结果公告'],
    ['青山镇水厂设备项目论证会公告', '青山镇水厂设备项目招标公告'],
    ['关于青山镇水厂设备项目的更正公告[某某咨询有限公司]', '关于青山镇水厂设备项目废标公告[某某咨询有限公司]'],
    ['青山县人民医院青山县人民医院设备采购项目招标公告', '青山县人民医院设备采购项目合同公告'],
    ['【初始合同】青山镇水厂设备采购合同公示', '[青山县][正在投标]青山镇水厂设备采购'],
  ])('joins %s with %s', same);

  it.each([
    ['家具采购(一标段)中标结果公告', '家具采购(三标段)中标结果公告'],
    ['青山镇水厂扩建工程监理中标结果公告', '青山镇水厂扩建工程中标结果公告'],
    ['青山镇水厂扩建工程(第2次招标)中标候选人公示', '青山镇水厂扩建工程中标候选人公示'],
    ['青山镇水厂扩建工程（重新招标）招标公告', '青山镇水厂扩建工程招标公告'],
    ['青山镇水厂一期工程招标公告', '青山镇水厂二期工程招标公告'],
    ['2024年道路养护采购公告', '2025年道路养护采购公告'],
    ['3-1地块施工中标公示', '31地块施工中标公示'],
    ['青山镇水厂（上游段）治理中标公示', '青山镇水厂（下游段）治理中标公示'],
    ['采购意向公告(第1批)', '采购意向公告(第2批)'],
  ])('keeps %s apart from %s', different);

  const name = fc.stringMatching(/^[青山绿水县镇村学校医院道路桥梁]{4,12}(?:工程|项目|服务|设备采购)$/);
  const mark = fc.tuple(fc.integer({ min: 1, max: 20 }), fc.constantFrom('标段', '包', '期', '批', '次招标')).map(([n, unit]) => `（第${n}${unit}）`);
  const ending = fc.constantFrom('招标公告', '中标候选人公示', '中标结果公告', '公开招标公告', '更正公告', '合同公告', '竞争性磋商公告', '中标(成交)结果公告');

  it('never loses a lot, stage, batch or round', () => {
    fc.assert(
      fc.property(name, mark, mark, ending, ending, (base, one, two, a, b) => {
        fc.pre(one !== two);
        different(base + one + a, base + two + b);
        different(base + one + a, base + b);
        same(base + one + a, base + one + b);
      }),
    );
  });

  it('is idempotent and never empty', () => {
    fc.assert(
      fc.property(fc.oneof(name, fc.string({ unit: fc.constantFrom(...'招标采购公告中候选人示结果第二次一()（）[]【】:-2包段期项目的') })), (title) => {
        const key = projectKey(title);
        expect(projectKey(key)).toBe(key);
        if (/[\p{L}\d]/u.test(title)) expect(key).not.toBe('');
      }),
    );
  });

  it('stays quick on a hostile title', () => {
    const started = process.cpuUsage();
    for (const part of ['(招标', '公告', '第2次公示', '编号(', '的', '中标(成交)']) projectKey(part.repeat(500 / part.length));
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(2000);
  });
});

describe('projectName', () => {
  it('is the title without the notice, as it was written', () => {
    expect(projectName('青山镇水厂（一期）工程施工中标候选人公示第2次公示')).toBe('青山镇水厂（一期）工程施工');
    expect(projectName('招标公告')).not.toBe('');
  });
});

describe('codeInTitle', () => {
  it('reads a code that the title names', () => {
    expect(codeInTitle('某某项目（项目编号：QS-2025-0101）中标公告')).toBe('QS-2025-0101');
    expect(codeInTitle('某某项目（一期）')).toBeNull();
  });
});
