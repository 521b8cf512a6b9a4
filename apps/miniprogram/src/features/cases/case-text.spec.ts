import { expect, it } from '@jest/globals';
import { caseTexts } from './case-text';

const written = { text: '请问何时开标', items: '', requests: '', basis: '', textState: 'passed' as const, textRefusal: null };

it('shows plain words as they are, and those of a formal case part by part', () => {
  expect(caseTexts(written)).toEqual([{ name: '', text: '请问何时开标', isShown: true }]);
  expect(caseTexts({ ...written, items: '第三章', requests: '删去' }).map(({ name }) => name)).toEqual(['具体事项', '事实和理由', '请求']);
});

it('says why words are not shown, and never in place of an empty line', () => {
  const none = { ...written, text: null, items: null, requests: null, basis: null };
  expect(caseTexts({ ...none, textState: 'pending' })).toEqual([{ name: '', text: expect.stringContaining('内容审核中'), isShown: false }]);
  expect(caseTexts({ ...none, textState: 'refused', textRefusal: '含有辱骂他人的话' })[0]?.text).toContain('含有辱骂他人的话');
});
