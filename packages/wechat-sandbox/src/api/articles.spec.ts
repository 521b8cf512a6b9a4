import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startReceiver, type Receiver } from '../__fixtures__/receiver.js';
import { callAs, controlOf, errcodeOf, startStage, type Json, type Stage } from '../__fixtures__/start.js';

let stage: Stage;
let receiver: Receiver;
beforeEach(async () => {
  stage = await startStage();
  receiver = await startReceiver(stage.sandbox);
});
afterEach(async () => {
  await stage.sandbox.close();
  await receiver.close();
});

const one = (title: string): { title: string; content: string; coverUrl: string } => ({ title, content: '<p><img data-src="/mmbiz/a"></p>', coverUrl: '/mmbiz/cover' });
const control = (route: string, method?: string, json?: unknown): Promise<Json> => controlOf(stage.sandbox)(route, method, json);

describe('publishing', () => {
  it('is told with the id and the addresses, and listed newest first with pictures of this host', async () => {
    const { id } = await control('/articles', 'POST', { items: [one('甲'), one('乙')] });
    await control('/articles', 'POST', { items: [one('丙')] });
    await stage.sandbox.pushes.idle();
    expect(receiver.events[0]).toMatchObject({ kind: 'published', status: 0, articleId: id, urls: [expect.stringContaining('idx=1'), expect.stringContaining('idx=2')] });
    const { total, items } = await stage.official.listArticles(0, 20, false);
    expect([total, items.map((article) => article.items.map(({ title }) => title))]).toEqual([2, [['丙'], ['甲', '乙']]]);
    expect(items[0]?.items[0]).toMatchObject({ coverUrl: `${stage.sandbox.url}/mmbiz/cover`, content: `<p><img data-src="${stage.sandbox.url}/mmbiz/a"></p>`, deleted: false });
    expect((await stage.official.listArticles(0, 1, true)).items[0]?.items[0]?.content).toBe('');
    expect((await stage.official.listArticles(1, 20, true)).items).toHaveLength(1);
  });

  it('the state of a publication follows deletion and ban; nothing tells of a deletion', async () => {
    const { id, publishId } = stage.sandbox.articles.publish([one('甲'), one('乙')]);
    await stage.sandbox.pushes.idle();
    const status = async (): Promise<number> => (await stage.official.getPublishState(publishId)).status;
    expect(await status()).toBe(0);
    await control(`/articles/${id}?index=0`, 'DELETE');
    expect([await status(), (await stage.official.getArticle(id)).map(({ deleted }) => deleted)]).toEqual([0, [true, false]]);
    await control(`/articles/${id}`, 'DELETE');
    expect(await status()).toBe(5);
    await control(`/articles/${id}/ban`, 'PUT', { isBanned: true });
    expect([await status(), await errcodeOf(stage.official.getArticle(id))]).toEqual([6, 53_600]);
    await control(`/articles/${id}?forget=true`, 'DELETE');
    expect((await stage.official.listArticles(0, 20, true)).total).toBe(0);
    expect(receiver.events).toHaveLength(1);
  });

  it('what is only mass-sent is told but not listed', async () => {
    const { id } = await control('/articles', 'POST', { items: [one('甲')], isListed: false });
    await control(`/articles/${String(id)}/mass-send`, 'POST');
    await stage.sandbox.pushes.idle();
    expect(receiver.events).toEqual([expect.objectContaining({ kind: 'mass-sent', status: 'send success', urls: [expect.stringContaining('/s?')] })]);
    expect((await stage.official.listArticles(0, 20, true)).total).toBe(0);
  });

  it.each([2, 3, 4] as const)('one that failed (%d) is told, asked for, and nowhere to be read', async (failure) => {
    const { id, publishId } = await control('/articles', 'POST', { items: [one('甲')], failure });
    await stage.sandbox.pushes.idle();
    expect(receiver.events).toEqual([expect.objectContaining({ kind: 'published', status: failure, articleId: '', urls: [] })]);
    expect(await stage.official.getPublishState(String(publishId))).toMatchObject({ status: failure, urls: [] });
    expect(await errcodeOf(stage.official.getArticle(String(id)))).toBe(53_600);
  });

  it('a change keeps the id and moves the time', async () => {
    const { id, updateTime } = stage.sandbox.articles.publish([one('甲')]);
    stage.sandbox.clock.advance(5000);
    await control(`/articles/${id}`, 'PUT', { items: [one('甲（更正）')] });
    const [article] = (await stage.official.listArticles(0, 1, true)).items;
    expect(article).toMatchObject({ articleId: id, updateTime: updateTime + 5, items: [{ title: '甲（更正）' }] });
  });
});

it.each<[string, string, object | string, number]>([
  ['more than twenty', 'batchget', { offset: 0, count: 21 }, 40097],
  ['none', 'batchget', { offset: 0, count: 0 }, 40097],
  ['a negative offset', 'batchget', { offset: -1, count: 1 }, 40097],
  ['a count in quotes', 'batchget', { offset: 0, count: '1' }, 40097],
  ['no_content as a word', 'batchget', { offset: 0, count: 1, no_content: 'yes' }, 40097],
  ['an unknown field', 'batchget', { offset: 0, count: 1, type: 'news' }, 40097],
  ['an unknown article', 'getarticle', { article_id: 'x' }, 53_600],
  ['an unknown publication', 'get', { publish_id: '1' }, 40097],
  ['no JSON', 'get', '<xml/>', 47001],
])('%s is refused by freepublish/%s', async (_name, call, body, errcode) => {
  expect(await callAs(stage.sandbox, 'official', `/cgi-bin/freepublish/${call}`, body)).toMatchObject({ errcode });
});

it('the menu is as the console has it, closed when it is empty', async () => {
  expect(await stage.official.getMenu()).toEqual([]);
  const buttons = [{ name: '服务', children: [{ name: '指南', type: 'view', url: 'https://example.gov.cn/' }] }, { name: '公告', type: 'miniprogram', url: 'http://mp.weixin.qq.com', appid: 'wx1', pagepath: 'pages/a' }];
  await control('/menu', 'PUT', { buttons });
  expect(await stage.official.getMenu()).toEqual([
    { name: '服务', type: '', children: [{ ...buttons[0]?.children?.[0], children: [] }] },
    { ...buttons[1], children: [] },
  ]);
  expect(await control('/menu', 'PUT', { buttons: [{ type: 'view' }] })).toMatchObject({ error: { code: 'BAD_REQUEST' } });
});

describe('pages and pictures', () => {
  it('an article is a page; a deleted one says so and is still there', async () => {
    const { id } = stage.sandbox.articles.publish([{ ...one('<b>甲</b>'), content: '<p>正文<img data-src="/mmbiz/a"></p>' }]);
    const [item] = await stage.official.getArticle(id);
    const read = async (): Promise<string> => (await fetch(item?.url ?? '')).text();
    expect(await read()).toMatch(/<h1[^>]*>&#60;b&#62;甲[\s\S]*id="js_content"><p>正文<img src="http:\/\/127\.0\.0\.1:\d+\/mmbiz\/a">/);
    stage.sandbox.articles.remove(id);
    expect(await read()).toContain('该内容已被发布者删除');
  });

  it('pictures are for our own pages: another site gets a placeholder, a server without a referer the picture', async () => {
    const load = async (referer?: string): Promise<Buffer> => Buffer.from(await (await fetch(`${stage.sandbox.url}/mmbiz/a`, referer === undefined ? {} : { headers: { referer } })).arrayBuffer());
    const picture = await load();
    expect(picture.equals(await load())).toBe(true);
    expect(picture.equals(await load('https://mp.weixin.qq.com/s/x'))).toBe(true);
    expect(picture.equals(await load('https://servicewechat.com/wx1/0/page-frame.html'))).toBe(false);
  });

  it('the picture host can be down while the rest works', async () => {
    stage.sandbox.faults.add({ kind: 'http-500', times: 1, match: { path: '/mmbiz/' } });
    stage.sandbox.faults.add({ kind: 'reset', times: 1, match: { path: '/mmbiz/' } });
    expect((await fetch(`${stage.sandbox.url}/mmbiz/a`)).status).toBe(502);
    await expect(fetch(`${stage.sandbox.url}/mmbiz/a`)).rejects.toThrow();
    expect((await fetch(`${stage.sandbox.url}/mmbiz/a`)).status).toBe(200);
  });
});
