import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AlertList, AuditEntry, ErrorBody, Me, Page, Session, StaffMember, StaffMemberList, StaffSession } from '@sunshine/contracts';
import { UsersService } from '../src/modules/identity/users.service.js';
import { UnitOfWork } from '../src/platform/database/unit-of-work.js';
import { startTestApp, type TestApp } from './support/app.js';

const HOUR = 3_600_000;

describe('identity', () => {
  let test: TestApp;
  let admin: string;
  let names = 0;
  const login = (username: string, password: string) => test.api.post<StaffSession & ErrorBody>('/api/staff/session', { username, password });
  const addMember = async (): Promise<{ username: string; password: string; id: string }> => {
    const username = `member${(names += 1)}`;
    const password = 'first-password-1';
    const { status, body } = await test.api.post<StaffMember>('/api/staff/members', { username, displayName: '新同事', role: 'editor', password }, admin);
    expect(status).toBe(201);
    return { username, password, id: body.id };
  };

  beforeAll(async () => {
    test = await startTestApp();
    admin = await test.loginStaff('administrator');
  });
  afterAll(() => test.close());

  describe('of a phone', () => {
    it('knows the same person again by the code of WeChat', async () => {
      const [first, second] = [await test.loginUser('甲'), await test.loginUser('甲')];
      expect(first).not.toBe(second);
      await test.api.post('/api/alerts', { name: '道路', anyOf: ['道路'] }, first);
      expect((await test.api.get<AlertList>('/api/alerts', second)).body.items).toMatchObject([{ name: '道路' }]);
    });

    it('is one person whose first logins come at once', async () => {
      const logins = await Promise.all(Array.from({ length: 8 }, () => test.api.post<Session>('/api/session', { code: '同时' })));
      expect(logins.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200));
      const ids = await Promise.all(logins.map(async ({ body }) => (await test.api.get<Me>('/api/me', body.token)).body.id));
      expect(new Set(ids).size).toBe(1);
    });

    it('says that WeChat did not answer with a person', async () => {
      const broken = await startTestApp({ config: { WECHAT_API_BASE: 'http://127.0.0.1:9' } });
      const { status, body } = await broken.api.post<ErrorBody>('/api/session', { code: 'x' });
      await broken.close();
      expect([status, body.error.code]).toEqual([503, 'UPSTREAM_UNAVAILABLE']);
    });

    it('says that WeChat is not configured, and serves the rest', async () => {
      const bare = await startTestApp({ config: { WECHAT_MINI_APPID: '' } });
      const { body } = await bare.api.post<ErrorBody>('/api/session', { code: 'x' });
      const health = await bare.api.get('/api/health');
      await bare.close();
      expect([body.error.code, health.status]).toEqual(['WECHAT_NOT_CONFIGURED', 200]);
    });

    it('ends a session on request and no other', async () => {
      const [first, second] = [await test.loginUser('乙'), await test.loginUser('乙')];
      expect((await test.api.delete('/api/session', first)).status).toBe(200);
      expect((await test.api.delete<ErrorBody>('/api/session', first)).body.error.code).toBe('SESSION_EXPIRED');
      expect((await test.api.delete('/api/session', second)).status).toBe(200);
    });

    it('joins the follower of the official account and the phone by the unionid alone', async () => {
      const users = test.app.get(UsersService);
      const unitOfWork = test.app.get(UnitOfWork);
      await unitOfWork.run((tx) => users.setOfficial(tx, { openid: 'o-1', following: false }));
      expect(await users.findByOfficialOpenid('o-1')).toBeNull();
      await unitOfWork.run((tx) => users.setOfficial(tx, { openid: 'o-1', following: true }));
      await unitOfWork.run((tx) => users.setOfficial(tx, { openid: 'o-1', unionid: 'u-1', following: true }));
      await unitOfWork.run((tx) => users.setOfficial(tx, { openid: 'o-1', following: false }));
      expect(await users.findByOfficialOpenid('o-1')).toMatchObject({ unionid: 'u-1', officialFollowing: false, miniOpenid: null });
    });
  });

  describe('of staff', () => {
    it('answers the same for a wrong password and an unknown name', async () => {
      const { username } = await addMember();
      const [wrong, unknown] = [await login(username, 'wrong'), await login('nobody', 'wrong')];
      expect(wrong.body.error).toEqual({ ...unknown.body.error, requestId: wrong.body.error.requestId });
      expect([wrong.status, wrong.body.error.code]).toEqual([401, 'WRONG_PASSWORD']);
    });

    it('locks an account after 5 wrong passwords, for 300 seconds', async () => {
      const { username, password } = await addMember();
      const codes: string[] = [];
      for (let i = 0; i < 5; i += 1) codes.push((await login(username, 'wrong')).body.error.code);
      expect(codes).toEqual([...Array<string>(4).fill('WRONG_PASSWORD'), 'ACCOUNT_LOCKED']);
      expect((await login(username, password)).body.error.code).toBe('ACCOUNT_LOCKED');
      test.clock.advance(300_000);
      expect((await login(username, password)).status).toBe(200);
    });

    it('counts wrong passwords that come at once', async () => {
      const { username, password } = await addMember();
      await Promise.all(Array.from({ length: 10 }, () => login(username, 'wrong')));
      expect((await login(username, password)).body.error.code).toBe('ACCOUNT_LOCKED');
    });

    it('gives guesses at once no more tries than guesses in a row', async () => {
      const { username, password } = await addMember();
      const guesses = [...Array<string>(12).fill('wrong'), password];
      const answers = await Promise.all(guesses.map((guess) => login(username, guess)));
      expect(answers.filter(({ status }) => status === 401)).toHaveLength(4);
      expect(answers.filter(({ status }) => status === 200)).toEqual([]);
    });

    it('locks a name that does not exist like one that does', async () => {
      const codes: string[] = [];
      for (let i = 0; i < 6; i += 1) codes.push((await login('no-such-member', 'wrong')).body.error.code);
      expect(codes).toEqual([...Array<string>(4).fill('WRONG_PASSWORD'), 'ACCOUNT_LOCKED', 'ACCOUNT_LOCKED']);
      const { body } = await test.api.get<Page<AuditEntry>>('/api/staff/audit?objectId=-', admin);
      expect(body.items[0]?.summary).toBe('用不存在的用户名登录');
      expect(JSON.stringify(body)).not.toContain('no-such-member');
    });

    it('lets a member with a password of somebody else do nothing but change it', async () => {
      const { username, password } = await addMember();
      const { body } = await login(username, password);
      expect(body.member.mustChangePassword).toBe(true);
      const { username: reviewer, password: reviewerPassword, id } = await addMember();
      await test.api.patch(`/api/staff/members/${id}`, { role: 'administrator' }, admin);
      const other = (await login(reviewer, reviewerPassword)).body.token;
      expect((await test.api.get<ErrorBody>('/api/staff/members', other)).body.error.message).toBe('请先修改初始密码');
      expect((await test.api.post('/api/staff/password', { current: reviewerPassword, next: 'second-password-2' }, other)).status).toBe(200);
      expect((await test.api.get('/api/staff/members', other)).status).toBe(200);
    });

    it('ends the other sessions of a member whose password changes, and asks for the old one', async () => {
      const { username, password } = await addMember();
      const [one, two] = [(await login(username, password)).body.token, (await login(username, password)).body.token];
      expect((await test.api.post<ErrorBody>('/api/staff/password', { current: 'wrong', next: 'second-password-2' }, one)).body.error.code).toBe('WRONG_PASSWORD');
      await test.api.post('/api/staff/password', { current: password, next: 'second-password-2' }, one);
      expect((await test.api.get('/api/staff/me', one)).status).toBe(200);
      expect((await test.api.get('/api/staff/me', two)).status).toBe(401);
      expect((await login(username, password)).status).toBe(401);
    });

    it('ends the sessions of a member who is disabled', async () => {
      const { username, password, id } = await addMember();
      const { token } = (await login(username, password)).body;
      await test.api.patch(`/api/staff/members/${id}`, { disabled: true }, admin);
      expect((await test.api.get('/api/staff/me', token)).status).toBe(401);
      expect((await login(username, password)).body.error.code).toBe('ACCOUNT_DISABLED');
    });

    it('keeps at least one administrator', async () => {
      const alone = await startTestApp();
      const only = await alone.loginStaff('administrator');
      const { body } = await alone.api.get<StaffMemberList>('/api/staff/members', only);
      const { status } = await alone.api.patch(`/api/staff/members/${body.items[0]?.id}`, { role: 'editor' }, only);
      const after = await alone.api.get<StaffMemberList>('/api/staff/members', only);
      await alone.close();
      expect([status, after.body.items[0]?.role]).toEqual([409, 'administrator']);
    });

    it('refuses a name that is taken and a weak password', async () => {
      const { username } = await addMember();
      const member = { username, displayName: '重名', role: 'editor', password: 'first-password-1' };
      expect((await test.api.post<ErrorBody>('/api/staff/members', member, admin)).body.error.code).toBe('NAME_TAKEN');
      const weak = await test.api.post<ErrorBody>('/api/staff/members', { ...member, username: 'weak', password: '12345' }, admin);
      expect(weak.body.error.details?.[0]).toEqual({ path: 'password', message: '密码至少 10 位' });
    });

    it('prolongs a session that is used and ends one that is not', async () => {
      const token = await test.loginStaff('editor');
      for (let i = 0; i < 4; i += 1) {
        test.clock.advance(6 * HOUR);
        expect((await test.api.get('/api/staff/me', token)).status).toBe(200);
      }
      test.clock.advance(9 * HOUR);
      expect((await test.api.get('/api/staff/me', token)).status).toBe(401);
      admin = await test.loginStaff('administrator');
    });

    it('never shows a password hash', async () => {
      const { body } = await test.api.get('/api/staff/members', admin);
      expect(JSON.stringify(body)).not.toMatch(/scrypt|passwordHash/);
    });

    it('writes into the trail who did what and from where, newest first, page by page', async () => {
      const { id } = await addMember();
      await test.api.patch(`/api/staff/members/${id}`, { role: 'reviewer' }, admin);
      const read = (query: string) => test.api.get<Page<AuditEntry>>(`/api/staff/audit?objectId=${id}&limit=1${query}`, admin);
      const first = await read('');
      expect(first.body.items[0]).toMatchObject({ action: 'staff.update', ip: '127.0.0.1', summary: '成员新同事：岗位由编辑改为审核' });
      const second = await read(`&cursor=${first.body.nextCursor}`);
      expect([second.body.items[0]?.action, second.body.nextCursor]).toEqual(['staff.create', null]);
      expect((await test.api.get<Page<AuditEntry>>('/api/staff/audit?to=2000-01-01', admin)).body.items).toEqual([]);
      expect((await read('&cursor=nonsense')).status).toBe(400);
    });
  });
});

describe('the first start', () => {
  it('makes the demonstration logins only with DEMO=true', async () => {
    const [demo, product] = [await startTestApp({ config: { DEMO: 'true' } }), await startTestApp()];
    const statuses = await Promise.all([demo, product].map(async ({ api }) => (await api.post('/api/staff/session', { username: 'admin', password: 'demo-admin-1' })).status));
    await Promise.all([demo.close(), product.close()]);
    expect(statuses).toEqual([200, 401]);
  });
});
