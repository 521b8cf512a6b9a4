import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AuditEntry, CaseReceipt, ContentCheck, Overview, Page, PublicCase, Rating, StaffCaseRow } from '@sunshine/contracts';
import { NoticeIntake } from '../src/modules/notices/notice-intake.service.js';
import { Alarms } from '../src/platform/alarms/alarms.js';
import { UnitOfWork } from '../src/platform/database/unit-of-work.js';
import { listRoutes } from '../src/platform/http/routes.js';
import { submitRating } from './support/ratings.js';
import { casesAt } from './support/cases.js';
import { startTestApp, type TestApp } from './support/app.js';
import { startScriptedWechat, type ScriptedWechat } from './support/scripted-wechat.js';
import { waitFor } from './support/wait.js';
import { intakeNotice, startWechatStage } from './support/wechat.js';

const MINUTE = 60_000;
const CHECK = '/wxa/msg_sec_check';
const verdict = (result: object): object => ({ errcode: 0, errmsg: 'ok', trace_id: 'trace', result, detail: [] });
const PASS = verdict({ suggest: 'pass', label: 100 });
const WORDS = '请问保证金什么时候退还？';

describe('words that people write', () => {
  let test: TestApp;
  let wechat: ScriptedWechat;
  let desk: string;
  let editor: string;
  let user: string;

  beforeAll(async () => {
    wechat = await startScriptedWechat();
    test = await startTestApp({ wechatBase: wechat.base });
    desk = await test.loginStaff('supervisor-desk');
    editor = await test.loginStaff('editor');
    user = await test.loginUser('writer');
  });
  beforeEach(() => wechat.answer(CHECK, PASS));
  afterAll(async () => {
    await test.close();
    await wechat.close();
  });

  const codes = new Map<string, string>();
  const file = async (text: string, token?: string): Promise<string> => {
    const { receipt, code } = (await test.api.post<CaseReceipt>('/api/cases', { kind: 'enquiry', text }, token)).body;
    codes.set(receipt, code);
    return receipt;
  };
  const seen = async (receipt: string): Promise<PublicCase> => (await test.api.post<PublicCase>('/api/cases/lookup', { receipt, code: codes.get(receipt) })).body;
  const queue = async (state = 'pending'): Promise<ContentCheck[]> => (await test.api.get<Page<ContentCheck>>(`/api/staff/content-checks?state=${state}`, desk)).body.items;
  const checkOf = async (text: string, state?: string): Promise<ContentCheck> => {
    const found = (await queue(state)).find((check) => check.text === text);
    if (!found) throw new Error(`no check of ${text}`);
    return found;
  };
  const decide = (id: string, body: object, token = desk) => test.api.post<ContentCheck>(`/api/staff/content-checks/${id}/decision`, body, token);

  it('are shown to whoever has the receipt once WeChat says pass, and not before', async () => {
    const receipt = await file(WORDS, user);
    expect(await seen(receipt)).toMatchObject({ text: null, textState: 'pending' });
    await test.drain();
    expect(await seen(receipt)).toMatchObject({ text: WORDS, textState: 'passed', textRefusal: null });
    expect(wechat.asked(CHECK).at(-1)).toEqual({ openid: 'openid-of-writer', scene: 3, version: 2, content: WORDS });
  });

  it.each([
    ['risky', verdict({ suggest: 'risky', label: 20001 }), { wait: 'risky', label: 20001 }],
    ['review', verdict({ suggest: 'review', label: 20003 }), { wait: 'review', label: 20003 }],
    ['a suggestion that is none', verdict({ suggest: 'fine', label: 100 }), { wait: 'failed' }],
    ['an answer without result', { errcode: 0, errmsg: 'ok', trace_id: 'trace' }, { wait: 'failed' }],
    ['the writer was not seen for two hours', { errcode: 61010 }, { wait: 'not-seen' }],
    ['busy', { errcode: -1 }, { wait: 'failed' }],
    ['the quota of the day', { errcode: 45009 }, { wait: 'failed' }],
    ['an errcode that nobody knows', { errcode: 987654 }, { wait: 'failed' }],
    ['half an answer', { cut: PASS }, { wait: 'failed' }],
  ] as const)('wait for a person when WeChat says: %s', async (name, answer, expected) => {
    const text = `等待人工的内容：${name}`;
    wechat.answer(CHECK, answer);
    const receipt = await file(text, user);
    await test.drain();
    expect(await checkOf(text)).toMatchObject(expected);
    expect(await seen(receipt)).toMatchObject({ text: null, textState: 'pending' });
  });

  it('wait for a person when nobody was logged in, and WeChat is not asked', async () => {
    const before = wechat.asked(CHECK).length;
    await file('没有登录的人写的内容');
    await test.drain();
    expect(await checkOf('没有登录的人写的内容')).toMatchObject({ wait: 'guest' });
    expect(wechat.asked(CHECK).length).toBe(before);
  });

  it('pass by themselves when WeChat comes back before a person has looked', async () => {
    wechat.answer(CHECK, { errcode: -1 });
    const receipt = await file('微信恢复以后通过的内容', user);
    await test.drain();
    wechat.answer(CHECK, PASS);
    test.clock.advance(10 * MINUTE);
    await test.drain();
    expect(await seen(receipt)).toMatchObject({ text: '微信恢复以后通过的内容' });
  });

  it('are asked about again only after their writer was seen, and three times at most', async () => {
    wechat.answer(CHECK, { errcode: 61010 });
    await file('人不在时写的内容', user);
    await test.drain();
    const asked = (): number => wechat.asked(CHECK).filter(({ content }) => content === '人不在时写的内容').length;
    const later = async (): Promise<void> => {
      test.clock.advance(16 * MINUTE);
      await test.drain();
    };
    await later();
    expect(asked()).toBe(1);
    for (let times = 0; times < 4; times += 1) {
      test.clock.advance(MINUTE);
      await test.loginUser('writer');
      await later();
    }
    expect(asked()).toBe(3);
    expect(await checkOf('人不在时写的内容')).toMatchObject({ wait: 'not-seen' });
  });

  it('are refused by a person with a reason that the writer reads in place of the words', async () => {
    wechat.answer(CHECK, verdict({ suggest: 'risky', label: 20003 }));
    const receipt = await file('不合适的内容一二三', user);
    await test.drain();
    const { id } = await checkOf('不合适的内容一二三');
    const waiting = async (): Promise<number> => (await test.api.get<Overview>('/api/staff/overview', desk)).body.contentWaiting;
    const before = await waiting();
    expect((await decide(id, { pass: false })).status).toBe(400);
    expect((await decide(id, { pass: false, reason: '含有辱骂他人的话' })).body).toMatchObject({ state: 'refused', wait: null });
    expect(await waiting()).toBe(before - 1);
    expect(await seen(receipt)).toMatchObject({ text: null, textState: 'refused', textRefusal: '含有辱骂他人的话' });
    expect(JSON.stringify(await seen(receipt))).not.toContain('不合适的内容');
    const admin = await test.loginStaff('administrator');
    const { body } = await test.api.get<Page<AuditEntry>>(`/api/staff/audit?objectId=${id}`, admin);
    expect(body.items).toMatchObject([{ action: 'content.refuse', objectKind: 'case' }]);
  });

  it('are not checked any more once a person has decided, and the person may think again', async () => {
    wechat.answer(CHECK, { errcode: -1 });
    const receipt = await file('先被人拒绝的内容', user);
    await test.drain();
    const { id } = await checkOf('先被人拒绝的内容');
    await decide(id, { pass: false, reason: '请换一种说法' });
    const asked = wechat.asked(CHECK).length;
    test.clock.advance(10 * MINUTE);
    await test.drain();
    expect(wechat.asked(CHECK).length).toBe(asked);
    await decide(id, { pass: true });
    expect(await seen(receipt)).toMatchObject({ text: '先被人拒绝的内容', textState: 'passed', textRefusal: null });
  });

  it('stay as a person decided while WeChat was still thinking', async () => {
    let finish: (reply: object) => void = () => undefined;
    wechat.answer(CHECK, () => new Promise((resolve) => (finish = resolve)));
    const receipt = await file('微信审核时人已拒绝的内容', user);
    const draining = test.drain();
    await waitFor(() => wechat.asked(CHECK).some(({ content }) => content === '微信审核时人已拒绝的内容'), 'the check');
    await decide((await checkOf('微信审核时人已拒绝的内容')).id, { pass: false, reason: '请换一种说法' });
    finish(PASS);
    await draining;
    expect(await seen(receipt)).toMatchObject({ text: null, textState: 'refused' });
  });

  it('can be read and answered by the desk while they wait, and found or read by no other staff', async () => {
    wechat.answer(CHECK, verdict({ suggest: 'review', label: 21000 }));
    await file('只有监督岗能看的内容', user);
    await test.drain();
    const find = (token: string) => test.api.get<Page<StaffCaseRow>>(`/api/staff/cases?q=${encodeURIComponent('只有监督岗')}`, token);
    expect((await find(desk)).body.items).toMatchObject([{ text: '只有监督岗能看的内容', textState: 'pending' }]);
    expect((await find(editor)).body.items).toEqual([]);
    const all = await test.api.get<Page<StaffCaseRow>>('/api/staff/cases', editor);
    expect(JSON.stringify(all.body)).not.toContain('只有监督岗');
    const id = (await find(desk)).body.items[0]?.id ?? '';
    expect((await casesAt(test).answer(desk, await test.loginStaff('supervisor-desk'), id, { answer: '已经记下了。' })).body).toMatchObject({ state: 'answered' });
  });

  it('reach nobody but the desk through any route that reads, pending or refused', async () => {
    wechat.answer(CHECK, verdict({ suggest: 'review', label: 21000 }));
    const { noticeId, projectId } = await test.app.get(UnitOfWork).run((tx) => test.app.get(NoticeIntake, { strict: false }).publish(tx, intakeNotice()));
    const { body: filed } = await test.api.post<CaseReceipt>('/api/cases', { kind: 'correction', noticeId, text: '未审秘语在诉求里' }, user);
    const { body: rated } = await submitRating(test.api, { level: 1, text: '未审秘语在留言里' }, user);
    await test.api.post(`/api/staff/ratings/${rated.id}/exclusion`, { kind: 'mistaken', reason: '像是选错了等级' }, desk);
    await test.drain();
    const { id } = await checkOf('未审秘语在诉求里');
    const values = [id, rated.id, noticeId, projectId, filed.receipt];
    const reads = listRoutes(test.app).filter(({ method }) => method === 'GET');
    const paths = reads.flatMap(({ path }) => (path.includes(':') ? values.map((value) => path.replaceAll(/:[a-z]+/gi, value)) : [path, `${path}?q=${encodeURIComponent('未审秘语')}`]));
    const places = async (token: string | undefined): Promise<string[]> => {
      const answers = await Promise.all(paths.map(async (path) => [path, JSON.stringify((await test.api.get(path, token)).body)] as const));
      return answers.filter(([, body]) => body.includes('未审秘语')).map(([path]) => path);
    };
    const others = [undefined, user, editor, await test.loginStaff('reviewer')];
    expect(reads.length).toBeGreaterThan(20);
    for (const token of others) expect(await places(token)).toEqual([]);
    for (const { id: each } of (await queue()).filter(({ text }) => text.includes('未审秘语'))) await decide(each, { pass: false, reason: '请换一种说法' });
    for (const token of others) expect(await places(token)).toEqual([]);
    expect(await places(desk)).toEqual(expect.arrayContaining(['/api/staff/cases', '/api/staff/ratings']));
  }, 60_000);

  it('raise an alarm when WeChat refuses the check itself, until it answers again', async () => {
    const alarms = async (): Promise<string[]> => (await test.app.get(Alarms).list()).map(({ key }) => key);
    wechat.answer(CHECK, { errcode: 40164, errmsg: 'invalid ip 203.0.113.9 ipv6 ::ffff:203.0.113.9, not in whitelist' });
    await file('微信不让调用时写的内容', user);
    await test.drain();
    expect(await test.app.get(Alarms).list()).toContainEqual(expect.objectContaining({ key: 'content-checks:refused', text: expect.stringContaining('IP 203.0.113.9 不在') }));
    wechat.answer(CHECK, PASS);
    test.clock.advance(10 * MINUTE);
    await test.drain();
    expect(await alarms()).not.toContain('content-checks:refused');
  });

  it('wait for a person when their check does not end', async () => {
    const waiting = async (): Promise<number> => (await test.api.get<Overview>('/api/staff/overview', desk)).body.contentWaiting;
    const before = await waiting();
    await file('检查没有结束的内容', user);
    expect(await waiting()).toBe(before);
    test.clock.advance(61 * 60_000);
    expect(await waiting()).toBe(before + 1);
    await test.drain();
    expect(await waiting()).toBe(before);
  });

  it('are checked in ratings too: what somebody wrote, not an option that the form offers', async () => {
    const { body: own } = await submitRating(test.api, { level: 1, chosen: 1, text: '自己写的留言' }, user);
    const { body: offered } = await submitRating(test.api, { level: 1, chosen: 1 }, user);
    const states = async (): Promise<(string | undefined)[]> => {
      const { items } = (await test.api.get<Page<Rating>>('/api/staff/ratings', desk)).body;
      return [own, offered].map(({ id }) => items.find((rating) => rating.id === id)?.commentState);
    };
    expect(await states()).toEqual(['pending', 'passed']);
    await test.drain();
    expect(await states()).toEqual(['passed', 'passed']);
    expect(wechat.asked(CHECK).at(-1)).toMatchObject({ scene: 2, content: '自己写的留言' });
  });

  it('are a matter of the supervision desk and administrators', async () => {
    const { id } = (await queue('passed'))[0] ?? { id: '' };
    for (const token of [editor, user, undefined]) {
      expect((await test.api.get('/api/staff/content-checks', token)).status).toBe(token === undefined ? 401 : 403);
      expect((await test.api.post(`/api/staff/content-checks/${id}/decision`, { pass: true }, token)).status).toBe(token === undefined ? 401 : 403);
    }
    expect((await decide('01KA0000000000000000000000', { pass: true })).status).toBe(404);
    expect((await decide('nonsense', { pass: true })).status).toBe(400);
    expect((await test.api.get('/api/staff/content-checks?cursor=nonsense', desk)).status).toBe(400);
  });

  it('no longer lead to their writer once the writer is forgotten', async () => {
    const leaving = await test.loginUser('leaving');
    wechat.answer(CHECK, { errcode: -1 });
    await file('将要离开的人写的内容', leaving);
    await test.api.delete('/api/me', leaving);
    wechat.answer(CHECK, PASS);
    test.clock.advance(10 * MINUTE);
    await test.drain();
    expect(await checkOf('将要离开的人写的内容')).toMatchObject({ state: 'pending', wait: 'guest' });
  });
});

describe('words that people write where WeChat is not configured', () => {
  it('wait for a person', async () => {
    const wechat = await startScriptedWechat();
    const test = await startTestApp({ wechatBase: wechat.base, config: { WECHAT_MINI_APPID: '', WECHAT_MINI_SECRET: '' } });
    try {
      const { body } = await test.api.post<CaseReceipt>('/api/cases', { kind: 'enquiry', text: WORDS });
      await test.drain();
      expect((await casesAt(test).lookUp(body)).body).toMatchObject({ text: null, textState: 'pending' });
      expect(wechat.asked(CHECK)).toEqual([]);
    } finally {
      await test.close();
      await wechat.close();
    }
  });
});

describe('words that people write, before the sandbox', () => {
  it('wait when their writer was not in the mini program for two hours, and pass once the writer is back', async () => {
    const stage = await startWechatStage();
    try {
      const { token, user } = await stage.phone('隔天写字的人（演示）');
      const { api, clock } = stage.test;
      const file = async (text: string): Promise<() => Promise<string>> => {
        const { body } = await api.post<CaseReceipt>('/api/cases', { kind: 'enquiry', text }, token);
        await stage.settle();
        return async () => (await casesAt(stage.test).lookUp(body)).body.textState;
      };
      expect(await (await file('刚打开小程序时写的内容'))()).toBe('passed');
      clock.advance(3 * 60 * MINUTE);
      const state = await file('三小时后写的内容');
      expect(await state()).toBe('pending');
      clock.advance(MINUTE);
      await stage.test.loginUser(stage.sandbox.loginCode(user.id));
      clock.advance(15 * MINUTE);
      await stage.settle();
      expect(await state()).toBe('passed');
    } finally {
      await stage.close();
    }
  });
});
