import { describe, expect, it } from '@jest/globals';
import { mayRead } from './serve-metrics.js';

const TOKEN = 'a-token-of-metrics';
const env = (more: { METRICS_TOKEN?: string; TRUST_PROXY?: boolean; CLOUD_HOSTING?: boolean } = {}) => ({ METRICS_TOKEN: undefined, TRUST_PROXY: false, CLOUD_HOSTING: false, ...more });
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const proxied = { 'x-forwarded-for': '203.0.113.9' };

describe('who may read /metrics', () => {
  it.each([
    ['the token, from elsewhere', '203.0.113.9', bearer(TOKEN), true],
    ['the token, through a proxy', '127.0.0.1', { ...bearer(TOKEN), ...proxied }, true],
    ['another token, from this machine', '127.0.0.1', bearer(`${TOKEN}x`), false],
    ['no token, from this machine', '127.0.0.1', {}, false],
    ['a token of another kind', '127.0.0.1', { authorization: `Basic ${TOKEN}` }, false],
  ])('with METRICS_TOKEN set: %s', (_name, ip, headers, allowed) => {
    expect(mayRead({ ip, headers }, env({ METRICS_TOKEN: TOKEN }))).toBe(allowed);
  });

  it.each([
    ['this machine', '127.0.0.1', {}, env(), true],
    ['this machine by IPv6', '::1', {}, env(), true],
    ['this machine by IPv4 in IPv6', '::ffff:127.0.0.1', {}, env(), true],
    ['another machine', '203.0.113.9', {}, env(), false],
    ['another machine with some token', '203.0.113.9', bearer(TOKEN), env(), false],
    ['what a proxy on this machine hands on', '127.0.0.1', proxied, env(), false],
    ['another machine behind a trusted proxy', '203.0.113.9', proxied, env({ TRUST_PROXY: true }), false],
    ['this machine behind a trusted proxy', '127.0.0.1', { 'x-forwarded-for': '127.0.0.1' }, env({ TRUST_PROXY: true }), true],
    ['anybody in cloud hosting', '127.0.0.1', {}, env({ CLOUD_HOSTING: true }), false],
  ])('without METRICS_TOKEN: %s', (_name, ip, headers, settings, allowed) => {
    expect(mayRead({ ip, headers }, settings)).toBe(allowed);
  });
});
