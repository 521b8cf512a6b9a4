import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ErrorBody, Invited, OwnTerm, StaffSession } from '@sunshine/contracts';
import { StaffMembersService } from '../src/modules/identity/staff-members.service.js';
import { newId } from '../src/platform/database/ids.js';
import { listRoutes } from '../src/platform/http/routes.js';
import { startTestApp, type TestApp } from './support/app.js';
import { reach, withTemporaryPassword } from './support/reach.js';

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
});
