import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { AuditEntry, CaseReceipt, ErrorBody, Inbox, Overview, Page, PublicCase, Question, QuestionList, RateableService, StaffCaseRow } from '@sunshine/contracts';
import { ContentChecksService } from '../src/modules/content-checks/content-checks.service.js';
import { CaseContactsRetention, CaseFilesRetention } from '../src/modules/cases/case-retention.js';
import { CasesService } from '../src/modules/cases/cases.service.js';
import { CaseEntity } from '../src/modules/cases/case.entity.js';
import { UnitOfWork } from '../src/platform/database/unit-of-work.js';
import { DataSource } from 'typeorm';
import { startTestApp, type TestApp } from './support/app.js';
import { casesAt, type CasesAt } from './support/cases.js';
import { answersTo } from './support/ratings.js';
import { makePhoto, upload } from './support/upload-files.js';

jest.setTimeout(60_000);

const LANDLINE = '0839-0000008';

describe('cases', () => {
  let test: TestApp;
  let cases: CasesAt;
  let desk: string;
  let admin: string;
  let editor: string;
  let user: string;

  beforeAll(async () => {
    test = await startTestApp();
    cases = casesAt(test);
    desk = await test.loginStaff('supervisor-desk');
    admin = await test.loginStaff('administrator');
    editor = await test.loginStaff('editor');
    user = await test.loginUser('rater');
  });
  afterAll(() => test.close());

  const list = async (query: string, token = desk): Promise<StaffCaseRow[]> => (await test.api.get<Page<StaffCaseRow>>(`/api/staff/cases?${query}`, token)).body.items;
  const overview = async (): Promise<Overview> => (await test.api.get<Overview>('/api/staff/overview', desk)).body;
  const idOf = async (receipt: string): Promise<string> => (await cases.find(desk, receipt)).id;
  const pass = async (id: string): Promise<void> => {
    await test.app.get(ContentChecksService, { strict: false }).decide({ kind: 'staff', id, name: '审核员', role: 'supervisor-desk', sectionId: null, mustChangePassword: false, ip: '127.0.0.1' }, id, { pass: true, reason: '' });
  };

  it('gives a receipt and a code that together find it again, typed in small letters, without the contact', async () => {
    const { status, body } = await cases.file({ contact: LANDLINE });
    expect(status).toBe(201);
    expect(body.receipt).toMatch(/^20261120-[2-9A-HJKMNP-Z]{10}$/);
    expect(body.code).toMatch(/^[2-9A-HJKMNP-Z]{6}$/);
    const found = await cases.lookUp({ receipt: body.receipt.toLowerCase(), code: body.code.toLowerCase() });
    expect(found.body).toMatchObject({ receipt: body.receipt, state: 'received', answer: null, text: null, textState: 'pending', sectionName: '综合股' });
    expect(found.body.answerBy).toMatchObject({ dueOn: '2026-11-27', law: '本中心承诺' });
    expect(JSON.stringify(found.body)).not.toContain('0839');
  });

  it('tells a wrong code, a missing code and an unknown receipt alike', async () => {
    const { body } = await cases.file({});
    const wrong = body.code === '222222' ? '333333' : '222222';
    const answers = [await cases.lookUp({ receipt: body.receipt, code: wrong }), await cases.lookUp({ receipt: body.receipt }), await cases.lookUp({ receipt: '20261120-2222222222', code: body.code }), await cases.lookUp({ receipt: body.receipt }, user)];
    expect(new Set(answers.map(({ status, body: { error } }) => `${status} ${error.code} ${error.message}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(404);
    expect((await cases.lookUp({ receipt: 'nonsense', code: body.code })).status).toBe(400);
  });

  it('needs no code from its filer’s own login, which lists it', async () => {
    const { body } = await cases.file({ kind: 'suggestion', text: '建议延长窗口时间' }, user);
    expect((await cases.lookUp({ receipt: body.receipt }, user)).body).toMatchObject({ kind: 'suggestion' });
    const mine = await test.api.get<Page<{ receipt: string }>>('/api/cases/mine?limit=1', user);
    expect(mine.body.items).toMatchObject([{ receipt: body.receipt }]);
    expect((await test.api.get('/api/cases/mine')).status).toBe(401);
  });

  it('keeps neither contact nor code readable in the database', async () => {
    const { body } = await cases.file({ contact: LANDLINE, filerName: '过路人甲' });
    const row = await test.app.get(DataSource).getRepository(CaseEntity).findOneByOrFail({ receipt: body.receipt });
    expect(JSON.stringify(row)).not.toMatch(new RegExp(`${LANDLINE}|过路人甲|${body.code}`, 'u'));
  });

  it('seals at start the contacts that were kept as they were written', async () => {
    const { body } = await cases.file({});
    await test.app.get(DataSource).getRepository(CaseEntity).update({ receipt: body.receipt }, { contact: LANDLINE });
    await test.app.get(CasesService).onApplicationBootstrap();
    const row = await test.app.get(DataSource).getRepository(CaseEntity).findOneByOrFail({ receipt: body.receipt });
    expect([row.contact, row.filerSealed?.includes(LANDLINE)]).toEqual(['', false]);
    expect((await test.api.post(`/api/staff/cases/${row.id}/contact`, {}, desk)).body).toEqual({ filerName: '', contact: LANDLINE, phone: null });
  });

  it('shows a contact only to those who handle it, masked until they ask, and writes the look down', async () => {
    const { body: filed } = await cases.file({ text: '联系方式的用例内容', contact: LANDLINE });
    const row = await cases.find(desk, filed.receipt);
    expect(row.contact).toBe('083******08');
    expect(await list(`q=${filed.receipt}`, editor)).toEqual([]);
    expect((await test.api.post(`/api/staff/cases/${row.id}/contact`, {}, editor)).status).toBe(403);
    expect((await test.api.post(`/api/staff/cases/${row.id}/contact`, {}, desk)).body).toEqual({ filerName: '', contact: LANDLINE, phone: null });
    const trail = await test.api.get<Page<AuditEntry>>(`/api/staff/audit?objectId=${row.id}`, admin);
    expect(trail.body.items).toMatchObject([{ action: 'case.contact' }]);
    expect(JSON.stringify(trail.body)).not.toContain(LANDLINE);
  });

  it('finds wildcard characters literally', async () => {
    await cases.file({ text: '100%公开是什么意思' });
    expect([await list(`q=${encodeURIComponent('0%公')}`), await list(`q=${encodeURIComponent('1%开')}`)].map(({ length }) => length)).toEqual([1, 0]);
  });

  it('takes a report of what was never published without a notice, and of a notice only of one that exists', async () => {
    expect((await cases.file({ kind: 'correction', text: '河堤工程中标三周了还没有公示' })).body).toMatchObject({ state: 'received', filedLate: false });
    expect((await cases.file({ kind: 'correction', noticeId: '01KA0000000000000000000000' })).body.error.code).toBe('NOTICE_NOT_FOUND');
  });

  it('is answered by two people, once; the filer sees it with the receipt and in the inbox', async () => {
    const { body: filed } = await cases.file({ kind: 'suggestion', text: '建议大厅增加饮水机' }, user);
    const id = await idOf(filed.receipt);
    const drafted = await cases.act(desk, id, 'draft', { answer: '已安排，下周安装。', submit: true });
    expect(drafted.body).toMatchObject({ state: 'in-review', draft: { mine: true, answer: '已安排，下周安装。' } });
    expect((await cases.lookUp(filed)).body).toMatchObject({ state: 'in-review', answer: null });
    expect((await cases.act(desk, id, 'approve')).body.error.code).toBe('AUTHOR_MAY_NOT_APPROVE');
    const returned = await cases.act(admin, id, 'return', { reason: '请写明安装日期' });
    expect(returned.body).toMatchObject({ state: 'accepted', draft: { returnReason: '请写明安装日期', mine: false } });
    await cases.act(desk, id, 'draft', { answer: '已安排，11 月 27 日安装。', submit: true });
    expect((await cases.act(admin, id, 'approve')).body).toMatchObject({ state: 'answered', answer: '已安排，11 月 27 日安装。', answeredBy: '监督岗1', hasUser: true, clock: 'closed', draft: null });
    const seen = (await cases.lookUp(filed)).body;
    expect(seen).toMatchObject({ state: 'answered', answer: '已安排，11 月 27 日安装。', lateReason: null });
    expect(seen.steps.map(({ kind }) => kind)).toEqual(['filed', 'accepted', 'answered']);
    expect((await cases.act(admin, id, 'draft', { answer: '再答一次' })).status).toBe(409);
    const inbox = await test.api.get<Inbox>('/api/inbox', user);
    expect(inbox.body.items.filter(({ caseReceipt }) => caseReceipt === filed.receipt)).toHaveLength(1);
  });

  it('is approved once by two people at once, and neither approved nor transferred twice over', async () => {
    const { body: filed } = await cases.file({});
    const id = await idOf(filed.receipt);
    await cases.act(desk, id, 'draft', { answer: '五个工作日内退还。', submit: true });
    const { revision } = await cases.get(desk, id);
    const other = await test.loginStaff('administrator');
    const both = await Promise.all([admin, other, admin, other].map((token) => test.api.post(`/api/staff/cases/${id}/approve`, { revision }, token)));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    const { body: next } = await cases.file({});
    const nextId = await idOf(next.receipt);
    const at = (await cases.get(desk, nextId)).revision;
    const raced = await Promise.all([
      test.api.post(`/api/staff/cases/${nextId}/transfer`, { revision: at, sectionId: 'finance', reason: '属于保证金业务' }, desk),
      test.api.post(`/api/staff/cases/${nextId}/draft`, { revision: at, answer: '五个工作日内退还。', submit: true }, admin),
    ]);
    expect(raced.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('is rated by its filer with a token of its own, and knows it', async () => {
    const { body: filed } = await cases.file({});
    const id = await idOf(filed.receipt);
    expect((await cases.lookUp(filed)).body.ratingToken).toBeNull();
    await cases.answer(desk, admin, id, { answer: '五个工作日内退还。' });
    const { ratingToken } = (await cases.lookUp(filed)).body;
    const { body: service } = await test.api.get<RateableService>(`/api/ratings/token/${ratingToken}`);
    expect(service).toMatchObject({ matterId: 'challenge', used: false });
    const rated = await test.api.post<ErrorBody>('/api/ratings', { token: ratingToken, matterId: service.matterId, formId: service.form.id, level: 5, answers: answersTo(service.form, 5, {}) });
    expect([rated.status, rated.body.error]).toEqual([201, undefined]);
    expect((await cases.lookUp(filed)).body).toMatchObject({ rated: true, ratingToken: null });
    expect((await cases.lookUp(filed)).body.steps.at(-1)).toMatchObject({ kind: 'rated', by: '提交人' });
    for (const token of [desk, admin]) expect(JSON.stringify(await cases.get(token, id))).not.toContain('"rated"');
  });

  it('is taken back by its filer while it is open, and added to', async () => {
    const { body: filed } = await cases.file({ publishConsent: true });
    const id = await idOf(filed.receipt);
    const material = { ...ticket(filed), text: '补充：合同编号 12' };
    const [added, twice] = [await test.api.post<PublicCase>('/api/cases/materials', material), await test.api.post<PublicCase>('/api/cases/materials', material)];
    expect([added.status, twice.status]).toEqual([200, 200]);
    expect(twice.body.steps).toEqual(added.body.steps);
    expect((await cases.get(desk, id)).steps.at(-1)).toMatchObject({ kind: 'material', note: '补充：合同编号 12', by: '提交人' });
    expect(JSON.stringify((await cases.lookUp(filed)).body)).not.toContain('合同编号');
    expect((await test.api.post('/api/cases/withdraw', { ...ticket(filed), code: '222222' })).status).toBe(404);
    expect((await test.api.post<{ state: string }>('/api/cases/withdraw', ticket(filed))).body.state).toBe('withdrawn');
    const again = await test.api.post<PublicCase>('/api/cases/withdraw', ticket(filed));
    expect([again.status, again.body.steps.filter(({ kind }) => kind === 'withdrawn').length]).toEqual([200, 1]);
    expect((await test.api.post('/api/cases/materials', { ...ticket(filed), text: '再补充' })).status).toBe(409);
    expect((await cases.act(desk, id, 'draft', { answer: '已答复' })).status).toBe(409);
  });

  it('is seen and handled by its own section, the desk and administrators alone', async () => {
    const { body: members } = await test.api.get<Page<{ id: string; username: string }>>('/api/staff/members?limit=100', admin);
    const own = members.items.find(({ username }) => username.startsWith('editor'));
    await test.api.patch(`/api/staff/members/${own?.id}`, { sectionId: 'finance' }, admin);
    const { body: filed } = await cases.file({});
    const id = await idOf(filed.receipt);
    expect((await test.api.get(`/api/staff/cases/${id}`, editor)).status).toBe(403);
    expect(await list('sectionId=office', editor)).toEqual([]);
    expect((await test.api.post(`/api/staff/cases/${id}/draft`, { revision: 0, answer: '越权的答复' }, editor)).status).toBe(403);
    await cases.act(desk, id, 'transfer', { sectionId: 'finance', reason: '属于保证金业务' });
    expect(await list(`q=${filed.receipt}`, editor)).toMatchObject([{ id, sectionName: '保证金股' }]);
    expect((await cases.lookUp(filed)).body.steps.at(-1)).toMatchObject({ kind: 'transferred', note: '转保证金股：属于保证金业务' });
    expect((await cases.act(editor, id, 'draft', { answer: '五个工作日内退还。', submit: true })).status).toBe(200);
    expect(await list('mine=true', editor)).toMatchObject([{ id }]);
    expect((await cases.act(editor, id, 'approve')).status).toBe(403);
    expect((await cases.act(desk, id, 'transfer', { sectionId: 'nowhere', reason: '没有这个股室' })).status).toBe(400);
  });

  it('leaves no telephone number in the trail, whatever the reasons say', async () => {
    const { body: filed } = await cases.file({});
    const id = await idOf(filed.receipt);
    await cases.act(desk, id, 'transfer', { sectionId: 'finance', reason: '请联系 13800001234' });
    const { body: trail } = await test.api.get<Page<AuditEntry>>(`/api/staff/audit?objectId=${id}`, admin);
    expect(trail.items).toMatchObject([{ action: 'case.transferred' }]);
    expect(JSON.stringify(trail)).not.toContain('13800001234');
  });

  it('asks to be rung is an enquiry with a clock of its own, on top until the call is made', async () => {
    const { body: filed } = await test.api.post<CaseReceipt>('/api/call-backs', { phone: '13800001234', when: '晚上七点后', about: '保证金' });
    const [first] = await list('state=open&callBackDue=true');
    expect(first).toMatchObject({ receipt: filed.receipt, source: 'hotline', kind: 'enquiry', callBackDue: true, dueOn: '2026-11-23', clock: 'soon' });
    expect((await overview()).callBacksDue).toBe(1);
    expect((await cases.act(desk, first?.id ?? '', 'called', { note: '已电话说明' })).body).toMatchObject({ callBackDue: false, dueOn: '2026-11-27' });
    expect((await cases.act(desk, first?.id ?? '', 'called', { note: '又打一次' })).status).toBe(409);
    expect((await test.api.post('/api/call-backs', { phone: '不是号码', about: '保证金' })).status).toBe(400);
  });

  it('is written down by staff from a call, with a receipt to read out', async () => {
    const noted = await test.api.post<CaseReceipt>('/api/staff/calls', { kind: 'enquiry', source: 'hotline', text: '来电问投标保证金怎么退', contact: LANDLINE, sectionId: 'finance' }, editor);
    expect(noted.status).toBe(201);
    expect((await cases.lookUp(noted.body)).body).toMatchObject({ source: 'hotline', sectionName: '保证金股', steps: [{ kind: 'filed', by: '保证金股' }] });
    expect((await test.api.get<Overview>('/api/staff/overview', editor)).body.casesOpen).toBe((await list('state=open&limit=100', editor)).length);
    expect((await overview()).casesOpen).toBe((await list('state=open&limit=100')).length);
    expect((await test.api.post('/api/staff/calls', { kind: 'enquiry', source: 'mini', text: '来电问投标保证金' }, editor)).status).toBe(400);
    expect((await test.api.post('/api/staff/calls', { kind: 'enquiry', source: 'hotline', text: '来电问投标保证金' })).status).toBe(401);
  });

  it('becomes a public question only where the filer agreed, the words passed and no number is left in them', async () => {
    const words = { title: '保证金何时退还', question: '保证金什么时候退？', answer: '合同签订后五日内。' };
    const { body: silent } = await cases.file({});
    const silentId = await idOf(silent.receipt);
    await cases.answer(desk, admin, silentId, { answer: '五个工作日内退还。' });
    expect((await cases.act(desk, silentId, 'question', words)).body.error.message).toBe('提交人没有同意公开，或者已经撤回');
    const { body: filed } = await cases.file({ publishConsent: true, text: '我是张三，请问保证金何时退？' });
    const id = await idOf(filed.receipt);
    await cases.answer(desk, admin, id, { answer: '五个工作日内退还。' });
    expect((await cases.act(desk, id, 'question', words)).body.error.message).toBe('内容审核还没有通过，不能公开');
    await pass(id);
    expect((await cases.act(desk, id, 'question', { ...words, answer: '请打 13800001234 咨询' })).body.error).toMatchObject({ code: 'VALIDATION_FAILED', details: [{ path: 'answer' }] });
    const { body: cleared } = await cases.act(desk, id, 'question', words);
    const { body: question } = await test.api.get<Question>(`/api/questions/${cleared.questionId}`);
    expect(question).toEqual({ ...words, id: cleared.questionId, kind: 'enquiry', askedOn: '2026-11-20', answeredOn: '2026-11-20', sectionName: '综合股', noticeId: null });
    expect((await test.api.get<QuestionList>(`/api/questions?q=${encodeURIComponent('何时退还')}`)).body.items).toHaveLength(1);
    expect((await test.api.post<{ publishConsent: boolean }>('/api/cases/consent-withdrawal', ticket(filed))).body.publishConsent).toBe(false);
    expect((await test.api.get(`/api/questions/${cleared.questionId}`)).status).toBe(404);
    expect((await cases.act(desk, id, 'question', words)).status).toBe(409);
  });

  it('stays without its person when somebody deletes their data', async () => {
    const leaving = await test.loginUser('leaving');
    const { body: filed } = await cases.file({ text: '我要删除我的数据', contact: LANDLINE }, leaving);
    const erased = await test.api.delete<Record<string, number>>('/api/me', leaving);
    expect(erased.body).toMatchObject({ erased: { cases: 1 } });
    expect(await cases.find(desk, filed.receipt)).toMatchObject({ contact: '', hasUser: false });
  });

  it('forgets who filed it and what was sent with it when it was closed long ago', async () => {
    const sent = (await upload(test, await makePhoto(), '现场.jpg')).body;
    const { body: filed } = await cases.file({ contact: LANDLINE, uploadIds: [sent.id] });
    expect((await cases.lookUp(filed)).body.files).toMatchObject([{ id: sent.id, kind: 'photo' }]);
    await test.api.post('/api/cases/withdraw', ticket(filed));
    const forget = (before: string) => test.app.get(UnitOfWork).run(async (tx) => [await test.app.get(CaseContactsRetention).forget(tx, new Date(before), 100), await test.app.get(CaseFilesRetention).forget(tx, new Date(before), 100)]);
    await forget('2026-11-20T01:00:00Z');
    expect((await cases.find(desk, filed.receipt)).contact).toBe('083******08');
    await forget('2026-11-21T00:00:00Z');
    expect((await cases.find(desk, filed.receipt)).contact).toBe('');
    expect((await cases.lookUp(filed)).body.files).toEqual([]);
    expect(await forget('2026-11-21T00:00:00Z')).toEqual([0, 0]);
  });

  it('takes a file once, and for one case', async () => {
    const sent = (await upload(test, await makePhoto(), '现场.jpg')).body;
    expect((await cases.file({ uploadIds: [sent.id] })).status).toBe(201);
    expect((await cases.file({ uploadIds: [sent.id] })).body.error.code).toBe('UPLOAD_GONE');
  });

  it.each([
    ['an unknown kind', { kind: 'revenge' }],
    ['five blanks', { text: '     ' }],
    ['invisible characters', { text: '\u200b\u200b\u200b\u200b\u200b\u200b' }],
    ['a text beyond the limit', { text: '长'.repeat(2001) }],
    ['a file that is no upload', { uploadIds: ['../../etc/passwd'] }],
    ['ten files', { uploadIds: Array.from({ length: 10 }, (_, at) => `${at}`.padStart(24, 'a')) }],
    ['a day that is none', { knownOn: '2026-02-30' }],
    ['a day to come', { knownOn: '2026-11-21' }],
    ['a source that only staff may say', { source: 'hotline' }],
    ['a notice that is no id', { noticeId: "' OR 1=1 --" }],
    ['nothing at all', { text: null }],
  ])('refuses %s', async (_what, body) => {
    expect((await cases.file(body)).status).toBe(400);
  });

  it.each(['<script>alert(1)</script>', "'; DROP TABLE `case`; --", '%_\\%00', '😀😀😀😀😀', '\u202e倒过来的文字'])('keeps %j as it is written', async (text) => {
    const { body: filed } = await cases.file({ text: `${text}这是正文` });
    expect((await cases.find(desk, filed.receipt)).text).toBe(`${text}这是正文`);
  });
});

const ticket = ({ receipt, code }: CaseReceipt): object => ({ receipt, code });
