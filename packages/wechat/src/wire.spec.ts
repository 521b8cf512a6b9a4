import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createWechatClient, type WechatClient } from './client.js';
import { WechatUnknownOutcome, WechatUnreachable } from './errors.js';

let server: Server | undefined;
afterEach(() => new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined))));

async function listen(one: Server): Promise<string> {
  server = one;
  await new Promise<void>((resolve) => one.listen(0, '127.0.0.1', resolve));
  return `127.0.0.1:${(one.address() as AddressInfo).port}`;
}

const clientOf = (base: string, more: object = {}): WechatClient => createWechatClient({ base, appid: 'wx1', secret: 's3cret', timeoutMs: 10_000, ...more });

const answering = (handle: RequestListener): Promise<string> => listen(createHttpServer({ keepAlive: false }, handle));

describe('what has left and what has not', () => {
  it('a time-out before the connection stands: surely not accepted, safe to repeat', async () => {
    const silent = createServer((socket) => {
      socket.on('error', () => socket.destroy()).resume();
    });
    const host = await listen(silent);
    await expect(clientOf(`https://${host}`, { timeoutMs: 200 }).code2Session('c')).rejects.toThrow(WechatUnreachable);
  });

  it('a time-out after the request went out: unknown', async () => {
    const host = await answering((_request, response) => void setTimeout(() => response.end('{}'), 400));
    await expect(clientOf(`http://${host}`, { timeoutMs: 200 }).code2Session('c')).rejects.toThrow(WechatUnknownOutcome);
  });

  it('an answer that begins and never ends is broken off in time', async () => {
    const host = await answering((_request, response) => void response.write('{"openid":'));
    await expect(clientOf(`http://${host}`, { timeoutMs: 200 }).code2Session('c')).rejects.toThrow(WechatUnknownOutcome);
  });

  it.each([
    [500, WechatUnreachable],
    [503, WechatUnreachable],
    [404, WechatUnreachable],
    [302, WechatUnreachable],
    [502, WechatUnknownOutcome],
    [504, WechatUnknownOutcome],
  ])('HTTP %d', async (status, kind) => {
    const host = await answering((_request, response) => response.writeHead(status, { location: 'http://127.0.0.1:9/' }).end());
    await expect(clientOf(`http://${host}`).code2Session('c')).rejects.toThrow(kind);
  });

  it.each([
    ['no JSON', '<html>'],
    ['a list', '[]'],
    ['an errcode that is no number', '{"errcode":"x"}'],
    ['cut short', '{"openid":"o1","session_key":"k"'],
    ['not UTF-8', Buffer.from('{"openid":"o1","session_key":"\xff"}', 'latin1')],
    ['an errcode that is nothing', '{"openid":"o1","session_key":"k","errcode":""}'],
    ['a success without its fields', '{"errcode":0}'],
    ['more than 1 MB', `{"a":"${'x'.repeat(1024 * 1024)}"}`],
  ])('an answer that is %s: unknown', async (_name, text) => {
    const host = await answering((_request, response) => response.end(text));
    await expect(clientOf(`http://${host}`).code2Session('c')).rejects.toThrow(WechatUnknownOutcome);
  });

  it('an answer with errcode 0 and one without are both success', async () => {
    for (const more of ['', ',"errcode":0,"errmsg":"ok"']) {
      const host = await answering((_request, response) => response.end(`{"openid":"o1","session_key":"k"${more}}`));
      expect(await clientOf(`http://${host}`).code2Session('c')).toEqual({ openid: 'o1', sessionKey: 'k' });
      await new Promise((resolve) => server?.close(resolve));
      server = undefined;
    }
  });

  it('a given fetch is used, under the same rules', async () => {
    const failing = (code: string): typeof fetch => () => Promise.reject(Object.assign(new TypeError('fetch failed'), { cause: { code } }));
    await expect(clientOf('http://x.invalid', { fetch: failing('ECONNREFUSED') }).code2Session('c')).rejects.toThrow(WechatUnreachable);
    await expect(clientOf('http://x.invalid', { fetch: failing('ECONNRESET') }).code2Session('c')).rejects.toThrow(WechatUnknownOutcome);
    const answer: typeof fetch = () => Promise.resolve(new Response('{"openid":"o1","session_key":"k","unionid":" u1"}'));
    expect(await clientOf('http://x.invalid', { fetch: answer }).code2Session('c')).toEqual({ openid: 'o1', sessionKey: 'k', unionid: 'u1' });
  });

  it('no failure tells the secret', async () => {
    const error = await clientOf('http://127.0.0.1:1').code2Session('c').catch((one: unknown) => one);
    expect(error).toBeInstanceOf(WechatUnreachable);
    expect(JSON.stringify(error) + String((error as Error).stack)).not.toContain('s3cret');
  });
});
