import { expect, it } from '@jest/globals';
import { answerReason } from './answer-reason.js';

it.each([
  ['sendSubscribeMessage', 0, null],
  ['sendSubscribeMessage', null, null],
  ['sendSubscribeMessage', 43101, 'not-subscribed'],
  ['sendTemplateMessage', 43004, 'not-following'],
  ['sendTemplateMessage', 45009, 'quota-day'],
  ['sendSubscribeNotice', 47003, 'content-refused'],
  ['sendSubscribeMessage', 98765, 'unknown-code'],
] as const)('%s answered %p: %p', (call, errcode, reason) => {
  expect(answerReason(call, errcode, new Date())).toBe(reason);
});
