import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AuditEntry, ErrorBody, Inbox, Overview, Page, PublicRectification, RaterRectification, RatingReceipt, Rectification, RectificationDetail } from '@sunshine/contracts';
import { RectificationDates } from '../src/modules/rectifications/rectification-dates.js';
import { RECTIFICATIONS } from '../src/modules/rectifications/rectifications.job.js';
import { RatingEntity } from '../src/modules/ratings/rating.entity.js';
import { RectificationRow } from '../src/modules/rectifications/rectification.entity.js';
import { RectificationStepRow } from '../src/modules/rectifications/rectification-step.entity.js';
import { Alarms } from '../src/platform/alarms/alarms.js';
import { TestClock } from '../src/platform/clock/clock.js';
import { RecurringJobs } from '../src/platform/schedule/recurring-jobs.js';
import { DataSource } from 'typeorm';
import { startTestApp, type TestApp } from './support/app.js';
import { invented2027 } from './support/holidays.js';
import { filledForm, submitRating } from './support/ratings.js';
import { loginSupervisor } from './support/supervisors.js';

const DAY_MS = 86_400_000;
const NOW = '2026-11-20T02:00:00Z';

describe('rectifications', () => {
  let test: TestApp;
  let desk: string;
  let admin: string;
  let editor: string;
  let supervisor: string;

  const start = async (clock?: TestClock): Promise<void> => {
    test = await startTestApp(clock ? { clock } : {});
    desk = await test.loginStaff('supervisor-desk');
    admin = await test.loginStaff('administrator');
    editor = await test.loginStaff('editor');
    supervisor = await loginSupervisor(test, admin);
  };
  /** In an app of its own: a year that was loaded stays loaded, and a login that ended stays ended. */
  const apart = async (clock: TestClock, lived: () => Promise<void>): Promise<void> => {
    const shared = { test, desk, admin, editor, supervisor };
    await start(clock);
    try {
      await lived();
    } finally {
      await test.close();
      ({ test, desk, admin, editor, supervisor } = shared);
    }
  };
  let first: { desk: string; supervisor: string };
  beforeAll(async () => {
    await start();
    first = { desk, supervisor };
  });
  beforeEach(async () => {
    ({ desk, supervisor } = first);
    test.clock.set(NOW);
    const dataSource = test.app.get(DataSource);
    for (const rows of [RectificationStepRow, RectificationRow, RatingEntity]) await dataSource.getRepository<object>(rows).clear();
  });
  afterAll(() => test.close());

  const rate = async (level: 5 | 4 | 3 | 2 | 1 = 1, part: object = {}, token?: string): Promise<RatingReceipt> => (await submitRating(test.api, { level, text: '等了两个小时没有人理', ...part }, token)).body;
  const list = async (query = '', token = desk): Promise<Rectification[]> => (await test.api.get<Page<Rectification>>(`/api/staff/rectifications?${query}`, token)).body.items;
  const only = async (): Promise<Rectification> => {
    const [one] = await list();
    if (!one) throw new Error('no rectification');
    return one;
  };
  const act = (id: string, deed: string, body: object, token = desk) => test.api.post<RectificationDetail & ErrorBody>(`/api/staff/rectifications/${id}/${deed}`, body, token);
  const decide = (id: string, deed: 'close' | 'reopen', reason: string, token = supervisor) => test.api.post<RectificationDetail & ErrorBody>(`/api/supervisor/rectifications/${id}/${deed}`, { reason }, token);
  const confirm = ({ receipt, code }: RatingReceipt, said: object) => test.api.post<RaterRectification & ErrorBody>('/api/rectifications/confirm', { rater: { receipt, code }, accepted: true, level: 4, ...said });
  const look = ({ receipt, code }: RatingReceipt) => test.api.post<RaterRectification & ErrorBody>('/api/rectifications/mine', { rater: { receipt, code } });

  describe('are opened', () => {
    it('with every bad rating, by its transaction, for a named person, with fifteen working days', async () => {
      for (const level of [5, 4, 3] as const) await rate(level);
      expect(await list()).toEqual([]);
      await rate(2, { contact: '13800000000' });
      expect(await only()).toMatchObject({ level: 2, matterId: 'opening', state: 'open', openedOn: '2026-11-20', dueOn: '2026-12-11', overdue: false, workingDaysLeft: 15, hasContact: true, callBackDueOn: '2026-11-23', limitSentence: expect.stringContaining('12') as unknown });
      expect((await only()).responsible.name).not.toBe('');
    });

    it('once for a rating, also when it becomes worse later, and a better one closes nothing', async () => {
      const [better, worse] = [await rate(1), await rate(5)];
      const change = async ({ receipt, code }: RatingReceipt, level: 5 | 1) => {
        const { formId, answers } = await filledForm(test.api, { level, text: '想了想' });
        expect((await test.api.post('/api/ratings/change', { receipt, code, formId, level, answers })).status).toBe(200);
      };
      await change(better, 5);
      expect(await list()).toMatchObject([{ state: 'open', level: 1 }]);
      expect((await look(better)).body.steps.map(({ kind }) => kind)).toEqual(['opened', 'rating-changed']);
      await change(worse, 1);
      expect(await list()).toMatchObject([{ state: 'open' }, { state: 'open' }]);
    });

    it('not for the person who was rated as long as there is anybody else', async () => {
      const { body: service } = await test.api.post<{ token: string }>('/api/staff/handled-services', { matterId: 'opening' }, desk);
      await rate(1, { token: service.token });
      const { id } = (await test.api.get<{ id: string }>('/api/staff/me', desk)).body;
      expect(id).toHaveLength(26);
      expect((await only()).responsible.id).not.toBe(id);
    });

    it('with a day that is not guessed: it is counted once the year is loaded', async () => {
      await apart(new TestClock('2026-12-24T10:00:00+08:00'), async () => {
        await rate(1, { contact: '13800000000' });
        expect(await only()).toMatchObject({ dueOn: null, workingDaysLeft: null, overdue: false, callBackDueOn: '2026-12-25' });
        expect((await test.api.post('/api/staff/holidays', { file: invented2027() }, admin)).status).toBe(200);
        await test.drain();
        expect(await only()).toMatchObject({ dueOn: '2027-01-15', callBackDueOn: '2026-12-25' });
      });
    });
  });

  describe('are handled', () => {
    it('by steps: calls, measures, a proposal; the rater is told and asked', async () => {
      const user = await test.loginUser('rater');
      const rating = await rate(1, { contact: '13800000000' }, user);
      const { id } = await only();
      await act(id, 'steps', { kind: 'call-back', reached: false, text: '没人接' });
      expect((await only()).calledBackAt).toBeNull();
      await act(id, 'steps', { kind: 'call-back', reached: true, text: '说明了原因并致歉' });
      await act(id, 'steps', { kind: 'action', text: '增开一个窗口' });
      const proposed = await act(id, 'propose', { text: '已增开窗口，等候时间降到十分钟' });
      expect(proposed).toMatchObject({ status: 201, body: { state: 'proposed', calledBackAt: expect.any(String) as unknown, proposal: '已增开窗口，等候时间降到十分钟' } });
      expect(proposed.body.steps.map(({ kind, reached }) => [kind, reached])).toEqual([['opened', null], ['call-back', false], ['call-back', true], ['action', null], ['proposed', null]]);
      const { items } = (await test.api.get<Inbox>('/api/inbox', user)).body;
      expect(items[0]).toMatchObject({ page: `pages/my-rating/index?receipt=${rating.receipt}`, title: expect.stringContaining('请确认') as unknown });
      expect((await look(rating)).body).toMatchObject({ state: 'proposed', mayAnswer: true });
    });

    it('by nobody to their end: staff have no way to close one', async () => {
      await rate(1);
      const { id } = await only();
      for (const token of [desk, admin, editor]) {
        expect((await decide(id, 'close', '自己办结', token)).status).toBe(403);
        expect((await act(id, 'close', { reason: '自己办结' }, token)).status).toBe(404);
      }
      expect((await only()).state).toBe('open');
    });

    it('by whoever is responsible, the desk or an administrator, and by nobody else', async () => {
      await rate(1);
      const { id } = await only();
      expect((await act(id, 'steps', { kind: 'action', text: '试试' }, editor)).body.error.code).toBe('FORBIDDEN');
      const members = (await test.api.get<{ items: { id: string; role: string }[] }>('/api/staff/members', admin)).body.items;
      const editorId = members.find(({ role }) => role === 'editor')?.id;
      expect((await act(id, 'hand-over', { staffId: editorId, reason: '由经办股室办理' })).status).toBe(201);
      expect((await act(id, 'steps', { kind: 'action', text: '试试' }, editor)).status).toBe(201);
      expect((await act(id, 'hand-over', { staffId: editorId, reason: '再来一次' })).body.error.code).toBe('WRONG_STATE');
      expect((await act(id, 'hand-over', { staffId: '01J00000000000000000000000', reason: '没有的人' })).status).toBe(404);
    });

    it('by anybody but the person who was rated, who does not learn either whether the rater can be reached', async () => {
      const { body: service } = await test.api.post<{ token: string }>('/api/staff/handled-services', { matterId: 'opening' }, desk);
      await rate(1, { token: service.token, contact: '13800000000' });
      const { id } = await only();
      expect(await list('', admin)).toMatchObject([{ hasContact: true, callBackDueOn: '2026-11-23' }]);
      expect((await act(id, 'steps', { kind: 'call-back', reached: true, text: '已致歉' }, admin)).status).toBe(201);
      const hidden = { hasContact: false, callBackDueOn: null, calledBackAt: null };
      expect(await list()).toMatchObject([hidden]);
      const { body } = await test.api.get<RectificationDetail>(`/api/staff/rectifications/${id}`, desk);
      expect(body).toMatchObject({ ...hidden, mayHandle: false, steps: [{ kind: 'opened' }] });
      expect((await act(id, 'contact', {})).body.error.code).toBe('FORBIDDEN');
      for (const [deed, said] of [['steps', { kind: 'call-back', reached: true, text: '自己打的' }], ['steps', { kind: 'action', text: '自己改的' }], ['propose', { text: '自己报完成' }]] as const) expect((await act(id, deed, said)).body.error.code).toBe('FORBIDDEN');
      const me = (await test.api.get<{ id: string }>('/api/staff/me', desk)).body.id;
      expect((await act(id, 'hand-over', { staffId: me, reason: '交给被评价的人' }, admin)).body.error.code).toBe('WRONG_STATE');
    });

    it('out of sight of other sections, running or closed', async () => {
      await rate(1);
      const { id } = await only();
      expect(await list('', editor)).toEqual([]);
      const counted = async (token: string) => (await test.api.get<Overview>('/api/staff/overview', token)).body.rectificationsRunning;
      expect([await counted(editor), await counted(admin)]).toEqual([0, 1]);
      expect((await test.api.get(`/api/staff/rectifications/${id}`, editor)).status).toBe(404);
      expect((await decide(id, 'close', '已实地核实')).status).toBe(201);
      expect([await list('state=closed', editor), await list('state=closed', admin)]).toMatchObject([[], [{ id }]]);
    });

    it('by whoever is responsible with the number to ring, each look in the trail, and by nobody else', async () => {
      await rate(1, { contact: '13800000000' });
      const { id } = await only();
      const ask = (token: string) => test.api.post<{ contact: string } & ErrorBody>(`/api/staff/rectifications/${id}/contact`, {}, token);
      expect((await ask(editor)).body.error.code).toBe('FORBIDDEN');
      const members = (await test.api.get<{ items: { id: string; role: string }[] }>('/api/staff/members', admin)).body.items;
      await act(id, 'hand-over', { staffId: members.find(({ role }) => role === 'editor')?.id, reason: '由经办股室办理' });
      expect(await ask(editor)).toMatchObject({ status: 200, body: { contact: '13800000000' } });
      const trail = (await test.api.get<Page<AuditEntry>>('/api/staff/audit?limit=100', admin)).body.items.filter(({ action }) => action === 'rating.contact');
      expect(trail).toHaveLength(1);
      expect(JSON.stringify(trail)).not.toContain('13800000000');
      await decide(id, 'close', '已实地核实');
      expect((await ask(editor)).body.error.code).toBe('WRONG_STATE');
    });

    it('to no proposal before a rater who left a contact was rung, reached or not', async () => {
      await rate(1, { contact: '13800000000' });
      const { id } = await only();
      expect((await act(id, 'propose', { text: '已经整改' })).body.error.code).toBe('WRONG_STATE');
      await act(id, 'steps', { kind: 'call-back', reached: false, text: '没人接' });
      expect((await act(id, 'propose', { text: '已经整改' })).body).toMatchObject({ state: 'proposed', calledBackAt: null });
    });

    it('with a call-back only where there is a contact', async () => {
      await rate(1);
      const { id } = await only();
      expect((await act(id, 'steps', { kind: 'call-back', reached: true, text: '假装打过' })).body.error.code).toBe('WRONG_STATE');
    });

    it.each([
      ['an unknown step', 'steps', { kind: 'closed', text: '办结' }],
      ['an empty text', 'steps', { kind: 'action', text: '   ' }],
      ['invisible words', 'propose', { text: '\u200b\u200b' }],
      ['a huge text', 'propose', { text: '好'.repeat(2001) }],
      ['no body', 'propose', {}],
    ])('not with %s', async (_, deed, body) => {
      await rate(1);
      expect((await act((await only()).id, deed, body)).status).toBe(400);
    });
  });

  describe('end', () => {
    const proposed = async (part: object = {}, token?: string): Promise<{ id: string; rating: RatingReceipt }> => {
      const rating = await rate(1, part, token);
      const { id } = await only();
      await act(id, 'propose', { text: '已经整改' });
      return { id, rating };
    };

    it('when the rater says so, once, with how satisfied they are now', async () => {
      const { rating } = await proposed();
      const both = await Promise.all([confirm(rating, {}), confirm(rating, {})]);
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
      expect((await look(rating)).body).toMatchObject({ state: 'closed', closedBy: 'rater', secondLevel: 4, mayAnswer: false });
      expect(await list('state=closed')).toMatchObject([{ onTime: true, closedBy: 'rater', secondLevel: 4 }]);
    });

    it('not when the rater is not satisfied: it goes back to staff', async () => {
      const { id, rating } = await proposed();
      expect((await confirm(rating, { accepted: false, level: 1, reasons: ['办理超时'] })).body).toMatchObject({ state: 'open', secondLevel: 1, mayAnswer: false });
      expect((await confirm(rating, {})).status).toBe(409);
      expect((await act(id, 'propose', { text: '再次整改' })).status).toBe(201);
      expect((await confirm(rating, {})).body).toMatchObject({ state: 'closed', secondLevel: 4 });
    });

    it('with the login that rated, too, and with nobody else’s', async () => {
      const user = await test.loginUser('rater');
      const { rating } = await proposed({}, user);
      const other = await test.loginUser('somebody-else');
      const byLogin = (token?: string) => test.api.post<RaterRectification>('/api/rectifications/confirm', { rater: { ratingId: rating.id }, accepted: true, level: 5 }, token);
      expect([(await byLogin()).status, (await byLogin(other)).status, (await byLogin(desk)).status]).toEqual([404, 404, 404]);
      expect((await byLogin(user)).body.state).toBe('closed');
    });

    it('not with a wrong code, an option that the centre does not offer, or before anything was proposed', async () => {
      const rating = await rate(1);
      expect((await confirm({ ...rating, code: '222222' }, {})).status).toBe(404);
      expect((await confirm(rating, {})).body.error.code).toBe('WRONG_STATE');
      expect((await confirm(rating, { reasons: ['随便写的'] })).status).toBe(400);
      expect((await look(await rate(5))).body.error.code).toBe('NOT_FOUND');
    });

    it('by a supervisor with a reason; the rater may still say what they think, and it can be reopened with a new clock', async () => {
      await apart(new TestClock(NOW), async () => {
        const rating = await rate(1);
        const { id } = await only();
        expect((await decide(id, 'close', '')).status).toBe(400);
        expect((await decide(id, 'close', '已实地核实，匿名评价无法再问')).body).toMatchObject({ state: 'closed', closedBy: 'supervisor', closeReason: '已实地核实，匿名评价无法再问', mayHandle: false });
        expect((await decide(id, 'close', '再办结一次')).status).toBe(409);
        expect((await confirm(rating, { accepted: false, level: 2 })).body).toMatchObject({ state: 'closed', secondLevel: 2, mayAnswer: false });
        test.clock.advance(35 * DAY_MS);
        supervisor = await test.loginUser('supervisor');
        expect((await decide(id, 'reopen', '评价人不认可')).body).toMatchObject({ state: 'open', reopenings: 1, closedBy: null, secondLevel: 2 });
        desk = await test.loginStaff('supervisor-desk');
        expect((await only()).dueOn).toBeNull();
        expect((await decide(id, 'reopen', '再退回')).status).toBe(409);
      });
    });

    it('late for good: a reopening does not make a late end punctual', async () => {
      await apart(new TestClock(NOW), async () => {
        await rate(1);
        const { id } = await only();
        test.clock.set('2026-12-14T10:00:00+08:00');
        const again = await test.loginUser('supervisor');
        expect((await decide(id, 'close', '超期后办结', again)).body.onTime).toBe(false);
        expect((await test.api.post('/api/staff/holidays', { file: invented2027() }, await test.loginStaff('administrator'))).status).toBe(200);
        await decide(id, 'reopen', '还要再办', again);
        expect((await decide(id, 'close', '第二轮很快', again)).body).toMatchObject({ onTime: false, reopenings: 1 });
      });
    });

    it('on another day when a December is announced anew, and the trail says which', async () => {
      await apart(new TestClock(NOW), async () => {
        await rate(1);
        const { id, dueOn } = await only();
        const file = invented2027();
        file.days.push({ name: '元旦', date: '2026-12-04', isOffDay: true });
        const administrator = await test.loginStaff('administrator');
        expect((await test.api.post('/api/staff/holidays', { file }, administrator)).status).toBe(200);
        expect(await test.app.get(RectificationDates).recount()).toBeLessThanOrEqual(1);
        expect([dueOn, (await only()).dueOn]).toEqual(['2026-12-11', '2026-12-14']);
        const trail = (await test.api.get<Page<AuditEntry>>(`/api/staff/audit?objectId=${id}`, administrator)).body.items;
        expect(trail).toMatchObject([{ action: 'rectification.redated', summary: '放假安排有调整，整改期限由 2026-12-11 改为 2026-12-14' }]);
      });
    });

    it('and says of a call-back’s day that it alone moved', async () => {
      await apart(new TestClock('2026-12-04T10:00:00+08:00'), async () => {
        await rate(1, { contact: '13800000000' });
        const { id } = await only();
        const file = invented2027();
        file.days.push({ name: '元旦', date: '2026-12-07', isOffDay: true }, { name: '元旦', date: '2026-12-12', isOffDay: false });
        expect((await test.api.post('/api/staff/holidays', { file }, admin)).status).toBe(200);
        await test.drain();
        expect(await only()).toMatchObject({ dueOn: '2026-12-25', callBackDueOn: '2026-12-08' });
        const trail = (await test.api.get<Page<AuditEntry>>(`/api/staff/audit?objectId=${id}`, admin)).body.items;
        expect(trail.map(({ summary }) => summary)).toEqual(['放假安排有调整，回访期限由 2026-12-07 改为 2026-12-08']);
      });
    });

    it('leaves a trail of staff and supervisors, and none of the rater', async () => {
      const { id, rating } = await proposed();
      await confirm(rating, { accepted: false });
      await decide(id, 'close', '核实无误');
      const trail = (await test.api.get<Page<AuditEntry>>(`/api/staff/audit?objectId=${id}`, admin)).body.items;
      expect(trail.map(({ action }) => action)).toEqual(['rectification.close', 'rectification.propose']);
    });
  });

  describe('are watched', () => {
    it('by calling back too: a rater who was not rung in time is late for the desk, and for no member of a section', async () => {
      await apart(new TestClock(NOW), async () => {
        await rate(1, { contact: '13800000000' });
        await rate(1);
        test.clock.set('2026-11-24T10:00:00+08:00');
        desk = await test.loginStaff('supervisor-desk');
        const counts = async (token: string) => {
          const { rectificationsRunning, rectificationsOverdue, rectificationsNear } = (await test.api.get<Overview>('/api/staff/overview', token)).body;
          return [rectificationsRunning, rectificationsOverdue, rectificationsNear];
        };
        expect(await list('late=true')).toMatchObject([{ hasContact: true, overdue: false }]);
        expect(await counts(desk)).toEqual([2, 1, 0]);
        const member = await test.loginStaff('editor');
        const { id } = (await test.api.get<{ id: string }>('/api/staff/me', member)).body;
        expect((await test.api.patch(`/api/staff/members/${id}`, { sectionId: 'trading' }, await test.loginStaff('administrator'))).status).toBe(200);
        expect(await counts(member)).toEqual([2, 0, 0]);
        expect(await list('late=true', member)).toEqual([]);
      });
    });

    it('the first due first, page by page, late ones alone on request; an alarm as long as one is overdue', async () => {
      await apart(new TestClock(NOW), async () => {
        await rate(1);
        test.clock.advance(3 * DAY_MS);
        desk = await test.loginStaff('supervisor-desk');
        await rate(2);
        await rate(1);
        const pages: Rectification[] = [];
        for (let cursor: string | null = ''; cursor !== null; ) {
          const page: Page<Rectification> = (await test.api.get<Page<Rectification>>(`/api/staff/rectifications?limit=1${cursor && `&cursor=${cursor}`}`, desk)).body;
          pages.push(...page.items);
          cursor = page.nextCursor;
        }
        expect(pages.map(({ dueOn }) => dueOn)).toEqual(['2026-12-11', '2026-12-14', '2026-12-14']);
        expect(new Set(pages.map(({ id }) => id)).size).toBe(3);
        expect((await test.api.get('/api/staff/rectifications?cursor=nonsense', desk)).status).toBe(400);
        test.clock.set('2026-12-12T10:00:00+08:00');
        desk = await test.loginStaff('supervisor-desk');
        expect(await list('late=true')).toMatchObject([{ overdue: true }, { overdue: false, workingDaysLeft: 1 }, { overdue: false }]);
        expect((await test.api.get<Overview>('/api/staff/overview', desk)).body).toMatchObject({ rectificationsRunning: 3, rectificationsOverdue: 1, rectificationsNear: 2 });
        await test.app.get(RecurringJobs).runNow(RECTIFICATIONS);
        expect((await test.app.get(Alarms).list()).map(({ key }) => key)).toContain('rectifications:overdue');
        supervisor = await test.loginUser('supervisor');
        for (const { id } of await list()) await decide(id, 'close', '核实无误', supervisor);
        await test.app.get(RecurringJobs).runNow(RECTIFICATIONS);
        expect((await test.app.get(Alarms).list()).map(({ key }) => key)).not.toContain('rectifications:overdue');
      });
    });

    it('by everybody: what was done and whether in time, without the rater’s words', async () => {
      await rate(1, { contact: '13800000000', text: '秘密的话不该公开' });
      const { id } = await only();
      await act(id, 'steps', { kind: 'call-back', reached: true, text: '已致歉' });
      await act(id, 'propose', { text: '已增开窗口' });
      const shown = await test.api.get<Page<PublicRectification>>('/api/rectifications');
      expect(shown.body.items).toMatchObject([{ matterName: '开标服务', level: 1, state: 'proposed', proposal: '已增开窗口', openedOn: '2026-11-20', closedOn: null }]);
      expect(JSON.stringify(shown.body)).not.toMatch(/秘密|13800000000/);
    });

    it('so that a bad rating without one gets it, and nobody who left stays responsible', async () => {
      await rate(1);
      const rows = test.app.get(DataSource).getRepository(RectificationRow);
      await rows.clear();
      const jobs = test.app.get(RecurringJobs);
      await jobs.runNow(RECTIFICATIONS);
      expect(await list()).toHaveLength(1);
      await rows.update({ id: (await only()).id }, { responsibleId: '01J00000000000000000000000', responsibleName: '已离任' });
      await jobs.runNow(RECTIFICATIONS);
      expect((await only()).responsible.name).not.toBe('已离任');
    });

    it('to the day and not the moment of what a rater did', async () => {
      const rating = await rate(1);
      const { id } = await only();
      await act(id, 'propose', { text: '已经整改' });
      test.clock.advance(3_723_000);
      await confirm(rating, {});
      const { steps, closedAt } = (await test.api.get<RectificationDetail>(`/api/staff/rectifications/${id}`, desk)).body;
      const dayStart = '2026-11-19T16:00:00.000Z';
      expect(steps.filter(({ kind }) => kind === 'opened' || kind === 'accepted').map(({ at }) => at)).toEqual([dayStart, dayStart]);
      expect(closedAt).toBe(dayStart);
    });
  });

  it('stay open when their rating is found to be malicious, and say so', async () => {
    const { id: ratingId } = await rate(1);
    await test.api.post(`/api/staff/ratings/${ratingId}/exclusion`, { kind: 'malicious', reason: '同一人反复评价' }, desk);
    const decided = await test.api.post(`/api/staff/ratings/${ratingId}/exclusion/decision`, { exclude: true, reason: '已核实' }, admin);
    expect(decided.status).toBeLessThan(300);
    expect(await only()).toMatchObject({ state: 'open', excluded: true });
  });
});
