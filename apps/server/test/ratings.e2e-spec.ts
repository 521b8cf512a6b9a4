import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AuditEntry, ContentCheck, ErrorBody, ExcludedRating, ExclusionItem, Inbox, OpenedService, OwnRating, OwnRatings, Page, PersonalData, RateableService, Rating, RatingDetail, Supervision } from '@sunshine/contracts';
import { DataSource } from 'typeorm';
import { RatingEntity } from '../src/modules/ratings/rating.entity.js';
import { RetentionJob } from '../src/platform/erasure/retention.job.js';
import { startTestApp, type TestApp } from './support/app.js';
import { answersTo, filledForm, formOf, submitRating } from './support/ratings.js';

const DAY_MS = 86_400_000;
const DEVICE = 'device-of-the-test-0001';

describe('ratings', () => {
  let test: TestApp;
  let desk: string;
  let admin: string;
  let editor: string;
  let user: string;

  beforeAll(async () => {
    test = await startTestApp();
    desk = await test.loginStaff('supervisor-desk');
    admin = await test.loginStaff('administrator');
    editor = await test.loginStaff('editor');
    user = await test.loginUser('rater');
  });
  afterAll(() => test.close());

  const register = async (token: string, matterId = 'opening'): Promise<OpenedService> => (await test.api.post<OpenedService>('/api/staff/handled-services', { matterId }, token)).body;
  const rowOf = async (id: string): Promise<RatingEntity> => test.app.get(DataSource).getRepository(RatingEntity).findOneByOrFail({ id });
  const shown = async (id: string, token = desk): Promise<RatingDetail> => (await test.api.get<RatingDetail>(`/api/staff/ratings/${id}`, token)).body;
  const readBack = (receipt: string, code: string | null, token?: string) => test.api.post<OwnRating & ErrorBody>('/api/ratings/read-back', { receipt, code }, token);

  it('count nobody as satisfied before anybody has rated', async () => {
    const { body } = await test.api.get<Supervision>('/api/supervision');
    expect(body.ratings).toEqual({ total: 0, levels: { 5: 0, 4: 0, 3: 0, 2: 0, 1: 0 } });
  });

  it('are taken without a login and counted by level', async () => {
    expect((await submitRating(test.api, { level: 4 })).status).toBe(201);
    const { body } = await test.api.get<Supervision>('/api/supervision');
    expect(body.ratings).toEqual({ total: 1, levels: { 5: 0, 4: 1, 3: 0, 2: 0, 1: 0 } });
  });

  it('ask for a reason or some words with a bad level', async () => {
    const refused = await submitRating(test.api, { level: 1 });
    expect(refused).toMatchObject({ status: 400, body: { error: { code: 'VALIDATION_FAILED', details: [{ path: 'answers' }] } } });
    expect((await submitRating(test.api, { level: 2, text: '等了两个小时' })).status).toBe(201);
    expect((await submitRating(test.api, { level: 2, chosen: 1 })).status).toBe(201);
  });

  it('refuse a matter, a form, a sixth level and hostile values that do not belong', async () => {
    const body = await filledForm(test.api);
    const other = await formOf(test.api, 'deposit');
    const wrong = [{ matterId: 'nothing' }, { matterId: 'appraisal' }, { matterId: 'case-answer' }, { formId: other.id }, { level: 6 }, { level: '5' }, { answers: [{ question: 'indicators', options: ['__proto__'] }] }, { answers: Array.from({ length: 21 }, () => ({ question: 'x' })) }, { contact: '1'.repeat(61) }, { device: 'short' }, { device: "';drop table rating;--" }, { durationMs: -1 }, { durationMs: 1e12 }, { token: '../../../etc/passwd' }, { counterId: 'gone' }];
    for (const part of wrong) expect([part, (await test.api.post('/api/ratings', { ...body, ...part })).status]).toEqual([part, 400]);
    expect((await test.api.post('/api/ratings', 'nonsense')).status).toBe(400);
    expect((await test.api.get('/api/rating-forms/nothing')).status).toBe(404);
    expect((await test.api.get('/api/rating-forms/__proto__')).status).toBe(400);
  });

  it('keep their answers by question, in the words of the form', async () => {
    const form = await formOf(test.api, 'survey');
    const { body } = await submitRating(test.api, { matterId: 'survey', level: 2, chosen: 2, text: '排队时间长' });
    const rating = await shown(body.id);
    expect(rating).toMatchObject({ matterName: '满意度测评', level: 2, comment: '排队时间长', formTitle: form.title, formVersion: 1, channel: 'open' });
    expect(rating.reasons).toHaveLength(2);
    expect(rating.answers.find(({ question }) => question === 'fairness')?.words).toBe('5 分（满分 5 分）');
  });

  it('are read back with number and code, and not with one of them', async () => {
    const { body } = await submitRating(test.api, { level: 3, text: '一般' });
    const found = await readBack(body.receipt.toLowerCase(), body.code.toLowerCase());
    expect(found).toMatchObject({ status: 200, body: { receipt: body.receipt, level: 3, matterName: '开标服务', changeUntil: '2026-12-05', earlier: null } });
    const others = [await readBack(body.receipt, '222222'), await readBack(body.receipt, null), await readBack(body.receipt, null, user), await readBack('20261120-2222222222', body.code)];
    expect(others.map(({ status, body: answer }) => [status, answer.error.code])).toEqual(others.map(() => [404, 'NOT_FOUND']));
    expect(JSON.stringify(await rowOf(body.id))).not.toContain(body.code);
  });

  it('are read back by the login that rated, unless it wished to stay unknown', async () => {
    const named = (await submitRating(test.api, { level: 5 }, user)).body;
    const unknown = (await submitRating(test.api, { level: 4, isAnonymous: true }, user)).body;
    expect((await readBack(named.receipt, null, user)).status).toBe(200);
    expect((await readBack(unknown.receipt, null, user)).status).toBe(404);
    const { items } = (await test.api.get<OwnRatings>('/api/me/ratings', user)).body;
    expect(items.map(({ receipt }) => receipt)).toEqual([named.receipt]);
    expect((await test.api.get('/api/me/ratings')).status).toBe(401);
  });

  it('are changed once and keep what was said before', async () => {
    const { body } = await submitRating(test.api, { level: 1, text: '第一次写的' });
    const changed = await filledForm(test.api, { level: 4, text: '后来好了' });
    const change = () => test.api.post<OwnRating & ErrorBody>('/api/ratings/change', { receipt: body.receipt, code: body.code, formId: changed.formId, level: 4, answers: changed.answers });
    const both = await Promise.all([change(), change()]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 200)?.body).toMatchObject({ level: 4, earlier: { level: 1 }, changeUntil: null });
    expect((await change()).body.error.code).toBe('RATING_CHANGED_ALREADY');
    expect(await shown(body.id)).toMatchObject({ level: 4, earlierLevel: 1, comment: '后来好了', commentState: 'pending' });
  });

  it('are not changed without the code, with answers that do not fit, or after the time for it', async () => {
    const { body } = await submitRating(test.api, { level: 5 });
    const form = await formOf(test.api, 'opening');
    const change = (part: object) => test.api.post<OwnRating & ErrorBody>('/api/ratings/change', { receipt: body.receipt, code: body.code, formId: form.id, level: 2, answers: answersTo(form, 2, { chosen: 1 }), ...part });
    expect((await change({ code: '222222' })).status).toBe(404);
    expect((await change({ answers: [] })).status).toBe(400);
    expect((await change({ formId: (await formOf(test.api, 'deposit')).id })).status).toBe(400);
    const before = test.clock.now();
    test.clock.advance(16 * DAY_MS);
    expect((await change({})).body.error.code).toBe('RATING_CHANGE_TOO_LATE');
    expect((await readBack(body.receipt, body.code)).body.changeUntil).toBeNull();
    test.clock.set(before);
    expect((await change({})).status).toBe(200);
  });

  it('show the contact to those who handle them, never in a list, and every look is written down', async () => {
    const { body } = await submitRating(test.api, { level: 2, chosen: 1, contact: '0839-0000009' });
    expect((await rowOf(body.id)).contactSealed).not.toContain('0839');
    const { body: list } = await test.api.get<Page<Rating>>('/api/staff/ratings', desk);
    expect(JSON.stringify(list)).not.toContain('0839');
    expect(list.items.find(({ id }) => id === body.id)).toMatchObject({ hasContact: true });
    const look = (token: string) => test.api.post<{ contact: string }>(`/api/staff/ratings/${body.id}/contact`, {}, token);
    expect((await look(desk)).body).toEqual({ contact: '0839-0000009' });
    expect([(await look(editor)).status, (await look(user)).status]).toEqual([403, 403]);
    const trail = await test.api.get<Page<AuditEntry>>(`/api/staff/audit?objectId=${body.id}`, admin);
    expect(trail.body.items.map(({ action }) => action)).toEqual(['rating.contact']);
    expect(JSON.stringify(trail.body)).not.toContain('0839');
  });

  it('say it to the person rated at the desk of words neither, who does not judge them', async () => {
    const { token } = await register(desk);
    const { body } = await submitRating(test.api, { level: 2, text: '态度不好，等了很久', token });
    const checkAs = async (staff: string): Promise<ContentCheck | undefined> => (await test.api.get<Page<ContentCheck>>('/api/staff/content-checks?kind=rating', staff)).body.items.find(({ id }) => id === body.id);
    expect(await checkAs(desk)).toMatchObject({ text: '态度不好，等了很久', wait: null, createdAt: '2026-11-19T16:00:00.000Z' });
    expect(await checkAs(admin)).toMatchObject({ wait: 'guest', createdAt: '2026-11-20T02:00:00.000Z' });
    const refuse = (staff: string) => test.api.post(`/api/staff/content-checks/${body.id}/decision`, { pass: false, reason: '不文明用语' }, staff);
    expect((await refuse(desk)).status).toBe(403);
    expect((await refuse(admin)).status).toBe(201);
    expect((await test.api.get<Page<ContentCheck>>('/api/staff/content-checks?kind=rating&state=refused', desk)).body.items).toContainEqual(expect.objectContaining({ id: body.id, decidedAt: '2026-11-19T16:00:00.000Z' }));
  });

  it('say to the person rated neither who rated nor when', async () => {
    const { token } = await register(desk);
    const { body } = await submitRating(test.api, { level: 2, chosen: 1, token, contact: '0839-0000008' }, user);
    expect(await shown(body.id, desk)).toMatchObject({ isOwn: true, hasContact: false, hasUser: false, createdAt: '2026-11-19T16:00:00.000Z' });
    expect(await shown(body.id, admin)).toMatchObject({ isOwn: false, hasContact: true, hasUser: true, createdAt: '2026-11-20T02:00:00.000Z' });
    expect((await test.api.post(`/api/staff/ratings/${body.id}/contact`, {}, desk)).status).toBe(403);
    const { body: services } = await test.api.get<Page<{ isRated: boolean | null }>>('/api/staff/handled-services', desk);
    expect(services.items[0]?.isRated).toBeNull();
    const trail = await test.api.get<Page<AuditEntry>>('/api/staff/audit?limit=100', admin);
    expect(trail.body.items.filter(({ action, objectId }) => action.startsWith('rating') && objectId === body.id)).toEqual([]);
  });

  it('carry an id that tells the day and nothing closer', async () => {
    const before = test.clock.now();
    const first = (await submitRating(test.api)).body.id.slice(0, 10);
    test.clock.advance(5 * 3_600_000);
    expect((await submitRating(test.api)).body.id.slice(0, 10)).toBe(first);
    test.clock.set(before);
  });

  it('use a token for its service, once, and not for another matter', async () => {
    const { token } = await register(editor, 'deposit');
    expect((await test.api.get<RateableService>(`/api/ratings/token/${token}`)).body).toMatchObject({ matterId: 'deposit', used: false, isExpired: false, form: { subject: 'deposit' } });
    expect((await submitRating(test.api, { matterId: 'opening', token })).body.error.code).toBe('RATING_TOKEN_OTHER_MATTER');
    const rated = await submitRating(test.api, { matterId: 'deposit', token });
    expect(rated.status).toBe(201);
    expect(await rowOf(rated.body.id)).toMatchObject({ channel: 'counter', handledBy: '编辑3' });
    expect((await submitRating(test.api, { matterId: 'deposit', token })).body.error.code).toBe('RATING_TOKEN_USED');
    expect((await test.api.get<RateableService>(`/api/ratings/token/${token}`)).body).toMatchObject({ used: true });
    expect((await submitRating(test.api, { token: 'A'.repeat(22) })).body.error.code).toBe('RATING_TOKEN_UNKNOWN');
    expect((await test.api.get(`/api/ratings/token/${'A'.repeat(22)}`)).status).toBe(404);
  });

  it('give out tokens of 128 random bits and keep their hash alone', async () => {
    const tokens = await Promise.all(Array.from({ length: 20 }, async () => (await register(editor)).token));
    expect(new Set(tokens).size).toBe(20);
    expect(tokens.every((token) => Buffer.from(token, 'base64url').length === 16)).toBe(true);
    const dump = JSON.stringify(await test.app.get(DataSource).query('SELECT * FROM handled_service'));
    expect(tokens.some((token) => dump.includes(token))).toBe(false);
  });

  it('end with the token after its days, and the matter stays open to be rated', async () => {
    const before = test.clock.now();
    const { token } = await register(editor);
    test.clock.advance(31 * DAY_MS);
    expect((await submitRating(test.api, { token })).body.error.code).toBe('RATING_TOKEN_EXPIRED');
    expect((await submitRating(test.api)).status).toBe(201);
    test.clock.set(before);
  });

  it('are typed in from paper and marked, not by the person rated, and without a key to change them', async () => {
    const { id: serviceId } = await register(editor);
    const { formId, matterId, level, answers } = await filledForm(test.api, { level: 2, chosen: 1 });
    const enter = (token: string) => test.api.post<{ id: string } & ErrorBody>('/api/staff/paper-ratings', { formId, matterId, level, answers, serviceId }, token);
    expect((await enter(editor)).body.error.code).toBe('FORBIDDEN');
    const { body } = await enter(desk);
    expect(await shown(body.id)).toMatchObject({ channel: 'paper', enteredBy: '监督岗1', handledBy: '编辑3' });
    expect(await rowOf(body.id)).toMatchObject({ receipt: null, codeHash: null, deviceHash: null });
    expect((await enter(desk)).body.error.code).toBe('RATING_TOKEN_USED');
  });

  it('mark the device on which staff worked, and keep no address', async () => {
    expect((await rowOf((await submitRating(test.api, { device: DEVICE })).body.id)).isStaffDevice).toBe(false);
    expect((await test.api.post('/api/staff/device', { device: DEVICE }, editor)).status).toBe(200);
    const row = await rowOf((await submitRating(test.api, { device: DEVICE, durationMs: 900 })).body.id);
    expect(row).toMatchObject({ isStaffDevice: true, durationMs: 900 });
    expect(JSON.stringify(row)).not.toMatch(/127\.0\.0|device-of-the-test/);
    expect(row.networkHash).not.toBeNull();
  });

  it('are excluded by a second person, stay counted, and are listed with the reason', async () => {
    const { body } = await submitRating(test.api, { level: 1, text: '与服务无关的话' });
    const { body: before } = await test.api.get<Supervision>('/api/supervision');
    const propose = (token: string) => test.api.post<Rating & ErrorBody>(`/api/staff/ratings/${body.id}/exclusion`, { kind: 'mistaken', reason: '评价人来电说点错了' }, token);
    const decide = (token: string) => test.api.post<ErrorBody>(`/api/staff/ratings/${body.id}/exclusion/decision`, { exclude: true, reason: '已电话核实' }, token);
    expect((await decide(admin)).status).toBe(404);
    expect((await propose(admin)).body.exclusion).toMatchObject({ state: 'proposed' });
    expect((await propose(desk)).status).toBe(409);
    expect([(await decide(admin)).body.error.code, (await decide(desk)).status]).toEqual(['FORBIDDEN', 403]);
    const reviewer = await test.loginStaff('reviewer');
    const { body: waiting } = await test.api.get<Page<ExclusionItem>>('/api/staff/rating-exclusions', reviewer);
    expect(waiting.items).toMatchObject([{ ratingId: body.id, mayDecide: true, comment: null }]);
    expect([(await decide(reviewer)).status, (await decide(reviewer)).status]).toEqual([200, 409]);
    const { body: listed } = await test.api.get<Page<ExcludedRating>>('/api/excluded-ratings');
    expect(listed.items).toMatchObject([{ id: body.id, level: 1, reason: '评价人来电说点错了', decision: '已电话核实', decidedBy: expect.stringContaining('审核') }]);
    expect((await test.api.get<Supervision>('/api/supervision')).body.ratings).toEqual(before.ratings);
  });

  it('are answered once; the rater is told with the way to the rating', async () => {
    const { body } = await submitRating(test.api, { level: 1, chosen: 1 }, user);
    const answer = () => test.api.post<Rating>(`/api/staff/ratings/${body.id}/answer`, { answer: '已增开窗口，抱歉让您久等。' }, desk);
    expect((await answer()).body).toMatchObject({ answer: '已增开窗口，抱歉让您久等。', level: 1 });
    expect((await answer()).status).toBe(409);
    const inbox = await test.api.get<Inbox>('/api/inbox', user);
    expect(inbox.body.items[0]).toMatchObject({ reasons: [{ kind: 'answer' }], page: `pages/my-rating/index?receipt=${body.receipt}` });
  });

  it('are listed by what is asked for, page by page', async () => {
    const seen = new Set<string>();
    let cursor = '';
    for (let pages = 0; pages < 100; pages += 1) {
      const { body } = await test.api.get<Page<Rating>>(`/api/staff/ratings?answered=false&limit=2${cursor}`, desk);
      body.items.forEach(({ id }) => seen.add(id));
      if (body.nextCursor === null) break;
      cursor = `&cursor=${body.nextCursor}`;
    }
    const manager = test.app.get(DataSource).getRepository(RatingEntity);
    expect(seen.size).toBe((await manager.count()) - 1);
    const count = async (query: string): Promise<number> => (await test.api.get<Page<Rating>>(`/api/staff/ratings?limit=100&${query}`, desk)).body.items.length;
    expect(await count('channel=paper')).toBe(1);
    expect(await count('matterId=survey')).toBe(1);
    expect(await count('to=2026-11-19')).toBe(0);
    expect(await count('from=2026-11-20&to=2026-11-20')).toBe(await manager.countBy({ day: '2026-11-20' }));
    for (const query of ['cursor=nonsense', 'channel=radio', 'from=today', 'limit=1000']) expect((await test.api.get(`/api/staff/ratings?${query}`, desk)).status).toBe(400);
  });

  it('are read by the supervision desk and administrators alone', async () => {
    expect((await test.api.get('/api/staff/ratings', editor)).status).toBe(403);
    expect((await test.api.get('/api/staff/ratings', user)).status).toBe(403);
    expect((await test.api.get('/api/staff/ratings')).status).toBe(401);
  });

  it('lose their person and every mark of them when somebody deletes their data', async () => {
    const leaving = await test.loginUser('leaving');
    const { body } = await submitRating(test.api, { level: 3, contact: '0839-0000007', device: DEVICE }, leaving);
    expect((await test.api.get<PersonalData>('/api/me/data', leaving)).body.held.ratings).toBe(1);
    expect((await test.api.delete('/api/me', leaving)).body).toMatchObject({ erased: { ratings: 1 } });
    expect(await rowOf(body.id)).toMatchObject({ userId: null, contactSealed: null, deviceHash: null, networkHash: null, level: 3 });
  });

  it('lose contact and marks when their time is over', async () => {
    const before = test.clock.now();
    const { body } = await submitRating(test.api, { contact: '0839-0000006', device: DEVICE });
    const job = test.app.get(RetentionJob);
    test.clock.advance(91 * DAY_MS);
    await job.run(new AbortController().signal);
    expect(await rowOf(body.id)).toMatchObject({ contactSealed: expect.any(String), deviceHash: null, networkHash: null });
    test.clock.advance(90 * DAY_MS);
    await job.run(new AbortController().signal);
    expect((await rowOf(body.id)).contactSealed).toBeNull();
    test.clock.set(before);
  });
});
