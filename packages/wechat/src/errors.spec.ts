import { expect, it } from '@jest/globals';
import { WechatError } from './errors.js';

const refused = (errmsg: string): WechatError => new WechatError('token', 40164, 'config', errmsg);

it('the rid of a refusal can be read from the error', () => {
  expect(refused('invalid ip 1.2.3.4, not in whitelist rid: 5f1-ab-c').rid).toBe('5f1-ab-c');
  expect(refused('busy').rid).toBeUndefined();
});

it.each([
  ['invalid ip 203.0.113.7 ipv6 ::ffff:203.0.113.7, not in whitelist rid: 5f1-ab-c', '203.0.113.7'],
  ['invalid ip 203.0.113.7, not in whitelist', '203.0.113.7'],
  ['invalid ip 2001:db8::7 ipv6 2001:db8::7, not in whitelist', '2001:db8::7'],
])('the operator is told which address to allow: %s', (errmsg, ip) => {
  expect(refused(errmsg).ip).toBe(ip);
});
