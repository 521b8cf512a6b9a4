import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { missing, Stack, until } from './support/stack.mjs';
import { pick, randomFrom } from './support/random.mjs';

const SEED = 20_261_122;
const REQUESTS = 10_000;
const AT_ONCE = 12;

interface Route {
  method: string;
  path: string;
}

const NASTY: unknown[] = [
  null,
  true,
  -1,
  0,
  1e308,
  9_007_199_254_740_993,
  '',
  ' ',
  '0',
  'a'.repeat(5000),
  '招标',
  "' OR 1=1 --",
  '%00',
  '\u0000',
  '\ud800',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  '{{7*7}}',
  '$ne',
  [],
  [[[[[[]]]]]],
  {},
  { __proto__: null, constructor: { prototype: {} } },
  { $gt: '' },
  '2026-13-45',
  '2026-02-30T25:61:61Z',
  '01KA0000000000000000000000',
  Array.from({ length: 500 }, (_, i) => i),
];
const KEYS = ['draft', 'revision', 'decisions', 'reason', 'title', 'q', 'code', 'username', 'password', 'name', 'anyOf', 'regions', 'minFen', 'projectId', 'level', 'matterId', 'reasons', 'comment', 'kind', 'text', 'noticeId', 'upToId', 'answer', 'role', 'displayName', '__proto__'];
const QUERIES = ['q', 'category', 'type', 'region', 'from', 'to', 'limit', 'cursor', 'minFen', 'since', 'state', 'format', 'draft', 'level', 'signature', 'timestamp', 'nonce', 'echostr', 'msg_signature', 'encrypt_type'];
const RAW_BODIES = ['{', '[[[', '"', '{"a":', '\u0000', 'a=b&c=d', '<xml><Encrypt>x</Encrypt></xml>', '[' + '['.repeat(20_000), '{"a":' + '9'.repeat(4000) + '}', Buffer.from([0xff, 0xfe, 0x00, 0x7b]).toString('latin1')];

const asText = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value)).slice(0, 300).toWellFormed();

const available = missing.length === 0 ? describe : describe.skip;

available('bad input never breaks the server', () => {
  let stack: Stack;
  let routes: Route[];
  let tokens: (string | undefined)[];

  beforeAll(async () => {
    stack = await Stack.start();
    const document = await stack.ok('GET', '/api/openapi.json');
    routes = Object.entries(document.paths as Record<string, object>).flatMap(([path, methods]) => Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path })));
    tokens = [undefined, 'x'.repeat(43), await stack.staff('editor'), await stack.staff('reviewer'), await stack.staff('supervisor-desk'), await stack.staff('administrator')];
  }, 120_000);
  afterAll(() => stack.stop());

  it(`answers ${REQUESTS} fuzzed requests over all routes without a 5xx or a stack trace`, async () => {
    expect(routes.length).toBeGreaterThan(40);
    const random = randomFrom(SEED);
    const value = (): unknown => pick(random, NASTY);
    const object = (): unknown => Object.fromEntries(Array.from({ length: Math.floor(random() * 6) }, () => [pick(random, KEYS), random() < 0.2 ? { [pick(random, KEYS)]: value() } : value()]));
    const bad: string[] = [];
    const one = async (): Promise<void> => {
      const route = pick(random, routes);
      const path = route.path.replace(/\{[^}]+\}/g, () => encodeURIComponent(random() < 0.5 ? '01KA0000000000000000000000' : asText(value())));
      const query = random() < 0.5 ? '' : `?${Array.from({ length: 1 + Math.floor(random() * 3) }, () => `${pick(random, QUERIES)}=${random() < 0.1 ? '%E0%A4%A' : encodeURIComponent(asText(value()))}`).join('&')}`;
      const token = pick(random, tokens);
      const hasBody = route.method !== 'GET' && route.method !== 'HEAD';
      const body = random() < 0.15 ? pick(random, RAW_BODIES) : JSON.stringify(random() < 0.8 ? object() : value());
      // A fuzzed logout would only make the rest of the run duller.
      if (route.method === 'DELETE' && route.path.endsWith('/session')) return;
      const answer = await fetch(`${stack.serverUrl}${path}${query}`, {
        method: route.method,
        headers: { ...(hasBody ? { 'content-type': pick(random, ['application/json', 'application/json', 'application/json', 'text/xml', 'multipart/form-data; boundary=x', 'text/plain']) } : {}), ...(token ? { authorization: `Bearer ${token}` } : {}) },
        ...(hasBody ? { body: body ?? '' } : {}),
        signal: AbortSignal.timeout(20_000),
      }).catch((error: Error) => {
        bad.push(`${route.method} ${path}${query} ${body?.slice(0, 200)} → ${String(error.cause ?? error)}`);
      });
      if (!answer) return;
      const text = await answer.text();
      if (answer.status >= 500 && !/"code":"(UPSTREAM_UNAVAILABLE|WECHAT_NOT_CONFIGURED)"/.test(text)) bad.push(`${answer.status} ${route.method} ${path}${query} ${body?.slice(0, 200)} → ${text.slice(0, 300)}`);
      if (/\bat .+\(?(file:|\/|node:).+:\d+:\d+/.test(text)) bad.push(`stack in ${route.method} ${path}${query}: ${text.slice(0, 300)}`);
      if (answer.status >= 400 && text && !text.startsWith('{"error":{"code":"')) bad.push(`not our error body: ${answer.status} ${route.method} ${path}${query} → ${text.slice(0, 200)}`);
    };
    for (let done = 0; done < REQUESTS; done += AT_ONCE) await Promise.all(Array.from({ length: AT_ONCE }, one));
    expect(bad.slice(0, 10)).toEqual([]);
    expect((await stack.api('GET', '/api/health')).status).toBe(200);
  }, 300_000);

  async function uploadFeed(format: string, name: string, content: Iterable<Uint8Array>): Promise<{ status: number; text: string }> {
    const boundary = 'sunshine-boundary';
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
    const parts = function* (): Generator<Uint8Array> {
      yield Buffer.from(head);
      yield* content;
      yield Buffer.from(`\r\n--${boundary}--\r\n`);
    };
    const answer = await fetch(`${stack.serverUrl}/api/staff/imports?format=${format}`, {
      method: 'POST',
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, authorization: `Bearer ${await stack.staff('reviewer')}` },
      body: Readable.toWeb(Readable.from(parts())) as ReadableStream,
      duplex: 'half',
      signal: AbortSignal.timeout(60_000),
    } as RequestInit).catch((error: Error) => ({ status: 0, text: () => Promise.resolve(`connection closed: ${error.message}`) }));
    return { status: answer.status, text: await answer.text() };
  }

  async function outcomeOf(upload: { status: number; text: string }): Promise<string> {
    if (upload.status !== 202 && upload.status !== 201 && upload.status !== 200) return upload.text;
    const { id } = JSON.parse(upload.text) as { id: string };
    const run = await until('the import to end', async () => {
      const found = await stack.ok('GET', `/api/staff/imports/${id}`, { token: await stack.staff('reviewer') });
      return found.state === 'running' ? undefined : found;
    }, 60_000);
    return JSON.stringify(run);
  }

  it('refuses a 300 MB upload and stays healthy', async () => {
    const megabyte = Buffer.alloc(1_048_576, 0x61);
    const { status, text } = await uploadFeed('jsonl', 'big.jsonl', Array<Uint8Array>(300).fill(megabyte));
    // Undici reports a reset when the server answers and closes before the body has gone: both are refusals.
    expect([0, 413]).toContain(status);
    if (status === 413) expect(text).toContain('TOO_LARGE');
    expect((await stack.api('GET', '/api/health')).status).toBe(200);
  }, 90_000);

  it('refuses a record file in another encoding with a clear message', async () => {
    const gbk = Buffer.concat([Buffer.from('{"title":"'), Buffer.from([0xd5, 0xd0, 0xb1, 0xea, 0xb9, 0xab, 0xb8, 0xe6]), Buffer.from('"}\n')]);
    const outcome = await outcomeOf(await uploadFeed('jsonl', 'gbk.jsonl', [gbk]));
    expect(outcome).toMatch(/UTF-8|编码/);
  });

  it('refuses a bomb of nested elements without delay', async () => {
    const nested = '<div>'.repeat(200_000);
    const record = JSON.stringify({ source: 'hostile', sourceUrl: 'https://example.invalid/1', title: '嵌套炸弹招标公告', publishedAt: '2026-11-20', noticeType: '招标公告', bodyHtml: nested });
    const startedAt = Date.now();
    // The import before this one is shown as ended a moment before its file is put away and the next may begin.
    const upload = await until('the import before to be put away', async () => {
      const tried = await uploadFeed('jsonl', 'nested.jsonl.gz', [gzipSync(record)]);
      return tried.text.includes('LIMIT_REACHED') ? undefined : tried;
    });
    const outcome = await outcomeOf(upload);
    expect(Date.now() - startedAt).toBeLessThan(15_000);
    expect(outcome).toMatch(/"rejected":1|嵌套|TOO_LARGE/);
    expect((await stack.api('GET', '/api/health')).status).toBe(200);
  });
});
