import fs from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Alarm, DeviceList, ErrorBody, Me, PersonalData, Session, StaffMember, StaffSession } from '@sunshine/contracts';
import { DataSource } from 'typeorm';
import { UserRow } from '../src/modules/identity/user.entity.js';
import { Alarms } from '../src/platform/alarms/alarms.js';
import { DataKey } from '../src/platform/crypto/data-key.js';
import { startTestApp, type TestApp } from './support/app.js';
import { startScriptedWechat, type ScriptedWechat } from './support/scripted-wechat.js';

const LOGIN = '/sns/jscode2session';
const PHONE = '/wxa/business/getuserphonenumber';
const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) MicroMessenger/8.0.54';

describe('a phone', () => {
  let wechat: ScriptedWechat;
  let test: TestApp;
  /** What the process wrote on standard error, everything of it. */
  let log = '';

  beforeAll(async () => {
    wechat = await startScriptedWechat();
    const write = fs.writeSync.bind(fs) as (...args: unknown[]) => number;
    jest.spyOn(fs, 'writeSync').mockImplementation((...args: unknown[]) => {
      if (args[0] !== 2) return write(...args);
      log += String(args[1]);
      return Buffer.byteLength(String(args[1]));
    });
    test = await startTestApp({ wechatBase: wechat.base, config: { LOG_LEVEL: 'trace' } });
  });
  afterAll(async () => {
    await test.close();
    await wechat.close();
    jest.restoreAllMocks();
  });

  /** WeChat refuses so often with this code, and then answers. */
  const refuse = (path: string, errcode: number, times: number, then: object): { count: () => number } => {
    let asked = 0;
    wechat.answer(path, () => ((asked += 1) > times ? then : { errcode, errmsg: `refused rid: 1-2-3` }));
    return { count: () => asked };
  };
  const person = { openid: 'openid-of-refused', session_key: 'c2VjcmV0LXNlc3Npb24ta2V5' };
  const logIn = (code: string) => test.api.post<Session & ErrorBody>('/api/session', { code });
  const alarms = async (): Promise<string[]> => (await test.app.get(Alarms).list()).map(({ key }: Pick<Alarm, 'key'>) => key);

  describe('that logs in', () => {
    afterAll(() => wechat.answer(LOGIN, ({ query }) => ({ openid: `openid-of-${query.get('js_code')}`, session_key: 'c2VjcmV0LXNlc3Npb24ta2V5' })));

    it.each([
      [40029, 401, 'LOGIN_CODE_INVALID'],
      [40163, 401, 'LOGIN_CODE_INVALID'],
      [40226, 403, 'LOGIN_REFUSED'],
      [45011, 429, 'TOO_MANY_REQUESTS'],
      [99999, 503, 'UPSTREAM_UNAVAILABLE'],
    ])('hears of WeChat’s %d as %d %s, after one question', async (errcode, status, code) => {
      const { count } = refuse(LOGIN, errcode, Infinity, person);
      const answer = await logIn('x');
      expect([answer.status, answer.body.error.code, count()]).toEqual([status, code, 1]);
      expect(answer.body.error.message).not.toMatch(/微信接口|风险/);
      expect(await alarms()).toEqual([]);
    });

    it('gets through a busy WeChat with the same code, asked three times at most', async () => {
      const twice = refuse(LOGIN, -1, 2, person);
      expect([(await logIn('x')).status, twice.count()]).toEqual([200, 3]);
      const always = refuse(LOGIN, -1, Infinity, person);
      expect([(await logIn('x')).body.error.code, always.count()]).toEqual(['UPSTREAM_UNAVAILABLE', 3]);
    });

    it('finds a wrong secret to be the operator’s matter, until it is right again', async () => {
      refuse(LOGIN, 40125, 1, person);
      expect((await logIn('x')).body.error.code).toBe('UPSTREAM_UNAVAILABLE');
      expect(await alarms()).toEqual(['wechat:mini:login']);
      expect((await logIn('x')).status).toBe(200);
      expect(await alarms()).toEqual([]);
    });
  });

  describe('that is logged in on several devices', () => {
    const agent = async (code: string, userAgent: string): Promise<string> => {
      const headers = { 'content-type': 'application/json', 'user-agent': userAgent };
      const response = await fetch(`${test.base}/api/session`, { method: 'POST', headers, body: JSON.stringify({ code }) });
      return ((await response.json()) as Session).token;
    };
    const devices = async (token: string) => (await test.api.get<DeviceList>('/api/me/sessions', token)).body.items;

    it('lists them with what they are and when they were last used, and no token', async () => {
      const first = await agent('设备', IPHONE);
      test.clock.advance(7_200_000);
      const second = await agent('设备', 'Mozilla/5.0 (Linux; Android 14)');
      const seen = await devices(second);
      expect(seen).toMatchObject([
        { kind: 'android', isThis: true },
        { kind: 'iphone', isThis: false, createdAt: new Date(test.clock.now().getTime() - 7_200_000).toISOString() },
      ]);
      await devices(first);
      expect((await devices(second))[1]?.lastSeenAt).toBe(test.clock.now().toISOString());
      expect(JSON.stringify(seen)).not.toContain(first);
    });

    it('ends one of them, and all of them, but nobody else’s', async () => {
      const [mine, lost, stranger] = [await agent('甲方', IPHONE), await agent('甲方', 'Android'), await agent('乙方', IPHONE)];
      const id = (await devices(mine)).find((device) => !device.isThis)?.id ?? '';
      expect((await test.api.delete<ErrorBody>(`/api/me/sessions/${id}`, stranger)).status).toBe(404);
      expect((await test.api.delete(`/api/me/sessions/${id}`, mine)).status).toBe(200);
      expect((await test.api.get('/api/me', lost)).status).toBe(401);
      expect((await test.api.get('/api/me', mine)).status).toBe(200);
      expect((await test.api.delete<ErrorBody>('/api/me/sessions/%25', mine)).body.error.code).toBe('VALIDATION_FAILED');
      await test.api.delete('/api/me/sessions', mine);
      expect([(await test.api.get('/api/me', mine)).status, (await test.api.get('/api/me', stranger)).status]).toEqual([401, 200]);
    });

    it('keeps the 50 newest logins: one more ends the oldest, and nobody else’s', async () => {
      const stranger = await agent('别人', IPHONE);
      const tokens: string[] = [];
      for (let n = 0; n < 51; n += 1) {
        test.clock.advance(1000);
        tokens.push(await agent('反复登录', IPHONE));
      }
      const statusOf = async (token = '') => (await test.api.get('/api/me', token)).status;
      expect([await statusOf(tokens[0]), await statusOf(tokens[1]), await statusOf(tokens[50]), await statusOf(stranger)]).toEqual([401, 200, 200, 200]);
      expect(await devices(tokens[50] ?? '')).toHaveLength(50);
    });

    it('of staff are ended by an administrator alone', async () => {
      const admin = await test.loginStaff('administrator');
      const editor = await test.loginStaff('editor');
      const { id } = (await test.api.get<StaffMember>('/api/staff/me', editor)).body;
      expect((await test.api.delete(`/api/staff/members/${id}/sessions`, editor)).status).toBe(403);
      expect((await test.api.delete(`/api/staff/members/${id}/sessions`, admin)).status).toBe(200);
      expect((await test.api.get<StaffSession>('/api/staff/me', editor)).status).toBe(401);
    });
  });

  describe('whose owner gives the number', () => {
    const numberOf = (purePhoneNumber: string, countryCode: string | number = '86') => ({ errcode: 0, errmsg: 'ok', phone_info: { phoneNumber: purePhoneNumber, purePhoneNumber, countryCode, watermark: { timestamp: 1, appid: 'wx0000000000000001' } } });
    const give = (token: string, code = 'p') => test.api.post<{ phone: string } & ErrorBody>('/api/me/phone', { code }, token);

    it('keeps it sealed, shows it masked, and forgets it on request', async () => {
      wechat.answer(PHONE, numberOf('13800005678', 86));
      const token = await test.loginUser('有号');
      expect((await give(token)).body.phone).toBe('138****5678');
      expect(wechat.asked(PHONE).at(-1)).toEqual({ code: 'p', openid: 'openid-of-有号' });
      expect((await test.api.get<Me>('/api/me', token)).body.phone).toBe('138****5678');
      expect((await test.api.get<PersonalData>('/api/me/data', token)).body).toMatchObject({ held: { phone: 1 }, phone: { masked: '138****5678' } });
      const rows = await test.app.get(DataSource).getRepository(UserRow).find();
      expect(JSON.stringify(rows)).not.toContain('5678');
      await test.api.delete('/api/me/phone', token);
      expect((await test.api.get<Me>('/api/me', token)).body.phone).toBeNull();
      expect((await test.api.get<PersonalData>('/api/me/data', token)).body).toMatchObject({ held: { phone: 0 }, phone: null });
    });

    it('of another country keeps its prefix to itself', async () => {
      wechat.answer(PHONE, numberOf('61234567', '852'));
      expect((await give(await test.loginUser('外地'))).body.phone).toBe('****67');
    });

    it.each([
      [40029, 'PHONE_CODE_INVALID'],
      [40003, 'PHONE_CODE_INVALID'],
      [45011, 'TOO_MANY_REQUESTS'],
      [-1, 'UPSTREAM_UNAVAILABLE'],
    ])('hears of WeChat’s %d as %s, and keeps the number given before', async (errcode, code) => {
      const token = await test.loginUser(`旧号${errcode}`);
      wechat.answer(PHONE, numberOf('13900001234'));
      await give(token);
      wechat.answer(PHONE, { errcode, errmsg: 'no' });
      expect((await give(token)).body.error.code).toBe(code);
      expect((await test.api.get<Me>('/api/me', token)).body.phone).toBe('139****1234');
    });

    it('is asked for it again when the key was lost with which it was sealed', async () => {
      wechat.answer(PHONE, numberOf('13700004321'));
      const token = await test.loginUser('旧钥匙');
      await give(token);
      const lost = new DataKey(DataKey.generate()).seal('13700004321');
      await test.app.get(DataSource).getRepository(UserRow).update({ miniOpenid: 'openid-of-旧钥匙' }, { phoneSealed: lost });
      expect((await test.api.get<Me>('/api/me', token)).body.phone).toBeNull();
      expect(log).toContain('a phone number cannot be read');
      expect((await give(token)).body.phone).toBe('137****4321');
    });

    it('is not asked for it by anything but a login', async () => expect((await test.api.post('/api/me/phone', { code: 'p' })).status).toBe(401));
  });

  it('never has its session_key kept, told or logged', async () => {
    const answer = await logIn('密钥');
    const rows: unknown[] = [];
    const source = test.app.get(DataSource);
    for (const { tablePath } of source.entityMetadatas) rows.push(await source.query(`SELECT * FROM ${source.driver.escape(tablePath)}`));
    expect(answer.status).toBe(200);
    expect(log).toContain('alarm');
    expect(JSON.stringify([rows, answer.body, log])).not.toContain('c2VjcmV0LXNlc3Npb24ta2V5');
  });

  it('leaves no openid, code or number in the log', () => {
    for (const value of ['openid-of-', '13800005678', '"p"', person.openid]) expect(log).not.toContain(value);
  });
});
