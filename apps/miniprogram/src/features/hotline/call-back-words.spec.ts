import { expect, it } from '@jest/globals';
import { callBackProblem, isAnyOpen, plainPhone } from './call-back-words';

const draft = (phone: string) => ({ phone, when: '', about: '想问保证金' });

it.each(['13800138000', '0839-1234567', '（0839）1234567', '+86 138 0013 8000', '1234567'])('takes %s for a telephone', (phone) => {
  expect(callBackProblem(draft(phone))).toBeNull();
});

it.each(['', '  ', '12345', '我的电话', '1380013800a', '1234567890123456'])('does not take %j for one, and says why', (phone) => {
  expect(callBackProblem(draft(phone))).toMatch(/电话/);
});

it('knows of nobody at the telephone when no hours are known', () => {
  const hotline = { name: '监督电话', number: '0839-0000000', hours: '', purpose: '' };
  expect(isAnyOpen([{ ...hotline, openNow: null }])).toBe(false);
  expect(isAnyOpen([{ ...hotline, openNow: false }, { ...hotline, openNow: true }])).toBe(true);
});

it('asks what it is about', () => {
  expect(callBackProblem({ ...draft('13800138000'), about: ' ' })).toBe('请简单写明想说什么事');
});

it.each([
  ['（0839）1234567', '0839-1234567'],
  ['0839—1234567', '0839-1234567'],
  [' +86 138 0013 8000 ', '+86 138 0013 8000'],
])('hands over %j as %j', (typed, phone) => expect(plainPhone(typed)).toBe(phone));
