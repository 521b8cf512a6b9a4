import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Article, ArticleMirror, ArticlePart, AuditEntry, ErrorBody, Home, OfficialAccount, Page, ArticleCard, StaffArticle } from '@sunshine/contracts';
import { Alarms } from '../src/platform/alarms/alarms.js';
import { RecurringJobs } from '../src/platform/schedule/recurring-jobs.js';
import { startWechatStage, type WechatStage } from './support/wechat.js';

const DAY_MS = 24 * 3600_000;
const HALF_HOUR_MS = 30 * 60_000;

describe('the mirror of the official account', () => {
  let stage: WechatStage;
  let reviewer: string;

  beforeAll(async () => {
    stage = await startWechatStage();
    reviewer = await stage.test.loginStaff('reviewer');
    for (const { id } of stage.sandbox.articles.list()) stage.sandbox.articles.forget(id);
    await stage.settle();
  });
  afterAll(() => stage.close());

  const { list, read, mirror, runDue, runLater, titles } = {
    list: async () => (await stage.test.api.get<Page<ArticleCard>>('/api/articles')).body.items,
    titles: async () => (await list()).map(({ title }) => title),
    read: async (title: string) => {
      const card = (await list()).find((one) => one.title === title);
      return (await stage.test.api.get<Article>(`/api/articles/${card?.id}`)).body;
    },
    mirror: async () => (await stage.test.api.get<ArticleMirror>('/api/staff/articles/mirror', reviewer)).body,
    runDue: () => stage.test.app.get(RecurringJobs).tick(),
    runLater: async (ms: number) => {
      stage.test.clock.advance(ms);
      await stage.test.app.get(RecurringJobs).runNow('articles.mirror');
    },
  };
  // Other alarms, such as that of next year's holidays, are not about the mirror.
  const open = async () => (await stage.test.app.get(Alarms).list()).filter(({ key }) => key.startsWith('articles:'));
  const alarms = async () => (await open()).map(({ key }) => key);
  const publish = (title: string, content = `<p>${title}的正文</p>`, more: object = {}) => stage.sandbox.articles.publish([{ title, content, ...more }]);

  it('shows what is published as soon as WeChat says so, with cover and pictures from our own server', async () => {
    publish('第一篇', '<p>开头<img class="rich_pages" data-src="/mmbiz/one" alt="流程图"></p><script>x()</script>', { coverUrl: '/mmbiz/cover', author: '小川' });
    await stage.settle();
    const [card] = await list();
    expect(card).toMatchObject({ title: '第一篇', digest: '开头', hasBody: true, coverUrl: expect.stringMatching(/^\/api\/articles\/images\/[0-9a-f]{64}$/) });
    const article = await read('第一篇');
    expect(article.bodyHtml).toMatch(/^<p>开头<img src="\/api\/articles\/images\/[0-9a-f]{64}" alt="流程图"><\/p>$/);
    expect(article).toMatchObject({ author: '小川', parts: 1 });
    const picture = await stage.test.api.get(/src="([^"]+)"/.exec(article.bodyHtml)?.[1] ?? '');
    expect(picture).toMatchObject({ status: 200 });
    expect(Object.fromEntries(picture.headers)).toMatchObject({ 'content-type': 'image/png', 'cache-control': 'public, max-age=86400', 'x-content-type-options': 'nosniff' });
  });

  it('stands on the first page, newest three first', async () => {
    for (const title of ['第二篇', '第三篇', '第四篇']) {
      stage.test.clock.advance(60_000);
      publish(title);
      await stage.settle();
    }
    const home = await stage.test.api.get<Home>('/api/home');
    expect(home.body.articles.map(({ title }) => title)).toEqual(['第四篇', '第三篇', '第二篇']);
  });

  it('pages through the list without losing or doubling', async () => {
    const first = (await stage.test.api.get<Page<ArticleCard>>('/api/articles?limit=3')).body;
    const second = (await stage.test.api.get<Page<ArticleCard>>(`/api/articles?limit=3&cursor=${first.nextCursor}`)).body;
    expect([...first.items, ...second.items].map(({ title }) => title)).toEqual(['第四篇', '第三篇', '第二篇', '第一篇']);
    expect(second.nextCursor).toBeNull();
    expect((await stage.test.api.get('/api/articles?cursor=nonsense')).status).toBe(400);
  });

  it('follows a change, keeping the place in the list', async () => {
    const [, , article] = stage.sandbox.articles.list();
    stage.sandbox.articles.change(article?.id ?? '', [{ title: '第二篇（改）', content: '<p>改过</p>' }]);
    await runLater(HALF_HOUR_MS);
    expect(await titles()).toEqual(['第四篇', '第三篇', '第二篇（改）', '第一篇']);
    expect((await read('第二篇（改）')).bodyHtml).toBe('<p>改过</p>');
  });

  it('stops showing what is deleted, vanished or banned, and keeps no text and no picture of it', async () => {
    const [fourth, third, , first] = stage.sandbox.articles.list();
    const { id, coverUrl } = (await list()).at(-1) ?? {};
    stage.sandbox.articles.remove(fourth?.id ?? '');
    stage.sandbox.articles.ban(third?.id ?? '', true);
    stage.sandbox.articles.forget(first?.id ?? '');
    await runLater(HALF_HOUR_MS);
    expect(await titles()).toEqual(['第二篇（改）']);
    expect((await stage.test.api.get(`/api/articles/${id}`)).status).toBe(404);
    expect((await stage.test.api.get(coverUrl ?? '')).status).toBe(404);
    const { items } = (await stage.test.api.get<Page<StaffArticle>>('/api/staff/articles?state=removed', reviewer)).body;
    expect(items.map(({ title, hasBody }) => [title, hasBody])).toEqual([['第四篇', false], ['第三篇', false], ['第一篇', false]]);
    stage.sandbox.articles.ban(third?.id ?? '', false);
    await runLater(HALF_HOUR_MS);
    expect(await titles()).toEqual(['第三篇', '第二篇（改）']);
  });

  it('keeps the other articles of a group when one of them is deleted', async () => {
    const group = stage.sandbox.articles.publish([{ title: '头条', content: '<p>甲</p>' }, { title: '次条', content: '<p>乙</p>' }]);
    await stage.settle();
    expect((await titles()).slice(0, 2)).toEqual(['头条', '次条']);
    stage.sandbox.articles.remove(group.id, 0);
    await runLater(HALF_HOUR_MS);
    expect((await titles())[0]).toBe('次条');
    stage.sandbox.articles.forget(group.id);
    await runLater(HALF_HOUR_MS);
  });

  it('knows a mass-sent article by its address, under a title that staff may improve', async () => {
    const sent = stage.sandbox.articles.publish([{ title: '群发的', content: '<p>x</p>' }], { isListed: false });
    stage.sandbox.articles.massSend(sent.id);
    await stage.settle();
    const card = (await list()).find(({ hasBody }) => !hasBody);
    expect(card).toMatchObject({ title: '公众号文章（11月20日）', wechatUrl: expect.stringContaining('/s?__biz='), coverUrl: null });
    await stage.test.api.put(`/api/staff/articles/${card?.id}/title`, { title: '关于保证金的提醒' }, reviewer);
    expect(await titles()).toContain('关于保证金的提醒');
    const [published] = (await list()).filter(({ hasBody }) => hasBody);
    expect((await stage.test.api.put(`/api/staff/articles/${published?.id}/title`, { title: '改名' }, reviewer)).status).toBe(409);
  });

  it('shows one article for a mass-sent one that WeChat lists, whichever it tells first', async () => {
    const before = await titles();
    stage.test.clock.advance(60_000);
    const listedFirst = publish('先发布后群发');
    await stage.settle();
    stage.sandbox.articles.massSend(listedFirst.id);
    await stage.settle();
    expect(await titles()).toEqual(['先发布后群发', ...before]);
    stage.test.clock.advance(60_000);
    const sentFirst = stage.sandbox.articles.publish([{ title: '先群发后发布', content: '<p>x</p>' }], { isListed: false });
    stage.sandbox.articles.massSend(sentFirst.id);
    await stage.settle();
    expect(await titles()).toEqual(['公众号文章（11月20日）', '先发布后群发', ...before]);
    Object.assign(sentFirst, { isListed: true });
    await runLater(HALF_HOUR_MS);
    expect(await titles()).toEqual(['先群发后发布', '先发布后群发', ...before]);
  });

  it('takes the same event twice for one, and events of failures for nothing', async () => {
    const before = await titles();
    const tell = (event: string, fields: object) => stage.sandbox.pushes.toOfficial('oOperator', event, fields as Parameters<typeof stage.sandbox.pushes.toOfficial>[2]);
    const ended = (status: number, id: string) => tell('PUBLISHJOBFINISH', { PublishEventInfo: { publish_id: 1n, publish_status: status, article_id: id, article_detail: { count: 1, item: [] } } });
    stage.test.clock.advance(60_000);
    const group = publish('只要一篇');
    ended(0, group.id);
    ended(0, 'an-id-that-wechat-does-not-know');
    ended(3, 'a-publication-that-failed');
    tell('MASSSENDJOBFINISH', { MsgID: 77n, Status: 'err(30003)', ArticleUrlResult: { Count: 1, ResultList: { item: [{ ArticleIdx: 1, ArticleUrl: 'http://mp.weixin.qq.com/s/never' }] } } });
    tell('MASSSENDJOBFINISH', { MsgID: 78n, Status: 'send success', ArticleUrlResult: { Count: 1, ResultList: { item: [{ ArticleIdx: 1, ArticleUrl: 'https://evil.example/s/x' }] } } });
    await stage.settle();
    expect(await titles()).toEqual(['只要一篇', ...before]);
    stage.test.clock.advance(1000);
    ended(5, group.id);
    await stage.settle();
    expect(await titles()).toEqual(before);
    stage.sandbox.articles.forget(group.id);
  });

  it('hides and shows an article with its pictures for a reason, and leaves a trail', async () => {
    stage.test.clock.advance(60_000);
    publish('要隐藏的', '<p>正文</p>', { coverUrl: '/mmbiz/hidden' });
    await stage.settle();
    const [card] = await list();
    const cover = async () => (await stage.test.api.get(card?.coverUrl ?? '')).status;
    expect(await cover()).toBe(200);
    const path = `/api/staff/articles/${card?.id}`;
    expect((await stage.test.api.post(`${path}/hide`, { reason: ' ' }, reviewer)).status).toBe(400);
    expect((await stage.test.api.post<StaffArticle>(`${path}/hide`, { reason: '内容有误' }, reviewer)).body).toMatchObject({ state: 'hidden', hiddenReason: '内容有误' });
    expect(await titles()).not.toContain(card?.title);
    expect((await stage.test.api.get(`/api/articles/${card?.id}`)).status).toBe(404);
    expect(await cover()).toBe(404);
    expect((await stage.test.api.post(`${path}/hide`, { reason: '再来' }, reviewer)).status).toBe(409);
    await runLater(DAY_MS);
    reviewer = await stage.test.loginStaff('reviewer');
    expect(await titles()).not.toContain(card?.title);
    expect((await stage.test.api.post<StaffArticle>(`${path}/show`, undefined, reviewer)).body).toMatchObject({ state: 'shown', hiddenReason: null });
    expect(await titles()).toContain(card?.title);
    const admin = await stage.test.loginStaff('administrator');
    const trail = await stage.test.api.get<Page<AuditEntry>>(`/api/staff/audit?objectId=${card?.id}`, admin);
    expect(trail.body.items.map(({ action }) => action).sort()).toEqual(['article.hide', 'article.show']);
  });

  it('lets editors look and only reviewers and administrators act', async () => {
    const editor = await stage.test.loginStaff('editor');
    const [card] = await list();
    expect((await stage.test.api.get('/api/staff/articles', editor)).status).toBe(200);
    expect((await stage.test.api.post(`/api/staff/articles/${card?.id}/hide`, { reason: '不行' }, editor)).status).toBe(403);
    expect((await stage.test.api.post('/api/staff/articles/mirror', undefined, editor)).status).toBe(403);
    expect((await stage.test.api.get('/api/staff/articles')).status).toBe(401);
  });

  it('mirrors at once when staff ask, and says how it went', async () => {
    const [article] = stage.sandbox.articles.list().filter(({ isListed }) => isListed);
    stage.sandbox.articles.change(article?.id ?? '', [{ title: '马上要看到', content: '<p>x</p>' }]);
    stage.test.clock.advance(1000);
    expect((await stage.test.api.post<ArticleMirror>('/api/staff/articles/mirror', undefined, reviewer)).status).toBe(201);
    await runDue();
    expect(await titles()).toContain('马上要看到');
    expect(await mirror()).toMatchObject({ configured: true, running: false, lastError: null, pausedUntil: null, lastFullAt: stage.test.clock.now().toISOString() });
  });

  it('asks no more that day without the right, raises an alarm, keeps what it has, and clears the alarm once it works', async () => {
    const before = await titles();
    stage.sandbox.faults.add({ match: { path: '/cgi-bin/freepublish/batchget' }, kind: 'errcode', errcode: 48001, times: 1 });
    await expect(runLater(HALF_HOUR_MS)).rejects.toMatchObject({ errcode: 48001 });
    expect(await alarms()).toEqual(['articles:right']);
    const state = await mirror();
    expect(state.lastError).toContain('48001');
    expect(state.pausedUntil).toBe('2026-11-21T16:05:00.000Z');
    const asked = () => stage.sandbox.log.list().filter(({ path }) => path === '/cgi-bin/freepublish/batchget').length;
    const askedBefore = asked();
    await runLater(HALF_HOUR_MS);
    expect(asked()).toBe(askedBefore);
    expect(await titles()).toEqual(before);
    await stage.test.api.post('/api/staff/articles/mirror', undefined, reviewer);
    await runDue();
    expect(await mirror()).toMatchObject({ lastError: null, pausedUntil: null });
    expect(await alarms()).toEqual([]);
  });

  it('names the address that WeChat does not let in, and tries again half an hour later', async () => {
    stage.sandbox.faults.add({ match: { path: '/cgi-bin/freepublish/batchget' }, kind: 'errcode', errcode: 40164, errmsg: 'invalid ip 203.0.113.9 ipv6 ::ffff:203.0.113.9, not in whitelist', times: 1 });
    await expect(runLater(HALF_HOUR_MS)).rejects.toMatchObject({ errcode: 40164 });
    expect(await open()).toMatchObject([{ key: 'articles:right', text: expect.stringContaining('203.0.113.9') }]);
    await runLater(HALF_HOUR_MS);
    expect(await alarms()).toEqual([]);
  });

  it('goes on with the articles when the menu cannot be read', async () => {
    stage.sandbox.faults.add({ match: { path: '/cgi-bin/get_current_selfmenu_info' }, kind: 'errcode', errcode: 48001, times: 1 });
    stage.test.clock.advance(60_000);
    const group = publish('菜单坏了也有的');
    await stage.settle();
    stage.sandbox.articles.change(group.id, [{ title: '菜单坏了也改的', content: '<p>x</p>' }]);
    await expect(runLater(HALF_HOUR_MS)).rejects.toMatchObject({ errcode: 48001 });
    expect((await titles())[0]).toBe('菜单坏了也改的');
    expect(await mirror()).toMatchObject({ lastError: expect.stringContaining('48001'), pausedUntil: null });
    expect(await alarms()).toEqual([]);
  });

  it('shows the account with its menu, each entry with what it opens', async () => {
    const buttons = [
      { name: '看公告', type: 'miniprogram', url: 'http://mp.weixin.qq.com', appid: stage.sandbox.settings.mini.appid, pagepath: 'pages/notices/index' },
      { name: '办事', children: [{ name: '指南', type: 'view', url: 'https://example.org/guide' }, { name: '文章', type: 'view', url: 'http://mp.weixin.qq.com/s/abc' }, { name: '联系', type: 'click', key: 'K' }, { name: '坏', type: 'view', url: 'javascript:alert(1)' }, { name: '别的', type: 'miniprogram', appid: 'wx00000000000000ff', pagepath: 'pages/x' }] },
    ];
    await fetch(`${stage.sandbox.url}/sandbox/api/menu`, { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ buttons }) });
    await runLater(HALF_HOUR_MS);
    const { body } = await stage.test.api.get<OfficialAccount>('/api/articles/account');
    expect(body).toMatchObject({ name: '青川交易服务（演示）', username: null });
    expect(body.menu.map(({ entries }) => entries.map(({ action, target, appid }) => [action, target, appid]))).toEqual([
      [['page', 'pages/notices/index', null]],
      [['link', 'https://example.org/guide', null], ['article', 'https://mp.weixin.qq.com/s/abc', null], ['in-account', null, null], ['in-account', null, null], ['mini-program', 'pages/x', 'wx00000000000000ff']],
    ]);
  });

  it('gives a long article in parts', async () => {
    publish('长文', `<section>${'<p style="font-size:15px;letter-spacing:1px">一段不短的文字，用来把正文撑到很长很长。</p>'.repeat(4500)}</section>`);
    await stage.settle();
    const article = await read('长文');
    expect(article.parts).toBeGreaterThan(1);
    const parts = await Promise.all(Array.from({ length: article.parts }, (_, part) => stage.test.api.get<ArticlePart>(`/api/articles/${article.id}/parts/${part}`)));
    expect(parts[0]?.body.bodyHtml).toBe(article.bodyHtml);
    expect(parts.map(({ body }) => body.bodyHtml).join('').match(/<p>/g)).toHaveLength(4500);
    for (const { body } of parts) expect(body.bodyHtml.length).toBeLessThan(35_000);
    expect((await stage.test.api.get<ErrorBody>(`/api/articles/${article.id}/parts/${article.parts}`)).status).toBe(404);
    expect((await stage.test.api.get(`/api/articles/${article.id}/parts/-1`)).status).toBe(400);
  });
});
