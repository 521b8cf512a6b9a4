import { describe, expect, it } from '@jest/globals';
import { choosePageOfStaff, chooseProject, type JoinedNotice, type JoinTraits } from './project-choice.js';

const traits = (more: Partial<JoinTraits> = {}): JoinTraits => ({
  source: 'epoint',
  titleKey: '青山镇水厂扩建工程施工二标',
  codeKey: null,
  type: 'result',
  regionCode: '510822',
  ownerName: '青山镇人民政府',
  publishedAt: '2025-06-20T00:00:00.000Z',
  ...more,
});
const known = (projectId: string, more: Partial<JoinTraits> = {}): JoinedNotice => ({ ...traits({ type: 'candidates', publishedAt: '2025-06-13T00:00:00.000Z' }), ...more, projectId });

describe('chooseProject', () => {
  it('joins the award with the candidates of the same title', () => {
    expect(chooseProject(traits(), [known('A')])).toBe('A');
  });

  it('opens a page of its own when nothing fits', () => {
    expect(chooseProject(traits(), [])).toBeNull();
    expect(chooseProject(traits(), [known('A', { titleKey: '青山镇水厂扩建工程监理' })])).toBeNull();
  });

  it.each<[string, Partial<JoinTraits>]>([
    ['another region', { regionCode: '510823' }],
    ['another owner', { ownerName: '白水镇人民政府' }],
    ['two years between', { publishedAt: '2023-06-01T00:00:00.000Z' }],
  ])('does not join by title across %s', (_name, more) => {
    expect(chooseProject(traits(), [known('A', more)])).toBeNull();
  });

  it('does not join by title what one site numbers differently', () => {
    expect(chooseProject(traits({ codeKey: 'QSA0100-202501-02' }), [known('A', { codeKey: 'QSA0100-202501-01' })])).toBeNull();
  });

  it('lets a district stand under its city, and the city level beside its districts', () => {
    expect(chooseProject(traits({ regionCode: '510800' }), [known('A')])).toBe('A');
    expect(chooseProject(traits({ regionCode: '510801' }), [known('A')])).toBe('A');
    expect(chooseProject(traits({ regionCode: null }), [known('A')])).toBe('A');
  });

  it("takes the same tender a year later for next year's project", () => {
    const again = { type: 'tender' as const };
    expect(chooseProject(traits({ ...again, publishedAt: '2025-12-20T00:00:00.000Z' }), [known('A', again)])).toBeNull();
    expect(chooseProject(traits({ ...again, publishedAt: '2025-07-20T00:00:00.000Z' }), [known('A', again)])).toBe('A');
  });

  it("takes a result months after the contract for next year's project, unless a code says otherwise", () => {
    const contract = { type: 'contract' as const, publishedAt: '2025-01-05T00:00:00.000Z' };
    expect(chooseProject(traits(), [known('A', contract)])).toBeNull();
    expect(chooseProject(traits({ codeKey: 'QSA0100-202501-01' }), [known('A', { ...contract, codeKey: 'QSA0100-202501-01' })])).toBe('A');
    expect(chooseProject(traits(), [known('A', { ...contract, publishedAt: '2025-06-01T00:00:00.000Z' })])).toBe('A');
    expect(chooseProject(traits({ type: 'tender' }), [known('A', { type: 'termination', publishedAt: '2025-01-05T00:00:00.000Z' })])).toBe('A');
  });

  it('joins by an equal code even when the titles differ in their lot, but not when they have nothing in common', () => {
    const code = { codeKey: '2025BFAFZ03326' };
    expect(chooseProject(traits({ ...code, titleKey: '省教育厅数据工程项目第3包' }), [known('A', { ...code, titleKey: '省教育厅数据工程项目第4包' })])).toBe('A');
    expect(chooseProject(traits({ ...code, titleKey: '白水县道路养护服务' }), [known('A', { ...code, titleKey: '省教育厅数据工程项目第4包' })])).toBeNull();
  });

  it("joins short titles only with the same owner's, or the same site's next step within two months", () => {
    const short = { titleKey: '手术管理系统' };
    expect(chooseProject(traits(short), [known('A', short)])).toBe('A');
    expect(chooseProject(traits({ ...short, ownerName: null }), [known('A', short)])).toBe('A');
    expect(chooseProject(traits({ ...short, ownerName: null }), [known('A', { ...short, source: 'jsonl' })])).toBeNull();
    expect(chooseProject(traits({ ...short, ownerName: null }), [known('A', { ...short, publishedAt: '2025-03-01T00:00:00.000Z' })])).toBeNull();
    expect(chooseProject(traits({ titleKey: '无' }), [known('A', { titleKey: '无' })])).toBeNull();
  });

  it('chooses the nearest in time of several that fit, a code before a title', () => {
    const far = known('far', { publishedAt: '2025-03-20T00:00:00.000Z' });
    expect(chooseProject(traits(), [far, known('near')])).toBe('near');
    const coded = known('coded', { codeKey: 'QSA0100-202501-01', publishedAt: '2025-03-20T00:00:00.000Z' });
    expect(chooseProject(traits({ codeKey: 'QSA0100-202501-01' }), [known('near'), coded])).toBe('coded');
  });
});

describe('choosePageOfStaff', () => {
  const code = { codeKey: 'QSA0100-202501-01' };
  const page = { id: 'S', name: '青山镇水厂扩建工程（施工二标）', code: 'qsa0100-202501-01 ' };

  it('meets the page that staff wrote under the same official code', () => {
    expect(choosePageOfStaff(traits(code), [], [page])).toBe('S');
    expect(choosePageOfStaff(traits(code), [], [{ ...page, id: 'R', name: '青山镇水厂扩建工程监理' }, page])).toBe('S');
  });

  it.each([
    ['a notice without a specific code', {}, page],
    ['another code', code, { ...page, code: 'QSA0100-202501-02' }],
    ['a name that has nothing in common', code, { ...page, name: '白水县道路养护服务' }],
  ])('does not meet by %s', (_name, more, other) => {
    expect(choosePageOfStaff(traits(more), [], [other])).toBeNull();
  });

  it('leaves pages that feeds wrote to the joining of notices', () => {
    expect(choosePageOfStaff(traits(code), [known('S', { ...code, publishedAt: '2020-01-01T00:00:00.000Z' })], [page])).toBeNull();
  });
});
