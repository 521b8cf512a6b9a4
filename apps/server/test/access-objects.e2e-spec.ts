import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseReceipt, Invited, OwnAppraisal, OwnOpinion, OwnRating, Page, PublicCase, RectificationDetail, StaffMemberList, StaffSession, SupervisionTask } from '@sunshine/contracts';
import { StaffMembersService } from '../src/modules/identity/staff-members.service.js';
import { newId } from '../src/platform/database/ids.js';
import { startTestApp, type TestApp } from './support/app.js';
import { casesAt, type CasesAt } from './support/cases.js';
import { filledForm, submitRating } from './support/ratings.js';
import { makePdf, upload } from './support/upload-files.js';

const PASSWORD = 'given-password-1';
const HOUR_MS = 3_600_000;

describe('what is one person’s, section’s or supervisor’s', () => {
  let test: TestApp;
  let cases: CasesAt;
  let desk: string;
  let admin: string;

  beforeAll(async () => {
    test = await startTestApp();
    cases = casesAt(test);
    [desk, admin] = [await test.loginStaff('supervisor-desk'), await test.loginStaff('administrator')];
  });
  afterAll(() => test.close());

  async function ofSection(sectionId: string, role: 'editor' | 'reviewer' = 'editor'): Promise<string> {
    const username = `of-${sectionId}-${newId().toLowerCase()}`;
    await test.app.get(StaffMembersService).create({ kind: 'system', name: '测试' }, { username, displayName: '股室人员', role, sectionId, password: PASSWORD }, false);
    return (await test.api.post<StaffSession>('/api/staff/session', { username, password: PASSWORD })).body.token;
  }
  async function supervisor(name: string): Promise<{ token: string; termId: string }> {
    const token = await test.loginUser(name);
    const appointment = { name, identity: '人大代表', unit: '示例村', startsOn: '2026-11-01', endsOn: '2027-10-31', appointmentNo: '示例〔2026〕1号', appointmentText: '聘任公告' };
    const { body } = await test.api.post<Invited>('/api/staff/supervisors', appointment, desk);
    expect((await test.api.post('/api/supervisor/acceptance', { code: body.code }, token)).status).toBe(200);
    return { token, termId: body.supervisor.id };
  }
  async function taskFor(termId: string): Promise<SupervisionTask> {
    const { body: people } = await test.api.get<StaffMemberList>('/api/staff/members', admin);
    const { status, body } = await test.api.post<SupervisionTask>('/api/staff/tasks', { title: '到场监督', duty: '看抽取', measures: '全程在场', supervisorId: termId, staffId: people.items[0]?.id, dueOn: '2026-12-31' }, desk);
    expect(status).toBe(201);
    return body;
  }

  describe('a case', () => {
    const reason = '交由其他股室办理';
    const words = { answer: '五个工作日内退还。', submit: true };
    const question = { title: '保证金几天退还', question: '保证金几天退还？', answer: '五个工作日内退还。' };
    /** Every deed with a body that the own section's member may send, and where the case has to stand for it. */
    const deeds: [deed: string, stage: 'received' | 'call-back' | 'in-review' | 'answered', body: object][] = [
      ['contact', 'received', {}],
      ['accept', 'received', {}],
      ['refuse', 'received', { reason, instead: '请改投他处' }],
      ['transfer', 'received', { sectionId: 'finance', reason }],
      ['draft', 'received', words],
      ['called', 'call-back', { note: '已经说明' }],
      ['return', 'in-review', { reason }],
      ['approve', 'in-review', {}],
      ['question', 'answered', question],
    ];

    async function passAll(): Promise<void> {
      await test.drain();
      const { body } = await test.api.get<Page<{ id: string }>>('/api/staff/content-checks?limit=100', desk);
      for (const { id } of body.items) expect((await test.api.post(`/api/staff/content-checks/${id}/decision`, { pass: true }, desk)).status).toBe(201);
    }
    async function caseAt(stage: (typeof deeds)[number][1]): Promise<string> {
      const callBack = { phone: '0839-0000009', about: '想问保证金' };
      const { body } = stage === 'call-back' ? await test.api.post<CaseReceipt>('/api/call-backs', callBack) : await cases.file({ contact: '0839-0000008', publishConsent: true });
      const { id } = await cases.find(admin, body.receipt);
      if (stage === 'in-review') expect((await cases.act(desk, id, 'draft', words)).status).toBe(200);
      if (stage === 'answered') await passAll();
      if (stage === 'answered') expect((await cases.answer(desk, admin, id, words)).status).toBe(200);
      return id;
    }

    it.each(deeds)('is neither seen nor changed by another section: %s', async (deed, stage, body) => {
      const id = await caseAt(stage);
      const before = await cases.get(admin, id);
      expect(before.sectionId).toBe('office');
      const [stranger, own] = [await ofSection('trading', 'reviewer'), await ofSection('office', 'reviewer')];
      const send = (token: string) => test.api.post(`/api/staff/cases/${id}/${deed}`, { revision: before.revision, ...body }, token);
      expect([403, 404]).toContain((await send(stranger)).status);
      expect([403, 404]).toContain((await test.api.get(`/api/staff/cases/${id}`, stranger)).status);
      expect((await test.api.get<Page<{ id: string }>>('/api/staff/cases?limit=100', stranger)).body.items).toEqual([]);
      expect(await cases.get(admin, id)).toEqual(before);
      // The refusal is for the section alone: the very same words of the right one are taken.
      expect([deed, (await send(own)).status < 300]).toEqual([deed, true]);
    });

    it('shows its files by addresses that nobody can make, stretch, move to another file or keep', async () => {
      const [first, second] = [(await upload(test, await makePdf(1), 'a.pdf')).body, (await upload(test, await makePdf(2), 'b.pdf')).body];
      const { body: filed } = await cases.file({ uploadIds: [first.id, second.id] });
      const lookUp = async (): Promise<PublicCase> => (await cases.lookUp(filed)).body;
      const status = async (url: string): Promise<number> => (await fetch(`${test.base}${url}`)).status;
      const [one = '', other = ''] = (await lookUp()).files.map(({ url }) => url);
      const forged = [one.replace(/mark=.*/, `mark=${'A'.repeat(43)}`), one.replace(first.id, second.id), other.replace(second.id, first.id), one.replace(/until=[^&]+/, 'until=2099-01-01T00%3A00%3A00.000Z')];
      expect([await status(one), await status(other)]).toEqual([200, 200]);
      expect(new Set(forged).has(one)).toBe(false);
      expect(await Promise.all(forged.map(status))).toEqual([404, 404, 404, 404]);
      expect([await status(one.split('?')[0] ?? ''), await status(one.split('&')[0] ?? '')]).toEqual([400, 400]);
      test.clock.advance(HOUR_MS + 1);
      expect(await status(one)).toBe(404);
      expect(await status((await lookUp()).files[0]?.url ?? '')).toBe(200);
    });
  });

  it('a rating is read back and changed by nobody else, whatever they know of it', async () => {
    const [mine, other] = [await test.loginUser('评价人'), await test.loginUser('别人')];
    const [rating, theirs] = [(await submitRating(test.api, { level: 2, text: '等得久' }, mine)).body, (await submitRating(test.api, { level: 5 }, other)).body];
    const form = await filledForm(test.api, { level: 5 });
    const wrong: [proof: object, token?: string][] = [
      [{ receipt: rating.receipt }],
      [{ receipt: rating.receipt }, other],
      [{ receipt: rating.receipt }, desk],
      [{ receipt: rating.receipt, code: theirs.code }, other],
      [{ receipt: rating.receipt, code: 'ZZZZZZ' }],
    ];
    for (const [proof, token] of wrong) {
      expect((await test.api.post('/api/ratings/read-back', proof, token)).status).toBe(404);
      expect((await test.api.post('/api/ratings/change', { ...proof, formId: form.formId, level: 5, answers: form.answers }, token)).status).toBe(404);
    }
    const readBack = async (): Promise<OwnRating> => (await test.api.post<OwnRating>('/api/ratings/read-back', { receipt: rating.receipt }, mine)).body;
    expect(await readBack()).toMatchObject({ level: 2, earlier: null });
    expect((await test.api.post('/api/ratings/change', { receipt: rating.receipt, formId: form.formId, level: 5, answers: form.answers }, mine)).status).toBe(200);
    expect(await readBack()).toMatchObject({ level: 5, earlier: { level: 2 } });
  });

  it('a task is read, accepted and reported by its supervisor alone', async () => {
    const [{ token: named, termId }, { token: other }] = [await supervisor('甲监督员'), await supervisor('乙监督员')];
    const task = await taskFor(termId);
    const send = (token: string, deed: string, revision: number) => test.api.post<SupervisionTask>(`/api/supervisor/tasks/${task.id}/${deed}`, { revision, report: '已到场，一切照章' }, token);
    expect((await test.api.get(`/api/supervisor/tasks/${task.id}`, other)).status).toBe(404);
    expect((await test.api.get<Page<unknown>>('/api/supervisor/tasks', other)).body.items).toEqual([]);
    for (const deed of ['accept', 'report']) expect((await send(other, deed, task.revision)).status).toBe(404);
    expect((await test.api.get(`/api/supervisor/tasks/${task.id}`, named)).body).toEqual(task);
    const accepted = await send(named, 'accept', task.revision);
    expect((await send(other, 'report', accepted.body.revision)).status).toBe(404);
    expect((await send(named, 'report', accepted.body.revision)).body).toMatchObject({ state: 'reported' });
  });

  it('an opinion that nobody has passed yet is its writer’s alone', async () => {
    const [{ token: writer }, { token: other }] = [await supervisor('丙监督员'), await supervisor('丁监督员')];
    const file = (await upload(test, await makePdf(), '照片.pdf', writer)).body;
    const { status, body } = await test.api.post<OwnOpinion>('/api/supervisor/opinions', { subjectKind: 'rule', subject: '开标制度', text: '建议公开得更早', uploadIds: [file.id] }, writer);
    expect(status).toBe(201);
    const own = async (token: string): Promise<OwnOpinion[]> => (await test.api.get<Page<OwnOpinion>>('/api/supervisor/opinions', token)).body.items;
    expect((await own(writer)).map(({ id }) => id)).toEqual([body.id]);
    expect(await own(other)).toEqual([]);
    for (const token of [other, undefined]) expect((await test.api.get(`/api/opinions/${body.id}`, token)).status).toBe(404);
    expect((await test.api.post('/api/supervisor/opinions', { subjectKind: 'rule', subject: '开标制度', text: '用别人的附件再提一次', uploadIds: [file.id] }, other)).status).toBeGreaterThanOrEqual(400);
    expect(await own(other)).toEqual([]);
  });

  it('the power of a supervisor is gone between what they have opened and what they then send', async () => {
    const { token, termId } = await supervisor('戊监督员');
    const task = await taskFor(termId);
    expect((await submitRating(test.api, { level: 1, text: '没人理' })).status).toBe(201);
    const { body: open } = await test.api.get<Page<{ id: string }>>('/api/supervisor/rectifications', token);
    const rectification = `/api/supervisor/rectifications/${open.items[0]?.id}`;
    const { body: appraisal } = await test.api.get<OwnAppraisal>('/api/supervisor/appraisal', token);
    const answers = Object.fromEntries(appraisal.questions.map(({ id }) => [id, 1]));
    const before = (await test.api.get<RectificationDetail>(rectification, token)).body;
    expect((await test.api.post(`/api/staff/supervisors/${termId}/end`, { reason: '任期届满' }, admin)).status).toBe(200);
    const sent = [
      await test.api.post(`/api/supervisor/tasks/${task.id}/accept`, { revision: task.revision }, token),
      await test.api.post(`${rectification}/close`, { reason: '已经核实' }, token),
      await test.api.post('/api/supervisor/opinions', { subjectKind: 'rule', subject: '开标制度', text: '任期结束后的意见', uploadIds: [] }, token),
      await test.api.put('/api/supervisor/appraisal', { period: appraisal.period, formId: appraisal.formId, answers }, token),
    ];
    expect(sent.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
    expect((await test.api.get(`/api/staff/tasks/${task.id}`, desk)).body).toMatchObject({ state: 'assigned', revision: task.revision });
    expect((await test.api.get(`/api/staff/rectifications/${before.id}`, desk)).body).toMatchObject({ state: before.state, steps: before.steps });
    expect((await test.api.get<Page<unknown>>('/api/supervisor/opinions', token)).body.items).toEqual([]);
  });
});
