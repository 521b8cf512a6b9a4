import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Centre, CodeLink, CodeTargetWords, ErrorBody, Page, Rating, StaffNotice } from '@sunshine/contracts';
import { NoticeIntake } from '../src/modules/notices/notice-intake.service.js';
import { UnitOfWork } from '../src/platform/database/unit-of-work.js';
import { submitRating } from './support/ratings.js';
import { startTestApp, type TestApp } from './support/app.js';
import { startScriptedWechat, type ScriptedWechat } from './support/scripted-wechat.js';
import { intakeNotice } from './support/wechat.js';

const DRAW = '/wxa/getwxacodeunlimit';
const LINK = '/wxa/generate_urllink';
const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(100, 7)]);
const DAY = 86_400_000;

describe('codes and links', () => {
  let test: TestApp;
  let wechat: ScriptedWechat;
  let editor: string;
  let notice: { noticeId: string; projectId: string };

  beforeAll(async () => {
    wechat = await startScriptedWechat();
    test = await startTestApp({ wechatBase: wechat.base });
    editor = await test.loginStaff('editor');
    notice = await publish('扫码项目');
  });
  beforeEach(() => {
    wechat.answer(DRAW, PNG);
    wechat.answer(LINK, { errcode: 0, errmsg: 'ok', url_link: 'https://wxaurl.test/first' });
  });
  afterAll(async () => {
    await test.close();
    await wechat.close();
  });

  const publish = (name: string) => test.app.get(UnitOfWork).run((tx) => test.app.get(NoticeIntake, { strict: false }).publish(tx, intakeNotice({ project: { name, code: null }, title: `${name}招标公告` })));
  const path = (kind: string, id: string, rest = ''): string => `/api/staff/codes/${kind}/${id}${rest}`;
  const image = (kind: string, id: string, width = 430, token = editor) => fetch(`${test.base}${path(kind, id, `/image?width=${width}`)}`, { headers: { authorization: `Bearer ${token}` } });
  const link = (kind: string, id: string, token = editor) => test.api.post<CodeLink & ErrorBody>(path(kind, id, '/link'), undefined, token);

  it('draw a notice, a project and a counter, each with its own scene, and ask WeChat once', async () => {
    const targets = { notice: notice.noticeId, project: notice.projectId, counter: 'hall-1' };
    for (const [kind, id] of Object.entries(targets)) {
      const before = wechat.asked(DRAW).length;
      const first = await image(kind, id);
      expect([first.status, first.headers.get('content-type')]).toEqual([200, 'image/png']);
      expect(Buffer.from(await first.arrayBuffer()).equals(PNG)).toBe(true);
      expect(Buffer.from(await (await image(kind, id)).arrayBuffer()).equals(PNG)).toBe(true);
      expect(wechat.asked(DRAW).slice(before)).toMatchObject([{ scene: `${kind[0]}=${id}`, page: 'pages/scan/index', check_path: true, env_version: 'release', width: 430 }]);
    }
    expect((await test.api.get<CodeTargetWords>(path('notice', notice.noticeId), editor)).body).toEqual({ kind: 'notice', id: notice.noticeId, title: '扫码项目招标公告', projectId: notice.projectId });
  });

  it('draw a page by its name for the desk that invites supervisors, and no page that nobody named', async () => {
    const desk = await test.loginStaff('supervisor-desk');
    expect((await image('page', 'supervisor-accept', 280, desk)).status).toBe(200);
    expect(wechat.asked(DRAW).at(-1)).toMatchObject({ scene: 'g=supervisor-accept', page: 'pages/scan/index' });
    for (const id of ['nowhere', 'toString', 'constructor']) expect([id, (await image('page', id)).status]).toEqual([id, 404]);
  });

  it('draw each size by itself, and no other size', async () => {
    await image('counter', 'hall-2', 1280);
    expect(wechat.asked(DRAW).at(-1)).toMatchObject({ scene: 'c=hall-2', width: 1280 });
    expect((await image('counter', 'hall-2', 500)).status).toBe(400);
  });

  it('say what WeChat said instead of keeping its words as a picture', async () => {
    wechat.answer(DRAW, { errcode: 41030, errmsg: 'invalid page' });
    const refused = await image('counter', 'opening-1');
    expect([refused.status, (await refused.json()) as ErrorBody]).toMatchObject([502, { error: { code: 'WECHAT_REFUSED', message: '小程序的线上版本里还没有扫码页面，请先发布新版本' } }]);
    wechat.answer(DRAW, { errcode: 40164, errmsg: 'invalid ip 203.0.113.9 ipv6 ::ffff:203.0.113.9, not in whitelist' });
    expect(((await (await image('counter', 'opening-1')).json()) as ErrorBody).error.message).toContain('IP 203.0.113.9 不在');
    wechat.answer(DRAW, { errcode: 45009, errmsg: 'reach max api daily quota limit' });
    expect((await image('counter', 'opening-1')).status).toBe(429);
    wechat.answer(DRAW, { cut: { errcode: 0, errmsg: 'ok' } });
    expect((await image('counter', 'opening-1')).status).toBe(503);
    wechat.answer(DRAW, PNG);
    expect((await image('counter', 'opening-1')).status).toBe(200);
  });

  it('make a link of thirty days that is handed out again while a week is left', async () => {
    const { body: first } = await link('notice', notice.noticeId);
    expect(first).toEqual({ url: 'https://wxaurl.test/first', expiresAt: new Date(test.clock.now().getTime() + 30 * DAY).toISOString() });
    expect(wechat.asked(LINK).at(-1)).toMatchObject({ path: '/pages/scan/index', query: `scene=n%3D${notice.noticeId}`, expire_type: 1, expire_interval: 30, env_version: 'release' });
    wechat.answer(LINK, { errcode: 0, errmsg: 'ok', url_link: 'https://wxaurl.test/second' });
    expect((await link('notice', notice.noticeId)).body).toEqual(first);
    test.clock.advance(24 * DAY);
    editor = await test.loginStaff('editor');
    expect((await link('notice', notice.noticeId)).body.url).toBe('https://wxaurl.test/second');
  });

  it('are for what the public may open only', async () => {
    expect((await image('notice', '01KA0000000000000000000000')).status).toBe(404);
    expect((await link('project', '01KA0000000000000000000000')).status).toBe(404);
    expect((await image('counter', 'no-such-counter')).status).toBe(404);
    const gone = await publish('撤回的项目');
    const reviewer = await test.loginStaff('reviewer');
    const { revision } = (await test.api.get<StaffNotice>(`/api/staff/notices/${gone.noticeId}`, reviewer)).body;
    expect((await test.api.post(`/api/staff/notices/${gone.noticeId}/withdraw`, { reason: '重复发布', revision }, reviewer)).status).toBe(200);
    expect((await image('notice', gone.noticeId)).status).toBe(409);
  });

  it.each(['../../etc', 'n%3D1', '%', "a'b", 'x'.repeat(31), '一'])('take no id but an id: %p', async (id) => {
    expect([400, 404]).toContain((await image('counter', encodeURIComponent(id))).status);
    expect((await image('nothing', 'hall-1')).status).toBe(400);
  });

  it('are linked for editors, reviewers and administrators, and drawn for the supervisors’ desk too', async () => {
    for (const role of ['reviewer', 'administrator'] as const) expect((await image('counter', 'hall-1', 430, await test.loginStaff(role))).status).toBe(200);
    for (const [token, drawn] of [[await test.loginStaff('supervisor-desk'), 200], [await test.loginUser('nobody'), 403]] as const) {
      expect([(await image('counter', 'hall-1', 430, token)).status, (await link('counter', 'hall-1', token)).status]).toEqual([drawn, 403]);
    }
    expect((await test.api.get(path('counter', 'hall-1'))).status).toBe(401);
  });

  it('name the counter in the rating that follows', async () => {
    const { body: centre } = await test.api.get<Centre>('/api/centre');
    expect(centre.counters.map(({ id }) => id)).toEqual(['hall-1', 'hall-2', 'opening-1']);
    const rate = (body: { counterId: string }) => submitRating(test.api, { matterId: 'deposit', ...body });
    expect((await rate({ counterId: 'hall-2' })).status).toBe(201);
    expect((await rate({ counterId: 'hall-1' })).body.error.details).toEqual([{ path: 'matterId', message: '这个窗口不办这件事' }]);
    expect((await rate({ counterId: 'gone' })).status).toBe(400);
    const { body } = await test.api.get<Page<Rating>>('/api/staff/ratings', await test.loginStaff('supervisor-desk'));
    expect(body.items).toMatchObject([{ counterName: '2 号窗口 保证金' }]);
  });
});

describe('codes where WeChat is not configured', () => {
  it('say so', async () => {
    const test = await startTestApp({ config: { WECHAT_MINI_APPID: '', WECHAT_MINI_SECRET: '' } });
    try {
      const { status, body } = await test.api.get<ErrorBody>('/api/staff/codes/counter/hall-1/image', await test.loginStaff('editor'));
      expect([status, body.error.code, body.error.message]).toEqual([503, 'WECHAT_NOT_CONFIGURED', '尚未配置小程序的微信账号，暂时不能生成小程序码和链接']);
    } finally {
      await test.close();
    }
  });
});
