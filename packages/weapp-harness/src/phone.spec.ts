import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openMiniProgram, type OpenOptions, type Phone } from './index.js';

const dir = fileURLToPath(new URL('./__fixtures__/weapp', import.meta.url));
const ROWS = [
  { id: 'a', title: '甲', fen: 12_345 },
  { id: 'b', title: '乙', fen: 50 },
  { id: 'c', title: '丙' },
];
let server: Server;
let address: string;
let phone: Phone;
const opened: Phone[] = [];

async function open(options: Partial<OpenOptions> = {}): Promise<Phone> {
  const wechat = { login: () => 'code', requestSubscribeMessage: (ids: string[]) => Object.fromEntries(ids.map((id) => [id, 'accept'])) };
  phone = await openMiniProgram({ dir, server: address, wechat, ...options });
  opened.push(phone);
  return phone;
}

beforeEach(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      response.setHeader('content-type', 'application/json');
      response.end(request.url === '/echo' ? Buffer.concat(chunks) : JSON.stringify(request.url?.includes('from=') ? [{ id: 'd', title: '丁' }] : ROWS));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await open();
});
afterEach(async () => {
  for (const one of opened.splice(0)) one.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const launched = async (): Promise<void> => {
  await phone.launch();
  await phone.waitFor('共 3 条');
};

describe('what is shown', () => {
  it('draws templates, conditions, wxs and components from the data that the page sets', async () => {
    await launched();
    const text = phone.page().text();
    expect(text).toContain('甲大额 123.45 元');
    expect(text).toContain('乙小额 0.50 元');
    expect(text).toContain('丙无金额');
    expect(text).toContain('计数 3 + 1');
    expect(text).not.toContain('看不见');
    expect(phone.page().title).toBe('列表页');
    expect(phone.errors).toEqual([]);
  });
  it('hides a node with a true hidden attribute', async () => {
    await phone.launch();
    expect(phone.has('#head')).toBe(phone.page().text().includes('共'));
    await phone.waitFor(() => phone.has('#head'));
  });
  it('sends the requests for the built-in address to the server, and counts bytes', async () => {
    await launched();
    expect(phone.requests).toEqual([{ method: 'GET', path: '/rows', requestBytes: 0, responseBytes: Buffer.byteLength(JSON.stringify(ROWS)), statusCode: 200 }]);
    expect(phone.setDataSizes.find(({ route, bytes }) => route === 'pages/list/index' && bytes > 100)).toBeDefined();
  });
});

describe('gestures', () => {
  it('tells the handler which node was tapped, with its data-* values', async () => {
    await launched();
    await phone.tap('甲');
    expect(phone.page()).toMatchObject({ route: 'pages/item/index', query: { id: 'a', name: '%E7%94%B2' }, title: '第 a 条', depth: 2 });
    expect(phone.page().text()).toContain('第 a 条 甲');
  });
  it('ends the way of a tap at a catching node', async () => {
    await launched();
    await phone.tap('关注乙');
    expect(phone.page().route).toBe('pages/list/index');
    await phone.waitFor('已关注 b');
  });
  it('lets a component handle its own taps', async () => {
    await launched();
    await phone.tap({ text: /^计数/ });
    await phone.waitFor('计数 3 + 2');
  });
  it('types into a field', async () => {
    await launched();
    await phone.input('搜索', '道路');
    await phone.waitFor('您在找：道路');
  });
  it('submits a form with what was typed', async () => {
    await launched();
    await phone.input({ tag: 'input', index: 1 }, '13800000000');
    await phone.tap('提交');
    await phone.waitFor('您在找：13800000000');
  });
  it('scrolls to the end and pulls down where the page allows it', async () => {
    await launched();
    await phone.scrollToBottom();
    await phone.waitFor('共 4 条');
    await phone.pullDown();
    await phone.waitFor('共 3 条');
    expect(phone.calls.map(({ api }) => api)).toContain('stopPullDownRefresh');
    await phone.switchTab('pages/me/index');
    await expect(phone.pullDown()).rejects.toThrow('does not allow pulling down');
  });
  it('refuses what a person could not do', async () => {
    await launched();
    await expect(phone.tap('没有这个')).rejects.toThrow('is not on pages/list/index');
    await expect(phone.tap('不可用')).rejects.toThrow('is disabled');
    await expect(phone.tap('您在找：')).rejects.toThrow('nothing reacts');
  });
});

describe('pages', () => {
  it('opens at most ten pages over each other', async () => {
    await phone.launch('pages/item/index?id=1');
    for (let depth = 1; depth < 10; depth += 1) await phone.tap('再下一层');
    expect(phone.page().depth).toBe(10);
    await phone.tap('再下一层');
    await phone.waitFor('navigateTo:fail webview count limit exceed');
  });
  it('goes back, and keeps tab pages', async () => {
    await launched();
    await phone.tap('甲');
    await phone.back();
    expect(phone.page()).toMatchObject({ route: 'pages/list/index', depth: 1 });
    await phone.switchTab('pages/me/index');
    await phone.switchTab('pages/list/index');
    expect(phone.page().text()).toContain('共 3 条');
    expect(phone.requests).toHaveLength(1);
  });
  it('opens from a message with its scene, cold and warm', async () => {
    await phone.openFromMessage('pages/item/index?id=7');
    expect(phone.page()).toMatchObject({ route: 'pages/item/index', query: { id: '7' }, depth: 1 });
    await phone.openFromMessage('/pages/list/index');
    await phone.waitFor('共 3 条');
    expect(phone.page().tree().owner).toMatchObject({ data: { launches: ['启动 1014', '1014 pages/item/index', '1014 pages/list/index'] } });
  });
});

describe("WeChat's rules", () => {
  it('allows a phone call and the subscribe dialog inside a tap only', async () => {
    await launched();
    await phone.tap('打电话');
    expect(phone.calls.at(-1)).toEqual({ api: 'makePhoneCall', options: { phoneNumber: '0839-0000000' }, inTap: true });
    await phone.tap('订阅');
    await phone.waitFor('您在找：accept');
    await phone.tap('过后订阅');
    await phone.waitFor('requestSubscribeMessage:fail can only be invoked by user TAP gesture.');
  });
  it('takes the press on a dialog for a tap, and answers as the person does', async () => {
    await launched();
    await phone.tap('询问');
    await phone.waitFor('您在找：accept');
    phone.answers.modal = () => ({ confirm: false });
    await phone.tap('询问');
    await phone.waitFor('您在找：不了');
  });
  it('remembers what was stored, for the next start too', async () => {
    await phone.launch('pages/me/index');
    await phone.tap('记下');
    await phone.waitFor('记住：一句话');
    await open({ storage: phone.storage });
    await phone.launch('pages/me/index');
    await phone.waitFor('记住：一句话');
  });
  it('has a clock of its own when told so', async () => {
    await open({ clockAheadMs: Date.parse('2031-05-06T12:00:00Z') - Date.now() });
    await phone.launch('pages/me/index');
    await phone.tap('今天');
    await phone.waitFor('记住：2031-05-06 2031 0');
  });
  it('refuses to store more than 1 MB under a key', async () => {
    await phone.launch('pages/me/index');
    await phone.tap('记太多');
    await phone.waitFor('setStorage:fail entry size limit reached');
    expect(phone.errors.map(({ source }) => source)).toEqual(['storage']);
  });
  it('refuses a setData above 1,024 KB and keeps the old data', async () => {
    await phone.launch('pages/me/index');
    await phone.tap('画太多');
    expect(phone.errors.map(({ source }) => source)).toEqual(['setData']);
    expect(phone.page().text()).toContain('记住：\n');
  });
  it('refuses code from strings and hosts that are not the server', async () => {
    await phone.launch('pages/me/index');
    await phone.tap('造代码');
    expect(phone.errors).toMatchObject([{ source: 'uncaught', message: expect.stringContaining('EvalError') }]);
    await phone.tap('出界');
    await phone.waitFor('request:fail url not in domain list');
    expect(phone.requests).toEqual([]);
  });
});

describe('what went wrong', () => {
  it('notes errors of handlers and names of wx that are missing', async () => {
    await launched();
    await phone.tap('出错');
    await phone.switchTab('pages/me/index');
    await phone.tap('问没有的');
    expect(phone.errors).toMatchObject([{ source: 'uncaught', message: expect.stringContaining('坏了') }]);
    expect(phone.unimplemented).toEqual(['notThere']);
  });
  it('gives up waiting after the time it was given, and says what was there', async () => {
    await launched();
    await expect(phone.waitFor('不会来的', { timeoutMs: 30 })).rejects.toThrow(/not within 30 ms: “不会来的”[\s\S]*共 3 条/);
  });
  it('runs nothing of the bundle after it was closed', async () => {
    await phone.launch('pages/item/index?id=1');
    await phone.waitFor(() => phone.setDataSizes.length > 3);
    phone.close();
    const sizes = phone.setDataSizes.length;
    await new Promise((resolve) => setImmediate(resolve));
    expect(phone.setDataSizes).toHaveLength(sizes);
  });
  it('says so when the folder holds no build', async () => {
    await expect((async () => open({ dir: '/nowhere' }))()).rejects.toThrow('no weapp build in /nowhere');
  });
});
