import { expect, it } from '@jest/globals';
import { caseText } from './case-text';

it('says why words are not shown, and never in place of an empty line', () => {
  expect(caseText({ text: '请问何时开标', textState: 'passed', textRefusal: null })).toBe('请问何时开标');
  expect(caseText({ text: null, textState: 'pending', textRefusal: null })).toContain('内容审核中');
  expect(caseText({ text: null, textState: 'refused', textRefusal: '含有辱骂他人的话' })).toContain('含有辱骂他人的话');
});
