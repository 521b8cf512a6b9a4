import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ErrorLog } from '../bundle/error-log.js';
import { Bridge, type Options } from './bridge.js';
import { cloudApi } from './cloud.js';

interface WxCloud {
  init(config: Options): void;
  callContainer(call: Options): Promise<Options>;
}

const GATEWAY = { env: 'prod-1', service: 'server', headers: { 'x-wx-source': 'wx_client', 'x-wx-openid': 'openid-1' } };
const HEADER = { 'X-WX-SERVICE': 'server' };

describe('wx.cloud', () => {
  let server: Server;
  let cloud: WxCloud;
  let heard: { method: string | undefined; url: string | undefined; headers: IncomingHttpHeaders; body: string }[];

  beforeEach(async () => {
    heard = [];
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString()));
      request.on('end', () => {
        heard.push({ method: request.method, url: request.url, headers: request.headers, body });
        if (request.url === '/silent') return;
        response.setHeader('content-type', 'application/json').end(request.url === '/big' ? JSON.stringify('x'.repeat(1_100_000)) : '{"ok":true}');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const bridge = new Bridge({ errors: new ErrorLog(), adopt: (value) => value, setTimeout });
    const host = { bridge, builtFor: 'http://127.0.0.1:3000', server: address, requests: [], adoptBytes: (bytes: Uint8Array) => bytes.slice().buffer, files: new Map<string, Uint8Array>(), closing: new AbortController().signal };
    ({ cloud } = cloudApi(host, GATEWAY) as unknown as { cloud: WxCloud });
    cloud.init({ env: 'prod-1' });
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it('carries a call to the server under the gateway’s headers, whatever the bundle wrote there', async () => {
    const header = { ...HEADER, 'X-WX-OPENID': 'forged', 'x-wx-source': 'forged', authorization: 'Bearer t' };
    expect(await cloud.callContainer({ path: '/api/x?a=1', method: 'POST', header, data: { b: 2 } })).toMatchObject({ statusCode: 200, data: { ok: true } });
    expect(heard).toMatchObject([{ method: 'POST', url: '/api/x?a=1', body: '{"b":2}', headers: { 'x-wx-openid': 'openid-1', 'x-wx-source': 'wx_client', authorization: 'Bearer t' } }]);
  });

  it.each([
    ['a service that is not there', { path: '/', header: {} }, -501_000],
    ['a request over 100 KB', { path: '/', method: 'POST', header: HEADER, data: 'x'.repeat(103_000) }, -606_001],
    ['an answer over 1,000 KB', { path: '/big', header: HEADER }, -1],
    ['no answer in time', { path: '/silent', header: HEADER, timeout: 20 }, 102_002],
  ])('refuses %s', async (_what, call, errCode) => {
    await expect(cloud.callContainer(call)).rejects.toMatchObject({ errCode, errMsg: expect.stringContaining('callContainer:fail') as unknown });
  });

  it('refuses a call before init', async () => {
    cloud.init({});
    await expect(cloud.callContainer({ path: '/', header: HEADER })).rejects.toMatchObject({ errCode: -501_000 });
    expect(heard).toEqual([]);
  });
});
