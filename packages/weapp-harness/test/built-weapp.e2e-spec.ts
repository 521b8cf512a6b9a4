import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openMiniProgram, type Phone } from '../src/index.js';

const dir = fileURLToPath(new URL('../../../apps/miniprogram/dist/weapp', import.meta.url));
const tabs = ['pages/home/index', 'pages/notices/index', 'pages/supervision/index', 'pages/mine/index'];
/** Skipped where the mini program was not built: npm run build:weapp --workspace apps/miniprogram. */
const built = existsSync(path.join(dir, 'app.json')) ? describe : describe.skip;

built('the built mini program before a server that fails', () => {
  let server: Server;
  let phone: Phone;
  beforeAll(async () => {
    server = createServer((_, response) => {
      response.writeHead(503, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ error: { code: 'UNAVAILABLE', message: '正在维护' } }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const wechat = { login: () => 'code', requestSubscribeMessage: () => ({}) };
    phone = await openMiniProgram({ dir, server: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, wechat });
    await phone.launch();
  });
  afterAll(async () => {
    phone.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it('starts with one request and a first setData of at most 100 KB', async () => {
    await phone.waitFor('重试');
    expect(phone.requests).toHaveLength(1);
    expect(phone.setDataSizes[0]?.bytes).toBeLessThanOrEqual(100 * 1024);
  });
  it('shows something on every tab, breaks nowhere, and asks for nothing that WeChat lacks', async () => {
    for (const tab of tabs) {
      await phone.switchTab(tab);
      await phone.waitFor(() => phone.page().route === tab && phone.page().text().length > 4);
    }
    expect(phone.errors).toEqual([]);
    expect(phone.unimplemented).toEqual([]);
  });
});
