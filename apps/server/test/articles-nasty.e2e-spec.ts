import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Article, ArticleCard, ArticleMirror, ArticlePart, Page } from '@sunshine/contracts';
import { RecurringJobs } from '../src/platform/schedule/recurring-jobs.js';
import { startTestApp, type TestApp } from './support/app.js';
import { nastyArticles, newsItem } from './support/nasty-articles.js';
import { startScriptedWechat, type ScriptedWechat } from './support/scripted-wechat.js';

const BATCHGET = '/cgi-bin/freepublish/batchget';
const MENU = '/cgi-bin/get_current_selfmenu_info';
const OFFICIAL = { WECHAT_OFFICIAL_APPID: 'wx0000000000000002', WECHAT_OFFICIAL_SECRET: 'test-secret-of-the-official-account' };
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const HALF_HOUR_MS = 30 * 60_000;
/** A page of ours holds nothing else; pictures are ours. */
const TAG = /^<(?:\/?(?:p|h3|h4|ul|ol|li|blockquote|table|tbody|tr|td|th|strong|em|u|sup|sub|a|br)|table class="t-wide"|t[dh](?: colspan="\d+")?(?: rowspan="\d+")?|a href="https?:\/\/[^"]*" rel="noopener noreferrer nofollow"|img src="\/api\/articles\/images\/[0-9a-f]{64}" alt="[^"<>]*")>$/;

const data = process.env['REAL_DATA_DIR'] ?? '';
const recorded = ['api-freepublish-official-examples.json', 'api-recorded-responses-wxjava.json'].map((name) => join(data, 'wechat', name));
const hasData = recorded.every((path) => existsSync(path));

interface Stage {
  test: TestApp;
  wechat: ScriptedWechat;
  /** Compares with WeChat after `ms`. */
  mirror(ms?: number): Promise<void>;
  cards(): Promise<ArticleCard[]>;
  /** The whole article, every part of it checked. */
  read(title: string | RegExp): Promise<Article & { whole: string }>;
  close(): Promise<void>;
}

async function startStage(): Promise<Stage> {
  const wechat = await startScriptedWechat();
  wechat.answer(MENU, { is_menu_open: 0 });
  const test = await startTestApp({ wechatBase: wechat.base, config: OFFICIAL });
  const cards = async () => (await test.api.get<Page<ArticleCard>>('/api/articles?limit=100')).body.items;
  return {
    test,
    wechat,
    cards,
    mirror: async (ms = HALF_HOUR_MS) => {
      test.clock.advance(ms);
      await test.app.get(RecurringJobs).runNow('articles.mirror');
    },
    read: async (title) => {
      const card = (await cards()).find((one) => (typeof title === 'string' ? one.title === title : title.test(one.title)));
      const { body } = await test.api.get<Article>(`/api/articles/${card?.id}`);
      const parts: string[] = [];
      for (let part = 0; part < body.parts; part += 1) parts.push((await test.api.get<ArticlePart>(`/api/articles/${body.id}/parts/${part}`)).body.bodyHtml);
      for (const part of parts) {
        expect(part.length).toBeLessThan(35_000);
        for (const tag of part.match(/<[^>]*>/g) ?? []) expect(tag).toMatch(TAG);
      }
      return { ...body, whole: parts.join('') };
    },
    close: async () => {
      await test.close();
      await wechat.close();
    },
  };
}

const listOf = (items: object[], at: number) => ({
  total_count: items.length,
  item_count: items.length,
  item: items.map((item, index) => ({ article_id: `article-${index}`, content: { news_item: [item], create_time: at, update_time: at }, update_time: at })),
});

describe('nasty articles', () => {
  let stage: Stage;
  let nasty: ReturnType<typeof nastyArticles>;

  beforeAll(async () => {
    stage = await startStage();
    const { wechat } = stage;
    nasty = nastyArticles(wechat.base);
    for (const name of ['lazy', 'cover', 'same']) wechat.answer(`/mmbiz/${name}`, PNG);
    wechat.answer('/mmbiz/huge', Buffer.concat([PNG, Buffer.alloc(10 * 1024 * 1024)]));
    const items = nasty.map((article, index) => newsItem(article, `http://mp.weixin.qq.com/s?__biz=MzA=&mid=${index}&idx=1&sn=abc${index}#rd`));
    wechat.answer(BATCHGET, ({ body }) => {
      const { offset, count } = body as { offset: number; count: number };
      const all = listOf(items, 1_763_600_000);
      return { ...all, item: all.item.slice(offset, offset + count) };
    });
    await stage.mirror();
  });
  afterAll(() => stage.close());

  it('are all there, with titles and digests that hold no markup or invisible marks', async () => {
    const cards = await stage.cards();
    expect(cards).toHaveLength(nasty.length);
    for (const { title, digest } of cards) expect(`${title}${digest}`).not.toMatch(/[\u0000-\u001f\u200b\u202e]/);
    expect(cards.find(({ title }) => title.startsWith('脚本'))?.title).toBe('脚本 <script>alert(1)</script> 与事件');
    for (const { wechatUrl } of cards) expect(wechatUrl).toMatch(/^https:\/\/mp\.weixin\.qq\.com\/s\?/);
  });

  it.each([
    ['三十五万字节的正文', (html: string) => expect(html.match(/<p>一段带满样式的文字。<\/p>/g)?.length).toBeGreaterThan(1500)],
    ['视频与卡片', (html: string) => expect(html).toMatch(/^<p>看视频<\/p>(<p><a [^>]*>(视频|音频|这里的卡片)请在微信中[^<]*<\/a><\/p>){5}$/)],
    ['残缺的标签', (html: string) => expect(html).toContain('散落的格子')],
    ['套着的表格', (html: string) => expect(html).toContain('<td>4</td>')],
    ['脚本 <script>alert(1)</script> 与事件', (html: string) => expect(html).toBe('<p>文</p><p>点我</p>')],
    ['外来与内嵌的地址', (html: string) => expect(html).toBe('<p>外站图甲<a href="https://example.org/" rel="noopener noreferrer nofollow">乙</a></p>')],
    [/^表情与方向/, (html: string) => expect(html).toMatch(/^<p>😀👨👩👧👦 مرحبا翻转 .*末尾<\/p>$/)],
  ])('become a page that reads: %s', async (title, check) => {
    check((await stage.read(title)).whole);
  });

  it('say honestly when there is nothing to read here', async () => {
    expect(await stage.read('没有正文')).toMatchObject({ hasBody: false, parts: 0, digest: '', coverUrl: null, readIn: 'wechat' });
  });

  it('ask for a picture once, however often the page shows it', async () => {
    expect((await stage.read('同一张图很多遍')).whole.match(/<img/g)).toHaveLength(150);
    expect(stage.wechat.asked('/mmbiz/same')).toHaveLength(1);
  });

  it('read on without a picture that is too large, and the page says what it showed', async () => {
    const article = await stage.read('一张过大的图');
    expect(article.whole).toBe('<p>图前</p><p>〔图片：总平面图〕</p><p>图后</p>');
    expect(article.coverUrl).toBeNull();
  });

  it('never send us to another host, a file or an address inside the house', async () => {
    const reviewer = await stage.test.loginStaff('reviewer');
    const { body } = await stage.test.api.get<ArticleMirror>('/api/staff/articles/mirror', reviewer);
    expect(body).toMatchObject({ lastError: null, counts: { shown: nasty.length, picturesMissing: 1 } });
  });

  it('keep their pictures when the picture host is down', async () => {
    for (const name of ['lazy', 'cover', 'same']) stage.wechat.answer(`/mmbiz/${name}`, { errcode: -1 });
    await stage.mirror();
    const { whole, coverUrl } = await stage.read('懒加载的图片');
    expect(whole).toMatch(/^<p><img src="[^"]+" alt=""><\/p><p>图下的字<\/p>$/);
    for (const path of [coverUrl, /src="([^"]+)"/.exec(whole)?.[1]]) {
      const answer = await fetch(`${stage.test.base}${path}`);
      expect(answer.status).toBe(200);
      expect(Buffer.from(await answer.arrayBuffer()).equals(PNG)).toBe(true);
    }
  });

  it('are cleaned once: the same answers change nothing', async () => {
    const before = await stage.cards();
    await stage.mirror(24 * HALF_HOUR_MS * 2);
    expect(await stage.cards()).toEqual(before);
  });
});

describe('a picture that cannot be fetched', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await startStage();
  });
  afterAll(() => stage.close());

  it('is words first, then the picture once it can be had, and what is no picture never is one', async () => {
    const content = `<p>前<img data-src="${stage.wechat.base}/mmbiz/late" alt="示意图"></p><p><img data-src="${stage.wechat.base}/mmbiz/page"></p>`;
    stage.wechat.answer('/mmbiz/page', Buffer.from('<html><script>alert(1)</script></html>'));
    stage.wechat.answer(BATCHGET, listOf([newsItem({ title: '晚到的图', content, cover: `${stage.wechat.base}/mmbiz/late` }, 'http://mp.weixin.qq.com/s/late')], 1_763_600_000));
    await stage.mirror();
    expect(await stage.read('晚到的图')).toMatchObject({ whole: '<p>前〔图片：示意图〕</p><p>〔图片暂时无法显示〕</p>', coverUrl: null });
    stage.wechat.answer('/mmbiz/late', PNG);
    await stage.mirror();
    const later = await stage.read('晚到的图');
    expect(later.whole).toMatch(/^<p>前<img src="[^"]+" alt="示意图"><\/p><p>〔图片暂时无法显示〕<\/p>$/);
    expect(later.coverUrl).not.toBeNull();
  });
});

(hasData ? describe : describe.skip)(`recorded answers of WeChat ${hasData ? '' : '（跳过：REAL_DATA_DIR 未设置）'}`, () => {
  it.each(recorded)('mirror without a broken page: %s', async (path) => {
    const stage = await startStage();
    try {
      const answers = JSON.parse(readFileSync(path, 'utf8')) as Record<string, Record<string, object>>;
      const { freepublish_batchget: list = {} } = answers;
      stage.wechat.answer(BATCHGET, { ...(list['response'] ?? list), total_count: 1 });
      await stage.mirror();
      const [card] = await stage.cards();
      expect(card?.title).toMatch(/示例标题|新建草稿/);
      const article = await stage.read(card?.title ?? '');
      expect(article.hasBody).toBe(true);
      expect(article.whole).not.toBe('');
    } finally {
      await stage.close();
    }
  });
});
