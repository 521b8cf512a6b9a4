import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { oneHost } from '../__fixtures__/one-host.js';
import { WechatUnreachable } from '../errors.js';

const wechat = oneHost();
const news = { title: '标题', author: '作者', digest: '摘要', content: '<p>正文</p>', content_source_url: 'https://a.gov.cn', thumb_url: 'http://mmbiz.qpic.cn/1', url: 'http://mp.weixin.qq.com/s?__biz=1', is_deleted: false };
const item = { title: '标题', author: '作者', digest: '摘要', content: '<p>正文</p>', sourceUrl: 'https://a.gov.cn', coverUrl: 'http://mmbiz.qpic.cn/1', url: 'http://mp.weixin.qq.com/s?__biz=1', deleted: false };
const EMPTY = { title: '', author: '', digest: '', content: '', sourceUrl: '', coverUrl: '', url: '', deleted: false };

describe('listArticles', () => {
  it('takes the time from beside the content or from inside it', async () => {
    const body = { total_count: 2, item_count: 2, item: [{ article_id: 'a1', content: { news_item: [news] }, update_time: 1636617000 }, { article_id: 'a2', content: { news_item: [news, {}], update_time: 1634976318 } }] };
    expect(await wechat.answering(body).listArticles(0, 20, false)).toEqual({
      total: 2,
      items: [{ articleId: 'a1', updateTime: 1636617000, items: [item] }, { articleId: 'a2', updateTime: 1634976318, items: [item, EMPTY] }],
    });
    expect(wechat.last).toEqual({ method: 'POST', path: '/cgi-bin/freepublish/batchget', body: { offset: 0, count: 20, no_content: 0 } });
  });

  it('reads answers of many megabytes, to 16', async () => {
    const content = '长'.repeat(1_500_000);
    const body = (times: number): unknown => ({ total_count: 1, item: Array.from({ length: times }, (_, n) => ({ article_id: `a${n}`, content: { news_item: [{ content }] } })) });
    expect((await wechat.answering(body(3)).listArticles(0, 20, false)).items[2]?.items[0]?.content).toHaveLength(1_500_000);
    await expect(wechat.answering(body(4)).listArticles(0, 20, false)).rejects.toThrow(WechatUnreachable);
  });

  it.each([0, 21, NaN])('refuses a page of %d before asking', async (count) => {
    await expect(wechat.answering({ errcode: -1 }).listArticles(0, count, true)).rejects.toThrow(RangeError);
  });

  it('an account without articles has none; an answer without total or id is no answer', async () => {
    expect(await wechat.answering({ total_count: 0, item_count: 0 }).listArticles(0, 20, true)).toEqual({ total: 0, items: [] });
    await expect(wechat.answering({ item: [] }).listArticles(0, 20, true)).rejects.toThrow(WechatUnreachable);
    await expect(wechat.answering({ total_count: 1, item: [{ content: {} }] }).listArticles(0, 20, true)).rejects.toThrow(WechatUnreachable);
  });
});

it('getArticle gives the group’s articles and knows deleted ones', async () => {
  expect(await wechat.answering({ news_item: [news, { ...news, is_deleted: true }] }).getArticle('a1')).toEqual([item, { ...item, deleted: true }]);
  expect(wechat.last).toMatchObject({ path: '/cgi-bin/freepublish/getarticle', body: { article_id: 'a1' } });
  await expect(wechat.answering({ errcode: 53600, errmsg: 'invalid article_id' }).getArticle('a1')).rejects.toMatchObject({ errcode: 53600, action: 'drop' });
  await expect(wechat.answering({ errcode: 0 }).getArticle('a1')).rejects.toThrow(WechatUnreachable);
});

it('getPublishState gives the addresses once it is done, and none before', async () => {
  const done = { publish_id: 1, publish_status: 0, article_id: 'a1', article_detail: { count: 1, item: [{ idx: 1, article_url: 'https://mp.weixin.qq.com/s/1' }] }, fail_idx: [] };
  expect(await wechat.answering(done).getPublishState('1')).toEqual({ status: 0, articleId: 'a1', urls: ['https://mp.weixin.qq.com/s/1'] });
  expect(await wechat.answering({ publish_id: '1', publish_status: 1, fail_idx: [] }).getPublishState('1')).toEqual({ status: 1, urls: [] });
  await expect(wechat.answering({ errcode: 0 }).getPublishState('1')).rejects.toThrow(WechatUnreachable);
});

const recorded = `${process.env.REAL_DATA_DIR ?? ''}/wechat/api-recorded-responses-wxjava.json`;
const describeRecorded = existsSync(recorded) ? describe : describe.skip;
describeRecorded('recorded answers (REAL_DATA_DIR)', () => {
  const read = (name: string): unknown => (JSON.parse(readFileSync(recorded, 'utf8')) as Record<string, unknown>)[name];

  it('are read', async () => {
    const list = await wechat.answering(read('freepublish_batchget')).listArticles(0, 20, false);
    expect(list).toMatchObject({ total: 1, items: [{ updateTime: 1634976318, items: [{ title: '新建草稿-对象形式', author: 'dragon', deleted: false }] }] });
    expect(await wechat.answering(read('freepublish_getarticle')).getArticle('a')).toHaveLength(1);
    expect(await wechat.answering(read('freepublish_get')).getPublishState('2650177668')).toMatchObject({ status: 0, urls: [expect.stringMatching(/^https:/)] });
  });
});
