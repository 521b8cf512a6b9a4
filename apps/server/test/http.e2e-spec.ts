import { request } from 'node:http';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Body, Controller, Get, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { ErrorBody } from '@sunshine/contracts';
import { Allow, anyStaff } from '../src/platform/http/allow.js';
import { checkRoutes, listRoutes } from '../src/platform/http/routes.js';
import { startTestApp, type TestApp } from './support/app.js';

/** Sends bytes that fetch would not send. */
const raw = (base: string, options: { method?: string; path: string; headers?: Record<string, string>; body?: string | Buffer }): Promise<{ status: number; body: string }> =>
  new Promise((resolve, reject) => {
    const sent = request(base, { ...options }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part)).on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString('utf8') }));
    });
    sent.on('error', reject).end(options.body);
  });
/** The whole answer to bytes that no client library would send. */
const bytes = (base: string, sent: Buffer): Promise<string> =>
  new Promise((resolve, reject) => {
    const { port, hostname } = new URL(base);
    const parts: Buffer[] = [];
    const socket = connect(Number(port), hostname, () => socket.write(sent));
    socket.on('data', (part) => parts.push(part)).on('close', () => resolve(Buffer.concat(parts).toString('utf8'))).on('error', reject);
  });
const codeOf = (body: string): string => (JSON.parse(body) as ErrorBody).error.code;

describe('every request', () => {
  let test: TestApp;
  const post = (body: string | Buffer, type = 'application/json') => raw(test.base, { method: 'POST', path: '/api/staff/session', headers: { 'content-type': type }, body });

  beforeAll(async () => {
    test = await startTestApp();
  });
  afterAll(() => test.close());

  it('gets an answer of health once the server listens', async () => {
    expect((await test.api.get('/api/health')).body).toEqual({ status: 'ok' });
  });

  it.each([
    ['broken JSON', '{"username":', 'application/json', 400, 'MALFORMED_REQUEST'],
    ['a body that is not UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), 'application/json', 400, 'MALFORMED_REQUEST'],
    ['an unknown content type', 'x', 'application/x-strange', 415, 'UNSUPPORTED_FILE'],
    ['a body beyond the limit', `"${'x'.repeat(2_200_000)}"`, 'application/json', 413, 'TOO_LARGE'],
    ['no body', '', 'application/json', 400, 'VALIDATION_FAILED'],
    ['a wrong shape', '[]', 'application/json', 400, 'VALIDATION_FAILED'],
    ['a prototype in the body', '{"__proto__":{"username":"x"}}', 'application/json', 400, 'MALFORMED_REQUEST'],
  ])('with %s is refused with a code', async (_name, body, type, status, code) => {
    const answer = await post(body, type);
    expect([answer.status, codeOf(answer.body)]).toEqual([status, code]);
  });

  it.each(['/api/%zz', '/api/none', '/api/staff/members/%00', `/api/${'x'.repeat(5000)}`])('for %s is refused, never a 5xx', async (path) => {
    const answer = await raw(test.base, { path });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(codeOf(answer.body)).toMatch(/^[A-Z_]+$/);
  });

  it.each([
    ['raw Chinese in the request line', Buffer.from('GET /api/notices?q=道路 HTTP/1.1\r\nHost: a\r\n\r\n'), 400, 'MALFORMED_REQUEST'],
    ['no HTTP at all', Buffer.from([0x16, 0x03, 0x01, 0x00, 0x05]), 400, 'MALFORMED_REQUEST'],
    ['two lengths of one body', Buffer.from('POST /api/session HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'), 400, 'MALFORMED_REQUEST'],
    ['endless headers', Buffer.from(`GET /api/health HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(40_000)}\r\n\r\n`), 413, 'TOO_LARGE'],
  ])('of %s is refused in our shape', async (_name, sent, status, code) => {
    const answer = await bytes(test.base, sent);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(codeOf(answer.slice(answer.indexOf('\r\n\r\n')))).toBe(code);
  });

  it.each([
    ['', 'believes nobody about another address', [401, 401, 429]],
    ['true', 'believes the one proxy in front, not what it was told', [401, 401, 429]],
  ])('with TRUST_PROXY=%s %s', async (TRUST_PROXY, _rule, statuses) => {
    const strict = await startTestApp({ config: { RATE_LOGIN_PER_MINUTE: '2', TRUST_PROXY } });
    const login = (n: number) => raw(strict.base, { method: 'POST', path: '/api/staff/session', headers: { 'content-type': 'application/json', 'x-forwarded-for': `198.51.100.${n}, 203.0.113.7` }, body: '{"username":"a","password":"b"}' });
    const answers = [await login(1), await login(2), await login(3)];
    await strict.close();
    expect(answers.map(({ status }) => status)).toEqual(statuses);
  });

  it('may say JSON without having a body, as wx.request does of a DELETE', async () => {
    const answer = await raw(test.base, { method: 'DELETE', path: '/api/me', headers: { 'content-type': 'application/json' } });
    expect([answer.status, codeOf(answer.body)]).toEqual([401, 'NOT_LOGGED_IN']);
  });

  it('names each wrong field in Chinese', async () => {
    const { body } = await test.api.post<ErrorBody>('/api/staff/session', { password: '' });
    expect(body.error).toMatchObject({ code: 'VALIDATION_FAILED', details: [{ path: 'username', message: '不能为空' }, { path: 'password' }] });
  });

  it('is answered with an id, and with headers that let a page do nothing', async () => {
    const { headers } = await test.api.get('/api/health');
    expect(headers.get('x-request-id')).toMatch(/^[0-9A-Z]{26}$/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('is answered packed when the caller can unpack, the answer is long and not packed already', async () => {
    const encoding = async (path: string, accepted: string) => {
      const response = await fetch(test.base + path, { headers: { 'accept-encoding': accepted } });
      await response.arrayBuffer();
      return response.headers.get('content-encoding');
    };
    const long = '/api/openapi.json';
    expect([await encoding(long, 'br'), await encoding(long, 'gzip'), await encoding(long, 'identity'), await encoding('/api/health', 'br')]).toEqual(['br', 'gzip', null, null]);
    expect((await test.api.get<{ openapi: string }>(long)).body.openapi).toMatch(/^3/);
  });

  it('that arrives packed is refused, so that none can unfold in memory', async () => {
    const bomb = gzipSync(JSON.stringify({ username: 'x'.repeat(5_000_000), password: 'b' }));
    const answer = await raw(test.base, { method: 'POST', path: '/api/staff/session', headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' }, body: bomb });
    expect([answer.status, codeOf(answer.body)]).toEqual([400, 'MALFORMED_REQUEST']);
  });

  it('of a login is limited by address', async () => {
    const strict = await startTestApp({ config: { RATE_LOGIN_PER_MINUTE: '3' } });
    const statuses: number[] = [];
    for (let i = 0; i < 4; i += 1) statuses.push((await strict.api.post('/api/staff/session', { username: 'a', password: 'b' })).status);
    await strict.close();
    expect(statuses).toEqual([401, 401, 401, 429]);
  });

  it('of a code is limited by address, and keeps nobody there from logging in', async () => {
    const strict = await startTestApp({ config: { RATE_LOGIN_PER_MINUTE: '2' } });
    const guess = async () => (await strict.api.post('/api/cases/lookup', { receipt: '20261120-2222222222', code: '222222' })).status;
    const statuses = [await guess(), await guess(), await guess(), (await strict.api.post('/api/staff/session', { username: 'a', password: 'b' })).status];
    await strict.close();
    expect(statuses).toEqual([404, 404, 429, 401]);
  });

  it('that reads is limited by person or address, and that asks for health never', async () => {
    const strict = await startTestApp({ config: { RATE_READ_PER_MINUTE: '2' } });
    const token = await strict.loginUser('一');
    const read = async (by?: string) => (await strict.api.get('/api/notices?limit=1', by)).status;
    const me = async () => (await strict.api.get('/api/me', token)).status;
    const statuses = [await read(), await read(), await read(), await me(), await me(), await me()];
    const health = await Promise.all(Array.from({ length: 5 }, async () => (await strict.api.get('/api/health')).status));
    await strict.close();
    expect(statuses).toEqual([200, 200, 429, 200, 200, 429]);
    expect(new Set(health)).toEqual(new Set([200]));
  });

  it('of a write is limited by session', async () => {
    const strict = await startTestApp({ config: { RATE_WRITE_PER_MINUTE: '4' } });
    const [one, two] = [await strict.loginUser('一'), await strict.loginUser('二')];
    const end = async (token: string) => (await strict.api.delete('/api/session', token)).status;
    const statuses = [await end(one), await end(two)];
    const [third, fourth] = [await strict.api.post('/api/session', { code: '三' }), await strict.api.post('/api/session', { code: '四' })];
    const fifth = await strict.api.post('/api/session', { code: '五' });
    await strict.close();
    expect([...statuses, third.status, fourth.status, fifth.status]).toEqual([200, 200, 200, 200, 429]);
  });

  it('to describe the API finds every route', async () => {
    const { body } = await test.api.get<{ paths: Record<string, unknown> }>('/api/openapi.json');
    const described = new Set(Object.keys(body.paths).map((path) => path.replace(/\{(\w+)\}/g, ':$1')));
    expect(listRoutes(test.app).filter((route) => !described.has(route.path))).toEqual([]);
  });
});

describe('every route', () => {
  let test: TestApp;

  beforeAll(async () => {
    test = await startTestApp();
  });
  afterAll(() => test.close());

  it('says who may call it and checks every input', () => {
    const routes = listRoutes(test.app);
    expect(routes.length).toBeGreaterThan(9);
    expect(() => checkRoutes(routes)).not.toThrow();
  });

  it('refuses everybody whom it does not name', async () => {
    const tokens = new Map<string, string | undefined>([['nobody', undefined], ['user', await test.loginUser('甲')]]);
    for (const role of anyStaff) tokens.set(role, await test.loginStaff(role));
    const wrong: string[] = [];
    for (const { method, path, allow = [] } of listRoutes(test.app)) {
      if (allow.includes('public') || allow.includes('optional-user')) continue;
      for (const [who, token] of tokens) {
        if ((allow as string[]).includes(who)) continue;
        const response = await fetch(`${test.base}${path.replace(/:\w+/g, 'x')}`, { method, ...(token ? { headers: { authorization: `Bearer ${token}` } } : {}) });
        if (response.status !== (who === 'nobody' ? 401 : 403)) wrong.push(`${who} ${method} ${path}: ${response.status}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('without @Allow or with an unchecked input keeps the server from starting', async () => {
    @Controller('careless')
    class Careless {
      @Get()
      read(): string {
        return 'anybody';
      }

      @Post()
      @Allow('public')
      write(@Body() body: unknown): unknown {
        return body;
      }
    }
    @Module({ controllers: [Careless] })
    class CarelessModule {}
    const context = await NestFactory.createApplicationContext(CarelessModule, { logger: false });
    const routes = listRoutes(context);
    await context.close();
    expect(routes).toMatchObject([{ method: 'GET', path: '/api/careless', allow: undefined }, { method: 'POST', allow: ['public'] }]);
    expect(() => checkRoutes(routes)).toThrow(/Careless\.read: @Allow is missing[^]*Careless\.write: @Body\(\) has no schema/);
  });
});
