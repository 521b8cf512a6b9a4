import { expect, it } from '@jest/globals';
import { renamed, RequestError, retryHelps, wordsOf } from './errors';

it.each(['PROJECT_NOT_FOUND', 'NOTICE_NOT_FOUND', 'ARTICLE_NOT_FOUND', 'RECEIPT_NOT_FOUND', 'OPEN_IN_WECHAT', 'FORBIDDEN'] as const)('offers no retry where it cannot help: %s', (code) => {
  expect(retryHelps(new RequestError(code))).toBe(false);
  expect(wordsOf(new RequestError(code))).not.toContain('重试');
});

it.each(['OFFLINE', 'TIMED_OUT', 'INTERNAL', 'SESSION_EXPIRED'] as const)('offers to try again what may pass: %s', (code) => {
  expect(retryHelps(new RequestError(code))).toBe(true);
});

it('gives a general code the name that a question knows, and leaves others alone', () => {
  const offline = new RequestError('OFFLINE');
  expect(renamed(offline, ['NOT_FOUND'], 'RECEIPT_NOT_FOUND')).toBe(offline);
  expect(wordsOf(renamed(new RequestError('NOT_FOUND'), ['NOT_FOUND'], 'RECEIPT_NOT_FOUND'))).toContain('受理编号');
  expect(wordsOf(renamed(new RequestError('NOT_FOUND'), ['NOT_FOUND'], 'ARTICLE_NOT_FOUND'))).toBe('这篇文章可能已被删除');
});
