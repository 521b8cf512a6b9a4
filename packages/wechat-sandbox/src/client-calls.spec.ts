import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createWechatClient, fitValue, templateDrift, WechatFieldError } from '@sunshine/wechat';
import fc from 'fast-check';
import { startReceiver, type Receiver } from './__fixtures__/receiver.js';
import { startStage, type Stage } from './__fixtures__/start.js';
import { problemOf } from './template-fields.js';

/** Our client against the sandbox, call by call; sending, tokens and lost answers are in client-against-sandbox.spec.ts. */
let stage: Stage;
beforeEach(async () => {
  stage = await startStage({ followerPageSize: 2, people: ['甲', '乙', '丙'] });
});
afterEach(() => stage.sandbox.close());

/** No request was refused: what we sent was as WeChat has it. */
const expectNoRefusal = (): void => expect(stage.sandbox.log.list().filter(({ errcode }) => errcode !== 0)).toEqual([]);

describe('people', () => {
  it('a phone code gives the number once, and only to its owner', async () => {
    const { sandbox, mini, user } = stage;
    const phone = await mini.getPhoneNumber(sandbox.phoneCode(user.id), user.miniOpenid);
    expect(phone).toEqual({ countryCode: '86', number: expect.stringMatching(/^1\d{10}$/) });
    const code = sandbox.phoneCode(user.id);
    const [, other] = sandbox.users.list();
    await expect(mini.getPhoneNumber(code, other?.miniOpenid ?? '')).rejects.toMatchObject({ call: 'getPhoneNumber' });
  });

  it('followers, page by page and many at once', async () => {
    const { sandbox, official } = stage;
    const people = sandbox.users.list();
    for (const { id } of people) sandbox.subscriptions.follow(id, true);
    const seen: string[] = [];
    let page = await official.listFollowers();
    seen.push(...page.openids);
    while (page.nextOpenid !== undefined) {
      page = await official.listFollowers(page.nextOpenid);
      seen.push(...page.openids);
    }
    expect(seen.toSorted()).toEqual(people.map(({ officialOpenid }) => officialOpenid).toSorted());
    expect(page.total).toBe(3);
    const infos = await official.getUserInfos(seen);
    expect(infos.map(({ subscribed, unionid }) => [subscribed, typeof unionid])).toEqual(Array(3).fill([true, 'string']));
    expectNoRefusal();
  });
});

describe('templates and messages', () => {
  it('both lists are read and agree with the messages that go out', async () => {
    const { mini, official } = stage;
    const lists = [...(await mini.listSubscribeTemplates()), ...(await official.listSubscribeTemplates()), ...(await official.listTemplates())];
    expect(lists.map(({ id, kind }) => [id, kind])).toEqual([
      ['sandbox-mini-once', 'once'],
      ['sandbox-mini-long', 'long'],
      ['sandbox-notice', 'once'],
      ['sandbox-official', 'official'],
    ]);
    expect(templateDrift(lists[0], ['thing1', 'phrase2'])).toEqual([]);
    expect(templateDrift(lists[0], ['thing1'])).toHaveLength(1);
    expectNoRefusal();
  });

  it('a subscribe notification reaches who subscribed, follower or not', async () => {
    const { sandbox, official, user } = stage;
    const notice = { touser: user.officialOpenid, templateId: 'sandbox-notice', lang: 'zh_CN', data: { thing1: '村道硬化工程', time2: '2026-11-22 15:01' } } as const;
    await expect(official.sendSubscribeNotice(notice)).rejects.toMatchObject({ errcode: 43101, action: 'unsubscribe' });
    sandbox.credits.set(user.id, 'sandbox-notice', 1);
    await official.sendSubscribeNotice({ ...notice, miniprogram: { appid: sandbox.settings.mini.appid, pagepath: 'pages/notice/index?id=1' } });
    expect(sandbox.messages.list(user.id)).toHaveLength(1);
  });

  it('whatever is fitted to a type, the sandbox’s own reading of WeChat’s limits takes it', () => {
    const types = ['thing', 'number', 'letter', 'symbol', 'character_string', 'time', 'date', 'amount', 'phone_number', 'car_number', 'name', 'phrase', 'const', 'short_thing', 'enum_string', 'keyword'];
    const piece = fc.constantFrom('青', '川', '𠮷', '😀', 'a', 'Z', '1', '２', '.', '-', '—', ':', '：', '~', '年', '月', '日', ' ', '\n', '\ud800', '\u200b', '￥', '元', '（', '…');
    const value = fc.oneof(fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')), fc.string({ unit: 'binary', maxLength: 60 }), fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)));
    fc.assert(
      fc.property(fc.constantFrom(...types), value, (type, text) => {
        let fitted: string;
        try {
          fitted = fitValue(`${type}1`, text);
        } catch (error) {
          expect(error).toBeInstanceOf(WechatFieldError);
          return;
        }
        expect(problemOf(`${type}1`, fitted)).toBeUndefined();
      }),
      { numRuns: 5000 },
    );
  });
});

describe('the official account’s content', () => {
  it('articles are listed, fetched and followed through a publication', async () => {
    const { sandbox, official } = stage;
    const article = sandbox.articles.publish([{ title: '第一篇', content: '<p>正文</p><img data-src="/mmbiz/1.png">' }, { title: '第二篇', content: '' }]);
    const page = await official.listArticles(0, 20, false);
    expect(page).toMatchObject({ total: 1, items: [{ articleId: article.id, updateTime: article.updateTime, items: [{ title: '第一篇', deleted: false }, { title: '第二篇' }] }] });
    expect((await official.listArticles(0, 20, true)).items[0]?.items[0]?.content).toBe('');
    sandbox.articles.remove(article.id, 0);
    expect((await official.getArticle(article.id)).map(({ deleted }) => deleted)).toEqual([true, false]);
    expect(await official.getPublishState(article.publishId)).toMatchObject({ status: 0, articleId: article.id, urls: [expect.any(String), expect.any(String)] });
    expectNoRefusal();
    await expect(official.getArticle('gone')).rejects.toMatchObject({ errcode: 53600, action: 'drop' });
  });

  it('the menu', async () => {
    const { sandbox, official } = stage;
    expect(await official.getMenu()).toEqual([]);
    const control = (json: unknown): Promise<Response> => fetch(`${sandbox.url}/sandbox/api/menu`, { method: 'PUT', body: JSON.stringify(json), headers: { 'content-type': 'application/json' } });
    expect((await control({ buttons: [{ name: '办事', children: [{ name: '小程序', type: 'miniprogram', appid: 'wx1', pagepath: 'pages/a', url: 'https://a.gov.cn' }] }] })).status).toBe(200);
    expect(await official.getMenu()).toEqual([{ name: '办事', type: '', children: [{ name: '小程序', type: 'miniprogram', appid: 'wx1', pagepath: 'pages/a', url: 'https://a.gov.cn', children: [] }] }]);
  });

  it('what the account did arrives as events', async () => {
    const receiver = await startReceiver(stage.sandbox);
    try {
      const article = stage.sandbox.articles.publish([{ title: '第一篇', content: '' }]);
      stage.sandbox.articles.massSend(article.id);
      await stage.sandbox.pushes.idle();
      expect(receiver.events).toContainEqual(expect.objectContaining({ kind: 'published', publishId: article.publishId, status: 0, articleId: article.id, urls: [expect.any(String)] }));
      expect(receiver.events).toContainEqual(expect.objectContaining({ kind: 'mass-sent', msgid: expect.stringMatching(/^\d{19}$/), status: 'send success', urls: [expect.any(String)] }));
    } finally {
      await receiver.close();
    }
  });
});

describe('content checks', () => {
  const check = (content: string): Promise<unknown> => stage.mini.checkText({ openid: stage.user.miniOpenid, scene: 2, content });

  it('a text of any length has WeChat’s verdict, once its writer was there', async () => {
    const { sandbox, mini, user } = stage;
    sandbox.clock.advance(3 * 3_600_000);
    await expect(check('文字')).rejects.toMatchObject({ errcode: 61010, action: 'hold' });
    await mini.code2Session(sandbox.loginCode(user.id));
    sandbox.contentChecks.set({ risky: ['坏话'], review: ['广告'] });
    expect(await check('文字')).toMatchObject({ suggest: 'pass', label: 100 });
    expect(await check('广告')).toMatchObject({ suggest: 'review' });
    expect(await check(`${'字'.repeat(2499)}坏话`)).toMatchObject({ suggest: 'risky' });
  });

  it('a picture’s verdict comes as an event under its trace id; one that cannot be fetched waits for a person', async () => {
    const receiver: Receiver = await startReceiver(stage.sandbox);
    try {
      const { sandbox, mini, user } = stage;
      await mini.code2Session(sandbox.loginCode(user.id));
      const { traceId } = await mini.checkMedia({ openid: user.miniOpenid, scene: 2, mediaUrl: `${sandbox.url}/nothing-here`, mediaType: 2 });
      await sandbox.pushes.idle();
      expect(receiver.events).toContainEqual(expect.objectContaining({ kind: 'media-checked', traceId, suggest: 'review', errcode: -1008 }));
    } finally {
      await receiver.close();
    }
  });
});

it('codes and links', async () => {
  const { mini } = stage;
  const code = { scene: 'n=01J9', page: 'pages/notice/index', envVersion: 'release' } as const;
  expect((await mini.createCode(code)).subarray(1, 4).toString()).toBe('PNG');
  expect(await mini.createUrlLink({ path: '/pages/notice/index', query: 'id=1', expireDays: 30, envVersion: 'release' })).toMatch(/^https?:/);
  expectNoRefusal();
});

it('a refused request can be explained, and quotas are told', async () => {
  const { mini } = stage;
  await mini.createUrlLink({ path: '/pages/notice/index', query: '', expireDays: 30, envVersion: 'release' });
  expect(await mini.getQuota('/wxa/generate_urllink')).toEqual({ dailyLimit: 500_000, used: 1, remain: 499_999 });
  const error = await mini.createUrlLink({ path: '/pages/notice/index?id=1', query: '', expireDays: 1, envVersion: 'release' }).catch((one: unknown) => one);
  expect(error).toMatchObject({ errcode: 40165, action: 'drop', rid: expect.any(String) });
  expect(JSON.stringify(await mini.explainRid((error as { rid: string }).rid))).not.toMatch(/access_token=[^…]/);
});

it('in cloud hosting no token is fetched or sent', async () => {
  const cloud = await startStage({ cloud: true });
  try {
    const client = createWechatClient({ base: cloud.sandbox.url, ...cloud.sandbox.settings.mini, tokens: 'none' });
    expect(await client.listSubscribeTemplates()).toHaveLength(2);
    expect(cloud.sandbox.log.list().map(({ path }) => path)).toEqual(['/wxaapi/newtmpl/gettemplate']);
  } finally {
    await cloud.sandbox.close();
  }
  const client = createWechatClient({ base: stage.sandbox.url, ...stage.sandbox.settings.mini, tokens: 'none' });
  await expect(client.listSubscribeTemplates()).rejects.toMatchObject({ errcode: 41001, action: 'config' });
});

it('an address that is not on the list is named to the operator', async () => {
  stage.sandbox.ipList.state = { on: true, ips: ['203.0.113.1'], callerIp: '203.0.113.7' };
  await expect(stage.mini.ready()).rejects.toMatchObject({ errcode: 40164, action: 'config', ip: '203.0.113.7' });
});
