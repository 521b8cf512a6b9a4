import { describe, expect, it } from '@jest/globals';
import type { CaseField } from '@sunshine/contracts/words';
import { bodyOf, draftKey, draftProblem, emptyDraft, textFields, withDraft } from './case-draft';

const formal = { ...emptyDraft, filerName: '示例建设公司', contact: '13800138000', items: '第三章第二条', text: '要求本地业绩，限制了外地企业', requests: '删去这一条' };
const mustContain: CaseField[] = ['items', 'text', 'requests', 'filerName', 'contact'];

describe('drafts', () => {
  it('keeps the words about one notice out of those about another, and a complaint out of an enquiry', () => {
    const kept = withDraft({}, draftKey('complaint', 'n1'), formal);
    expect(kept[draftKey('complaint', 'n2')]).toBeUndefined();
    expect(kept[draftKey('enquiry', 'n1')]).toBeUndefined();
    expect(kept[draftKey('complaint', 'n1')]).toBe(formal);
    expect(withDraft(kept, draftKey('complaint', 'n1'), null)).toEqual({});
  });
  it('keeps the newest eight', () => {
    let kept = {};
    for (let n = 0; n < 12; n += 1) kept = withDraft(kept, `enquiry/${n}`, emptyDraft);
    expect(Object.keys(kept)).toEqual(['enquiry/11', 'enquiry/10', 'enquiry/9', 'enquiry/8', 'enquiry/7', 'enquiry/6', 'enquiry/5', 'enquiry/4']);
  });
});

describe('what is missing', () => {
  it('asks an enquiry for words only', () => {
    expect(draftProblem(emptyDraft, 'enquiry', ['text'])).toBe('请至少写 5 个字');
    expect(draftProblem({ ...emptyDraft, text: '报名要带什么' }, 'enquiry', ['text'])).toBeNull();
  });
  it.each([
    ['filerName', '请填写“姓名或单位名称”'],
    ['contact', '请填写“联系电话”'],
    ['items', '请填写“具体事项”'],
    ['requests', '请填写“请求”'],
  ])('asks a formal case for %s', (key, problem) => {
    expect(draftProblem({ ...formal, [key]: ' ' }, 'challenge', mustContain)).toBe(problem);
  });
  it('asks for facts and for the day of the step before where the path does', () => {
    expect(draftProblem({ ...formal, text: '不好' }, 'complaint', mustContain)).toContain('至少写 5 个字');
    expect(draftProblem(formal, 'complaint', ['priorFiledOn'])).toContain('此前提出的日期');
    expect(draftProblem(formal, 'complaint', mustContain)).toBeNull();
  });
  it('says which fields need not be filled', () => {
    expect(textFields('objection', mustContain).filter(({ isNeeded }) => !isNeeded).map(({ label }) => label)).toEqual(['法律依据（可不填）']);
  });
});

it('sends of a field only what its kind asks for', () => {
  const filing = { noticeId: null, source: 'mini' as const, callBack: false, insist: false, uploadIds: [] };
  expect(bodyOf({ ...formal, text: ' 报名要带什么 ' }, { kind: 'enquiry', ...filing })).toMatchObject({ text: '报名要带什么', items: '', filerName: '', contact: '13800138000' });
  expect(bodyOf(formal, { kind: 'complaint', ...filing, insist: true })).toMatchObject({ items: '第三章第二条', filerName: '示例建设公司', insist: true });
});
