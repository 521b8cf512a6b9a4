import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { AppraisalResults, ErrorBody, Inbox, Invited, Opinion, OpinionDetail, Overview, OwnAppraisal, OwnOpinion, OwnRecords, OwnTerm, Page, PersonalData, RecordList, StaffOpinion, StaffSupervisorList, SupervisionTask, Supervisor, TrailEntry } from '@sunshine/contracts';
import { DataSource } from 'typeorm';
import { OpinionDueDates } from '../src/modules/supervisors/opinion-due-dates.js';
import { SupervisorEntity } from '../src/modules/supervisors/supervisor.entity.js';
import { RecurringJobs } from '../src/platform/schedule/recurring-jobs.js';
import { Alarms } from '../src/platform/alarms/alarms.js';
import { startTestApp, type TestApp } from './support/app.js';
import { invented2027 } from './support/holidays.js';

const term = { name: '监督甲（演示）', identity: '人大代表', unit: '虚构乡人大', startsOn: '2026-11-01', endsOn: '2028-10-31', appointmentNo: '演聘〔2026〕1号', appointmentText: '聘请监督甲（演示）为特约监督员。' };
const DAY_MS = 86_400_000;
/** 2026-11-20, where the clock of a test stands. */
const later = (days: number): string => new Date(Date.UTC(2026, 10, 20) + days * DAY_MS).toISOString().slice(0, 10);

describe('supervisors', () => {
  let test: TestApp;
  let desk: string;
  let second: string;

  beforeEach(async () => {
    test = await startTestApp();
    desk = await test.loginStaff('supervisor-desk');
    second = await test.loginStaff('administrator');
  });
  afterEach(() => test.close());

  const invite = async (change: Partial<typeof term> = {}): Promise<Invited> => (await test.api.post<Invited>('/api/staff/supervisors', { ...term, ...change }, desk)).body;
  const people = async (): Promise<{ id: string; name: string }[]> => (await test.api.get<StaffSupervisorList>('/api/staff/supervisors', desk)).body.people;
  /** A supervisor in office: their phone's token and their id. */
  async function serving(code = 'jia', change: Partial<typeof term> = {}): Promise<{ phone: string; id: string }> {
    const invited = await invite(change);
    const phone = await test.loginUser(code);
    await test.api.post('/api/supervisor/acceptance', { code: invited.code }, phone);
    return { phone, id: invited.supervisor.id };
  }
  const pass = async (id: string): Promise<void> => {
    await test.api.post(`/api/staff/content-checks/${id}/decision`, { pass: true }, desk);
  };

  describe('an invitation', () => {
    it('has a code of 80 bits that is shown once and stands nowhere', async () => {
      const { code } = await invite();
      expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
      const list = await test.api.get('/api/staff/supervisors', desk);
      expect(JSON.stringify(list.body)).not.toContain(code);
      const rows = await test.app.get(DataSource).getRepository(SupervisorEntity).find();
      expect(JSON.stringify(rows)).not.toContain(code.replaceAll('-', ''));
    });

    it('shows the invited person what will be public, and is taken as it is typed', async () => {
      const { code } = await invite();
      const phone = await test.loginUser('jia');
      const typed = ` ${code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')} `;
      expect((await test.api.post<Supervisor>('/api/supervisor/invitation', { code: typed }, phone)).body).toMatchObject({ name: term.name, state: 'invited' });
      expect((await test.api.post<OwnTerm>('/api/supervisor/acceptance', { code: typed }, phone)).body).toMatchObject({ serving: true, supervisor: { name: term.name, state: 'serving' } });
    });

    it('makes one supervisor, however many phones use the code at once', async () => {
      const { code } = await invite();
      const phones = await Promise.all(Array.from({ length: 8 }, (_, at) => test.loginUser(`at-once-${at}`)));
      const answers = await Promise.all(phones.map((phone) => test.api.post('/api/supervisor/acceptance', { code }, phone)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 404, 404, 404, 404, 404, 404, 404]);
    });

    it('is over after seven days, and when the centre has made a new code', async () => {
      const first = await invite();
      const renewed = await test.api.post<Invited>(`/api/staff/supervisors/${first.supervisor.id}/code`, {}, desk);
      const phone = await test.loginUser('jia');
      expect((await test.api.post('/api/supervisor/acceptance', { code: first.code }, phone)).status).toBe(404);
      test.clock.advance(7 * DAY_MS);
      expect((await test.api.post('/api/supervisor/acceptance', { code: renewed.body.code }, phone)).status).toBe(404);
    });

    it('gives nobody two terms at once', async () => {
      const { phone } = await serving();
      const other = await invite({ name: '监督乙（演示）' });
      expect((await test.api.post<ErrorBody>('/api/supervisor/acceptance', { code: other.code }, phone)).body.error.code).toBe('WRONG_STATE');
    });

    it.each([
      ['a wrong code', { code: '0000-0000-0000-0000' }, 404],
      ['too short a code', { code: 'ABC' }, 400],
      ['a huge code', { code: 'A'.repeat(1000) }, 400],
    ])('refuses %s', async (_name, body, status) => expect((await test.api.post('/api/supervisor/acceptance', body, await test.loginUser('jia'))).status).toBe(status));

    it.each([
      ['an identity that the centre does not know', { identity: '国王' }],
      ['a term that is over', { startsOn: '2020-01-01', endsOn: '2021-12-31' }],
      ['a term that ends before it begins', { startsOn: '2027-01-01', endsOn: '2026-12-31' }],
    ])('is not made with %s', async (_name, change) => expect((await test.api.post('/api/staff/supervisors', { ...term, ...change }, desk)).status).toBe(400));

    it('has the length that the centre has configured when no end is named', async () => {
      expect((await test.api.post<Invited>('/api/staff/supervisors', { ...term, startsOn: '2027-03-01', endsOn: undefined }, desk)).body.supervisor.endsOn).toBe('2029-02-28');
    });
  });

  describe('a term', () => {
    it('is public once accepted, without an account or a contact', async () => {
      await invite({ name: '还没接受（演示）' });
      await serving();
      const { body } = await test.api.get<Page<Supervisor>>('/api/supervisors');
      expect(body.items).toEqual([expect.objectContaining({ name: term.name, state: 'serving', appointmentNo: term.appointmentNo })]);
      expect(Object.keys(body.items[0] ?? {})).not.toContain('userId');
    });

    it('that has ended has no power at the next request, but keeps its own record and opinions to read', async () => {
      const { phone, id } = await serving();
      expect((await test.api.get('/api/supervisor/tasks', phone)).status).toBe(200);
      await test.api.post(`/api/staff/supervisors/${id}/end`, { reason: '本人申请' }, desk);
      for (const path of ['/api/supervisor/tasks', '/api/supervisor/trail', '/api/supervisor/home']) expect([path, (await test.api.get(path, phone)).status]).toEqual([path, 403]);
      expect((await test.api.post('/api/supervisor/opinions', { subjectKind: 'rule', subject: '制度', text: '任期结束后的意见' }, phone)).status).toBe(403);
      expect((await test.api.get<OwnTerm>('/api/supervisor/me', phone)).body).toMatchObject({ serving: false, supervisor: { state: 'ended', endReason: '本人申请' } });
      expect((await test.api.get<OwnRecords>('/api/supervisor/record', phone)).body.items).toHaveLength(1);
      expect((await test.api.get('/api/supervisor/opinions', phone)).status).toBe(200);
    });

    it('has power from its first to its last day', async () => {
      const { phone } = await serving('jia', { startsOn: '2026-11-21', endsOn: '2026-11-22' });
      const statuses: number[] = [];
      for (let day = 0; day < 4; day += 1) {
        statuses.push((await test.api.get('/api/supervisor/tasks', phone)).status);
        test.clock.advance(DAY_MS);
      }
      expect(statuses).toEqual([403, 200, 200, 403]);
    });

    it('is renewed once, and not after its end', async () => {
      const { id } = await serving();
      const renewal = { endsOn: '2030-10-31', appointmentNo: '演聘〔2028〕2号', appointmentText: '续聘。' };
      const answers = await Promise.all([1, 2].map(() => test.api.post(`/api/staff/supervisors/${id}/renew`, renewal, desk)));
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      await test.api.post(`/api/staff/supervisors/${id}/end`, { reason: '离任' }, desk);
      expect((await test.api.post(`/api/staff/supervisors/${id}/renew`, { ...renewal, endsOn: '2032-01-01' }, desk)).status).toBe(409);
    });

    it('that ends soon is told to the centre until it is renewed', async () => {
      const { id } = await serving('jia', { endsOn: later(30) });
      await test.app.get(RecurringJobs).runNow('supervisors.terms');
      expect(await test.app.get(Alarms).list()).toEqual([expect.objectContaining({ key: 'supervisors:terms-end', text: expect.stringContaining(term.name) })]);
      await test.api.post(`/api/staff/supervisors/${id}/renew`, { endsOn: later(400), appointmentNo: '二', appointmentText: '续聘' }, desk);
      await test.app.get(RecurringJobs).runNow('supervisors.terms');
      expect(await test.app.get(Alarms).list()).toEqual([]);
    });

    it('stays published when the account is erased, and its powers go', async () => {
      const { phone, id } = await serving();
      await test.api.post<OwnOpinion>('/api/supervisor/opinions', { subjectKind: 'rule', subject: '开标制度', text: '建议公开得更早' }, phone);
      expect((await test.api.get<PersonalData>('/api/me/data', phone)).body.held.appointments).toBe(2);
      await test.api.delete('/api/me', phone);
      expect((await test.api.get<Page<Supervisor>>('/api/supervisors')).body.items).toHaveLength(1);
      expect((await test.api.get('/api/supervisor/tasks', await test.loginUser('jia'))).status).toBe(403);
      expect((await test.app.get(DataSource).getRepository(SupervisorEntity).findOneByOrFail({ id })).userId).toBeNull();
    });
  });

  describe('a task', () => {
    async function assigned(change: object = {}) {
      const { phone, id: supervisorId } = await serving();
      const [member] = await people();
      const task = { title: '现场查看开标', duty: '到开标室查看唱标全过程', measures: '发现问题当场记录并报告', supervisorId, staffId: member?.id, dueOn: later(5), ...change };
      const made = await test.api.post<SupervisionTask>('/api/staff/tasks', task, desk);
      return { phone, made, task: made.body, supervisorId, member };
    }
    const step = (id: string, what: string, body: object, token: string) => test.api.post<SupervisionTask & ErrorBody>(`/api/supervisor/tasks/${id}/${what}`, body, token);

    it('goes from the centre to the supervisor and back, and each is told', async () => {
      const { phone, task, member } = await assigned();
      expect(task).toMatchObject({ state: 'assigned', supervisorName: term.name, staffName: member?.name, overdue: false });
      const accepted = await step(task.id, 'accept', { revision: 0 }, phone);
      const reported = await step(task.id, 'report', { revision: accepted.body.revision, report: '唱标过程规范' }, phone);
      expect(reported.body).toMatchObject({ state: 'reported', report: '唱标过程规范' });
      const returned = await test.api.post<SupervisionTask>(`/api/staff/tasks/${task.id}/check`, { revision: reported.body.revision, pass: false, note: '请补充照片' }, desk);
      expect(returned.body).toMatchObject({ state: 'returned', checkNote: '请补充照片' });
      const again = await step(task.id, 'report', { revision: returned.body.revision, report: '已补充' }, phone);
      const checked = await test.api.post<SupervisionTask>(`/api/staff/tasks/${task.id}/check`, { revision: again.body.revision, pass: true }, desk);
      expect(checked.body.state).toBe('checked');
      const inbox = (await test.api.get<Inbox>('/api/inbox', phone)).body.items;
      expect(inbox.map(({ kind, page }) => [kind, page])).toEqual(Array.from({ length: 3 }, () => ['task', `pages/supervisor/task/index?id=${task.id}`]));
    });

    it.each([
      ['without a supervisor', { supervisorId: '01ARZ3NDEKTSV4RRFFQ69G5FAV' }],
      ['without a responsible member of staff', { staffId: '01ARZ3NDEKTSV4RRFFQ69G5FAV' }],
      ['without measures', { measures: ' ' }],
      ['that is due in the past', { dueOn: '2026-11-19' }],
      ['about a project that is not there', { projectId: '01ARZ3NDEKTSV4RRFFQ69G5FAV' }],
    ])('is not saved %s', async (_name, change) => expect((await assigned(change)).made.status).toBe(400));

    it('takes one report of two at once', async () => {
      const { phone, task } = await assigned();
      const answers = await Promise.all(['一', '二'].map((report) => step(task.id, 'report', { revision: 0, report }, phone)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    });

    it('is another supervisor’s business to nobody', async () => {
      const { task } = await assigned();
      const { phone: other } = await serving('yi', { name: '监督乙（演示）' });
      expect((await test.api.get(`/api/supervisor/tasks/${task.id}`, other)).status).toBe(404);
      expect((await step(task.id, 'report', { revision: 0, report: '不是我的' }, other)).status).toBe(404);
      expect((await test.api.get<Page<SupervisionTask>>('/api/supervisor/tasks', other)).body.items).toEqual([]);
    });

    it('is reminded of three days and one day before, and once when it is late', async () => {
      const { phone } = await assigned();
      const titles: string[] = [];
      for (let day = 0; day < 9; day += 1) {
        await test.app.get(RecurringJobs).runNow('supervisors.tasks');
        test.clock.advance(DAY_MS);
      }
      for (const { title } of (await test.api.get<Inbox>('/api/inbox', phone)).body.items) titles.push(title);
      expect(titles.reverse()).toEqual(['新任务：现场查看开标', '任务还剩 3 天到期：现场查看开标', '任务还剩 1 天到期：现场查看开标', '任务已逾期：现场查看开标']);
    });
  });

  describe('an opinion', () => {
    const written = { subjectKind: 'session', subject: '十一月开标现场', sessionOn: '2026-11-19', text: '唱标时屏幕看不清，建议换大屏。' };
    async function signed(): Promise<{ phone: string; opinion: OwnOpinion }> {
      const { phone } = await serving();
      return { phone, opinion: (await test.api.post<OwnOpinion>('/api/supervisor/opinions', written, phone)).body };
    }
    const staffPost = (id: string, what: string, body: object, token: string) => test.api.post<StaffOpinion & ErrorBody>(`/api/staff/opinions/${id}/${what}`, body, token);

    it('is signed so that anybody can count it again', async () => {
      const { opinion } = await signed();
      await pass(opinion.id);
      const { body } = await test.api.get<OpinionDetail>(`/api/opinions/${opinion.id}`);
      expect(createHash('sha256').update(body.signedText).digest('hex')).toBe(body.signature);
      expect(JSON.parse(body.signedText)).toMatchObject({ name: term.name, text: written.text, signedAt: body.signedAt });
      expect(Object.keys(JSON.parse(body.signedText) as object)).toEqual(Object.keys(JSON.parse(body.signedText) as object).sort());
    });

    it('is public only once its words have passed the check', async () => {
      const { phone, opinion } = await signed();
      expect((await test.api.get<Page<Opinion>>('/api/opinions')).body.items).toEqual([]);
      expect((await test.api.get(`/api/opinions/${opinion.id}`)).status).toBe(404);
      expect(JSON.stringify((await test.api.get('/api/supervisor/trail', phone)).body)).not.toContain(written.subject);
      expect((await test.api.get<Page<OwnOpinion>>('/api/supervisor/opinions', phone)).body.items).toMatchObject([{ textState: 'pending', text: written.text }]);
      expect((await staffPost(opinion.id, 'draft', { draft: '好的' }, desk)).status).toBe(409);
      await pass(opinion.id);
      expect((await test.api.get<Page<Opinion>>('/api/opinions')).body.items).toMatchObject([{ state: 'open', dueOn: '2026-12-11', overdue: false }]);
    });

    it('is due on another day when a December is announced anew', async () => {
      const { opinion } = await signed();
      await pass(opinion.id);
      const file = invented2027();
      file.days.push({ name: '元旦', date: '2026-12-04', isOffDay: true });
      expect((await test.api.post('/api/staff/holidays', { file }, await test.loginStaff('administrator'))).status).toBe(200);
      await test.app.get(OpinionDueDates).recount();
      expect((await test.api.get<Page<Opinion>>('/api/opinions')).body.items).toMatchObject([{ dueOn: '2026-12-14' }]);
    });

    it('is answered by one person and published by another', async () => {
      const { phone, opinion } = await signed();
      await pass(opinion.id);
      await staffPost(opinion.id, 'draft', { draft: '下月更换大屏。' }, desk);
      expect((await staffPost(opinion.id, 'draft', { draft: '没有看过同事的稿' }, second)).body.error.code).toBe('CONFLICT');
      expect((await staffPost(opinion.id, 'publish', { draft: '下月更换大屏。' }, desk)).body.error.code).toBe('AUTHOR_MAY_NOT_APPROVE');
      expect((await staffPost(opinion.id, 'publish', { draft: '别的稿子' }, second)).status).toBe(409);
      expect((await staffPost(opinion.id, 'return', { reason: '写明日期' }, second)).body).toMatchObject({ state: 'open', returned: '写明日期' });
      await staffPost(opinion.id, 'draft', { draft: '12 月 10 日前更换大屏。' }, desk);
      expect((await staffPost(opinion.id, 'publish', { draft: '12 月 10 日前更换大屏。' }, second)).body.state).toBe('answered');
      expect((await staffPost(opinion.id, 'draft', { draft: '改答复' }, desk)).status).toBe(409);
      expect((await test.api.get<OpinionDetail>(`/api/opinions/${opinion.id}`)).body).toMatchObject({ state: 'answered', answer: '12 月 10 日前更换大屏。', lateReason: null });
      expect((await test.api.get<Inbox>('/api/inbox', phone)).body.items[0]).toMatchObject({ kind: 'answer', page: `pages/supervisors/opinion/index?id=${opinion.id}` });
    });

    it('that is answered late says why, in public', async () => {
      const { opinion } = await signed();
      await pass(opinion.id);
      test.clock.set('2026-12-12T02:00:00Z');
      desk = await test.loginStaff('supervisor-desk');
      second = await test.loginStaff('administrator');
      expect((await test.api.get<Page<Opinion>>('/api/opinions')).body.items).toMatchObject([{ overdue: true }]);
      expect((await test.api.get<Overview>('/api/staff/overview', desk)).body).toMatchObject({ opinionsOpen: 1, opinionsOverdue: 1 });
      expect((await test.api.get<Page<StaffOpinion>>('/api/staff/opinions?open=true', desk)).body.items).toMatchObject([{ id: opinion.id }]);
      await staffPost(opinion.id, 'draft', { draft: '已更换。' }, desk);
      expect((await staffPost(opinion.id, 'publish', { draft: '已更换。' }, second)).status).toBe(400);
      await staffPost(opinion.id, 'publish', { draft: '已更换。', lateReason: '等供货' }, second);
      expect((await test.api.get<OpinionDetail>(`/api/opinions/${opinion.id}`)).body).toMatchObject({ overdue: true, lateReason: '等供货' });
      expect((await test.api.get<Overview>('/api/staff/overview', desk)).body).toMatchObject({ opinionsOpen: 0, opinionsOverdue: 0 });
      expect((await test.api.get<Page<StaffOpinion>>('/api/staff/opinions?open=true', desk)).body.items).toEqual([]);
    });

    it.each([
      ['a session without a day', { sessionOn: null }],
      ['a session that has not been', { sessionOn: '2026-11-21' }],
      ['a project that is not there', { subjectKind: 'project', sessionOn: null, projectId: '01ARZ3NDEKTSV4RRFFQ69G5FAV' }],
      ['nothing at all', { text: '' }],
      ['a file that was never sent', { uploadIds: ['a'.repeat(24)] }],
    ])('is refused about %s', async (_name, change) => {
      const { phone } = await serving();
      expect((await test.api.post('/api/supervisor/opinions', { ...written, ...change }, phone)).status).toBeGreaterThanOrEqual(400);
      expect((await test.api.get<Page<OwnOpinion>>('/api/supervisor/opinions', phone)).body.items).toEqual([]);
    });
  });

  describe('an appraisal', () => {
    const ask = async (phone: string): Promise<OwnAppraisal> => (await test.api.get<OwnAppraisal>('/api/supervisor/appraisal', phone)).body;
    const give = (phone: string, { period, formId }: OwnAppraisal, answers: Record<string, number>) => test.api.put<OwnAppraisal & ErrorBody>('/api/supervisor/appraisal', { period, formId, answers }, phone);
    const all = ({ questions }: OwnAppraisal, degree: number): Record<string, number> => Object.fromEntries(questions.map(({ id }) => [id, degree]));

    it('asks for openness of management, of decisions, and for results', async () => {
      const { phone } = await serving();
      const own = await ask(phone);
      expect(own).toMatchObject({ period: '2026Q4', label: '2026 年第 4 季度', until: '2026-12-31', answers: null });
      expect(own.questions.map(({ label }) => label)).toEqual(expect.arrayContaining(['管理公开', '决策公开', '服务结果']));
      expect(own.questions.every(({ degrees }) => degrees.length === 5)).toBe(true);
    });

    it('counts each supervisor once a period, with the last answer, and nobody who has not answered', async () => {
      const { phone } = await serving();
      await serving('yi', { name: '监督乙（演示）' });
      const own = await ask(phone);
      const first = await Promise.all([1, 2].map(() => give(phone, own, all(own, 2))));
      expect(first.map(({ status }) => status)).toEqual([200, 200]);
      await give(phone, own, all(own, 5));
      const { body } = await test.api.get<AppraisalResults>('/api/appraisals');
      expect(body.items).toMatchObject([{ period: '2026Q4', running: true, appraised: 1, serving: 2 }]);
      for (const { counts } of body.items[0]?.questions ?? []) expect(counts).toEqual([0, 0, 0, 0, 1]);
      expect(JSON.stringify(body)).not.toContain(term.name);
    });

    it('is closed when its period is over', async () => {
      const { phone } = await serving();
      const own = await ask(phone);
      test.clock.set('2026-12-31T16:00:00Z');
      const later = await test.loginUser('jia');
      expect((await give(later, own, all(own, 3))).body.error.code).toBe('WRONG_STATE');
      expect((await ask(later)).period).toBe('2027Q1');
    });

    it.each([
      ['a question left out', { level: 3 }],
      ['a question that is not asked', { level: 3, management: 3, decision: 3, service: 3, other: 1 }],
      ['a degree that there is not', { level: 9, management: 3, decision: 3, service: 3 }],
    ])('is refused with %s', async (_name, answers) => {
      const { phone } = await serving();
      expect((await give(phone, await ask(phone), answers)).status).toBe(400);
      expect((await test.api.get<AppraisalResults>('/api/appraisals')).body.items).toEqual([]);
    });
  });

  describe('the trail', () => {
    it('says who did what when, without addresses and without anything of people', async () => {
      const { phone } = await serving();
      const filed = await test.api.post<{ receipt: string }>('/api/cases', { kind: 'enquiry', text: '请问几点开标？', contact: '13800001234' });
      const { body } = await test.api.get<Page<TrailEntry>>('/api/supervisor/trail', phone);
      expect(body.items.map(({ action, actor }) => [action, actor])).toEqual(expect.arrayContaining([['supervisor.accept', `监督员 ${term.name}`], ['supervisor.invite', '监督岗1']]));
      const text = JSON.stringify(body);
      for (const secret of ['127.0.0.1', '13800001234', filed.body.receipt, 'staff.create']) expect(text).not.toContain(secret);
    });

    it('is shown to nobody else', async () => {
      expect((await test.api.get('/api/supervisor/trail', await test.loginUser('anybody'))).status).toBe(403);
      expect((await test.api.get('/api/supervisor/trail', desk)).status).toBe(403);
      expect((await test.api.get('/api/supervisor/trail')).status).toBe(401);
    });

    it('is cut down to one object or kind', async () => {
      const { phone, id } = await serving();
      await invite({ name: '另一位（演示）' });
      const of = async (query: string): Promise<string[]> => (await test.api.get<Page<TrailEntry>>(`/api/supervisor/trail?${query}`, phone)).body.items.map(({ objectId }) => objectId);
      expect(new Set(await of(`objectId=${id}`))).toEqual(new Set([id]));
      expect(await of('kind=notice')).toEqual([]);
      expect((await test.api.get('/api/supervisor/trail?kind=staff', phone)).status).toBe(400);
    });
  });

  it('have a record of the year that is read from what they did', async () => {
    const { phone, id: supervisorId } = await serving();
    const [member] = await people();
    for (const [title, dueOn] of [['甲', later(1)], ['乙', later(1)], ['丙', later(20)]] as const) await test.api.post('/api/staff/tasks', { title, duty: '查看', measures: '记录', supervisorId, staffId: member?.id, dueOn }, desk);
    const tasks = (await test.api.get<Page<SupervisionTask>>('/api/supervisor/tasks', phone)).body.items;
    await test.api.post(`/api/supervisor/tasks/${tasks.find(({ title }) => title === '甲')?.id}/report`, { revision: 0, report: '看过' }, phone);
    await test.api.post('/api/supervisor/opinions', { subjectKind: 'rule', subject: '制度', text: '建议更早公开' }, phone);
    test.clock.advance(3 * DAY_MS);
    desk = await test.loginStaff('supervisor-desk');
    const mine = (await test.api.get<OwnRecords>('/api/supervisor/record?year=2026', phone)).body.items;
    expect(mine).toMatchObject([{ tasks: 3, tasksReported: 1, tasksOnTime: 1, tasksOverdue: 1, opinions: 1, opinionsAnswered: 0 }]);
    expect((await test.api.get<RecordList>('/api/staff/supervisor-records?year=2026', desk)).body.items).toEqual(mine);
    expect((await test.api.get<OwnRecords>('/api/supervisor/record?year=2025', phone)).body.items).toEqual([]);
    const csv = await test.api.get<string>('/api/staff/supervisor-records/csv?year=2026', desk);
    expect(csv.body).toContain(`${term.name},人大代表,2026,3,1,1,1,1,0`);
    expect(csv.headers.get('content-disposition')).toContain('attachment');
  });
});
