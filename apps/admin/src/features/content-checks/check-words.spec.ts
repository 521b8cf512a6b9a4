import { expect, it } from '@jest/globals';
import { waitingChecks } from '@/features/content-checks/check-order';
import { labelWord, standing } from '@/features/content-checks/check-words';

it('says what WeChat found in words, also what nobody has heard of', () => {
  expect([20001, 20003, 12345, 100, null].map(labelWord)).toEqual(['时政', '辱骂', '其他', null, null]);
});

it('says where a check stands and who decided', () => {
  expect(standing({ state: 'pending', wait: 'risky', label: 20001, decidedBy: null })).toEqual({ tone: 'late', words: '微信认为有风险：时政' });
  expect(standing({ state: 'pending', wait: 'guest', label: null, decidedBy: null }).words).toBe('提交人没有登录，无法自动审核');
  expect(standing({ state: 'passed', wait: null, label: 100, decidedBy: null }).words).toBe('自动通过');
  expect(standing({ state: 'passed', wait: null, label: 20003, decidedBy: '王一' }).words).toBe('已通过');
});

it('puts what waits on top unless only decided words are wanted', () => {
  expect(waitingChecks({ kind: 'case' })).toEqual([{ kind: 'case', state: 'pending' }]);
  expect(waitingChecks({ state: 'refused' })).toEqual([]);
});
