import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseReceipt, ErrorBody, Invited, OwnTerm, Page, StaffSession } from '@sunshine/contracts';
import { StaffMembersService } from '../src/modules/identity/staff-members.service.js';
import { newId } from '../src/platform/database/ids.js';
import { listRoutes } from '../src/platform/http/routes.js';
import { startTestApp, type TestApp } from './support/app.js';
import { casesAt } from './support/cases.js';
import { submitRating } from './support/ratings.js';
import { reach, withTemporaryPassword } from './support/reach.js';
import { makePdf, upload } from './support/upload-files.js';

const LETTERS = { E: 'editor', R: 'reviewer', D: 'supervisor-desk', A: 'administrator' } as const;
const REACHED_BY: Readonly<Record<string, readonly string[]>> = {
  anybody: ['guest', 'resident', 'supervisor', 'former', 'editor', 'reviewer', 'supervisor-desk', 'administrator', 'temporary'],
  phone: ['resident', 'supervisor', 'former'],
  supervisor: ['supervisor'],
};
const PARAMS: Readonly<Record<string, string>> = { number: '1', part: '0', kind: 'notice', hash: '0'.repeat(64), receipt: '20261122-7K3F9M2QXW', subject: 'notices', token: 'A'.repeat(22) };
/** A refusal of the guard. Other refusals come from further in: the route was reached. */
const DENIED = new Set(['NOT_LOGGED_IN', 'SESSION_EXPIRED', 'FORBIDDEN']);
/** Ends sessions of whoever asks. */
const SPENDING = new Set(['DELETE /api/session', 'DELETE /api/staff/session', 'DELETE /api/me/sessions', 'DELETE /api/me']);
const PASSWORD = 'given-password-1';

const whoReaches = (route: string): string[] => {
  const [group = ''] = Object.entries(reach).find(([, routes]) => routes.includes(route)) ?? [];
  const named = REACHED_BY[group] ?? [...group].map((letter) => LETTERS[letter as keyof typeof LETTERS]);
  return [...named, ...(withTemporaryPassword.includes(route) ? ['temporary'] : [])].sort();
};

describe('who reaches what', () => {
  let test: TestApp;
  const logins: Record<string, () => Promise<string | undefined>> = {};
  const routes = (): string[] => listRoutes(test.app).map(({ method, path }) => `${method} ${path}`);

  /** Somebody whose term of office runs from today. */
  async function supervisor(name: string): Promise<{ token: string; termId: string }> {
    const [desk, token] = [await test.loginStaff('supervisor-desk'), await test.loginUser(name)];
    const appointment = { name, identity: '人大代表', unit: '示例村', startsOn: '2026-11-01', endsOn: '2027-10-31', appointmentNo: '示例〔2026〕1号', appointmentText: '聘任公告' };
    const { body } = await test.api.post<Invited>('/api/staff/supervisors', appointment, desk);
    const accepted = await test.api.post<OwnTerm>('/api/supervisor/acceptance', { code: body.code }, token);
    expect([body, accepted.body]).toMatchObject([{ supervisor: {} }, { serving: true }]);
    return { token, termId: body.supervisor.id };
  }
  async function former(name: string): Promise<string> {
    const { token, termId } = await supervisor(name);
    expect((await test.api.post(`/api/staff/supervisors/${termId}/end`, { reason: '任期届满' }, await test.loginStaff('administrator'))).status).toBe(200);
    return token;
  }
  /** An administrator who has not changed the password that somebody gave them. */
  async function temporary(): Promise<string> {
    const username = `temporary-${newId().toLowerCase()}`;
    await test.app.get(StaffMembersService).create({ kind: 'system', name: '测试' }, { username, displayName: '新人', role: 'administrator', sectionId: null, password: PASSWORD });
    return (await test.api.post<StaffSession>('/api/staff/session', { username, password: PASSWORD })).body.token;
  }

  beforeAll(async () => {
    test = await startTestApp();
    await supervisor('在任监督员');
    await former('卸任监督员');
    logins['guest'] = () => Promise.resolve(undefined);
    logins['resident'] = () => test.loginUser('居民');
    logins['supervisor'] = () => test.loginUser('在任监督员');
    logins['former'] = () => test.loginUser('卸任监督员');
    for (const role of Object.values(LETTERS)) logins[role] = () => test.loginStaff(role);
    logins['temporary'] = temporary;
  }, 60_000);
  afterAll(() => test.close());

  it('is said by hand for every route, once, and for none that is gone', () => {
    const typed = Object.values(reach).flat();
    expect(typed.filter((route, at) => typed.indexOf(route) < at)).toEqual([]);
    expect(routes().filter((route) => !typed.includes(route))).toEqual([]);
    expect(typed.filter((route) => !routes().includes(route))).toEqual([]);
  });

  async function isReached(route: string, token: string | undefined): Promise<boolean> {
    const [method = '', path = ''] = route.split(' ');
    const url = `${test.base}${path.replace(/:(\w+)/g, (_whole, name: string) => PARAMS[name] ?? newId())}`;
    const headers = { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...(method === 'GET' ? {} : { 'content-type': 'application/json' }) };
    const response = await fetch(url, { method, headers, ...(['GET', 'DELETE'].includes(method) ? {} : { body: '{}' }) });
    const text = await response.text();
    const { code = '' } = response.status >= 400 ? (JSON.parse(text) as ErrorBody).error : {};
    if (!DENIED.has(code)) return true;
    expect([route, response.status]).toEqual([route, token === undefined ? 401 : 403]);
    return false;
  }

  it('is so for every route and every actor', async () => {
    const logInAll = async () => Object.fromEntries(await Promise.all(Object.entries(logins).map(async ([actor, login]) => [actor, await login()] as const)));
    let tokens = await logInAll();
    const wrong: string[] = [];
    // Erasing themselves comes last: after it there is nobody to ask for.
    const ordered = routes().sort((a, b) => Number(a === 'DELETE /api/me') - Number(b === 'DELETE /api/me'));
    for (const route of ordered) {
      const reached: string[] = [];
      for (const [actor, login] of Object.entries(logins)) {
        if (await isReached(route, SPENDING.has(route) ? await login() : tokens[actor])) reached.push(actor);
      }
      if (SPENDING.has(route)) tokens = await logInAll();
      const wanted = whoReaches(route);
      if (reached.sort().join() !== wanted.join()) wrong.push(`${route}: reached by ${reached.join(' ')}, wanted ${wanted.join(' ')}`);
    }
    expect(wrong).toEqual([]);
  }, 240_000);

  it('is nobody’s whose session is over or made up', async () => {
    const token = await test.loginUser('居民');
    await test.api.delete('/api/session', token);
    for (const one of [token, 'A'.repeat(43)]) expect((await test.api.get<ErrorBody>('/api/inbox', one)).body.error.code).toBe('SESSION_EXPIRED');
  });

  it('ends for a supervisor with the day of the term, without anybody doing anything', async () => {
    await supervisor('任期将满的监督员');
    const home = async (): Promise<number> => (await test.api.get('/api/supervisor/home', await test.loginUser('任期将满的监督员'))).status;
    const before = test.clock.now();
    test.clock.set('2027-10-31T15:59:59Z');
    const last = await home();
    test.clock.set('2027-10-31T16:00:00Z');
    expect([last, await home()]).toEqual([200, 403]);
    test.clock.set(before);
  });

  describe('what is somebody’s', () => {
    const own = async () => ({ mine: await test.loginUser('甲'), other: await test.loginUser('乙') });

    it('alert is changed and deleted by nobody else', async () => {
      const { mine, other } = await own();
      const { body } = await test.api.post<{ id: string }>('/api/alerts', { name: '道路', anyOf: ['道路'] }, mine);
      expect((await test.api.put(`/api/alerts/${body.id}`, { name: '桥梁', anyOf: ['桥梁'] }, other)).status).toBe(404);
      await test.api.delete(`/api/alerts/${body.id}`, other);
      expect((await test.api.get<Page<{ id: string }>>('/api/alerts', mine)).body.items.map(({ id }) => id)).toEqual([body.id]);
      expect((await test.api.get<Page<unknown>>('/api/alerts', other)).body.items).toEqual([]);
    });

    it('case opens by its code or its filer’s login, with its files, and for nobody else', async () => {
      const { mine, other } = await own();
      const cases = casesAt(test);
      const sent = (await upload(test, await makePdf(), '材料.pdf', mine)).body;
      const { body: filed } = await cases.file({ uploadIds: [sent.id], contact: '0839-0000008' }, mine);
      expect((await cases.lookUp({ receipt: filed.receipt }, mine)).body.files).toMatchObject([{ id: sent.id }]);
      expect((await cases.lookUp(filed)).status).toBe(200);
      const refusals = [await cases.lookUp({ receipt: filed.receipt }), await cases.lookUp({ receipt: filed.receipt }, other), await cases.lookUp({ receipt: filed.receipt, code: 'ZZZZZZ' }, other)];
      expect(refusals.map(({ status }) => status)).toEqual([404, 404, 404]);
      for (const act of ['withdraw', 'consent-withdrawal']) expect((await test.api.post(`/api/cases/${act}`, { receipt: filed.receipt }, other)).status).toBeGreaterThanOrEqual(400);
      expect((await cases.lookUp(filed)).body.state).toBe((filed as CaseReceipt).state);
      expect((await test.api.get<Page<unknown>>('/api/cases/mine', other)).body.items).toEqual([]);
    });

    it('rating is listed for its rater alone', async () => {
      const { mine, other } = await own();
      expect((await submitRating(test.api, {}, mine)).status).toBe(201);
      const counts = [mine, other].map(async (token) => (await test.api.get<Page<unknown>>('/api/me/ratings', token)).body.items.length);
      expect(await Promise.all(counts)).toEqual([1, 0]);
    });

    it('inbox, login and file are nobody else’s', async () => {
      const { mine, other } = await own();
      const { body } = await test.api.get<{ items: { id: string }[] }>('/api/me/sessions', mine);
      await test.api.delete(`/api/me/sessions/${body.items[0]?.id}`, other);
      expect((await test.api.get('/api/me', mine)).status).toBe(200);
      expect((await test.api.get(`/api/inbox/${newId()}/log`, other)).status).toBe(404);
      const { id } = (await upload(test, await makePdf(), 'a.pdf', mine)).body;
      expect((await test.api.get(`/api/uploads/${id}`, mine)).status).toBe(400);
    });
  });
});
