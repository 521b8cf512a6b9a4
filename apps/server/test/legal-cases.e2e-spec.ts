import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { CaseKind, CasePath, CasePathList, CaseReceipt, ErrorBody, Overview, Page, Project, StaffCaseRow } from '@sunshine/contracts';
import { CaseDueDates } from '../src/modules/cases/case-due-dates.js';
import { CasesRepository } from '../src/modules/cases/cases.repository.js';
import type { IntakeNotice } from '../src/modules/notices/intake-notice.js';
import { NoticeIntake } from '../src/modules/notices/notice-intake.service.js';
import { UnitOfWork } from '../src/platform/database/unit-of-work.js';
import { startTestApp, type TestApp } from './support/app.js';
import { casesAt, type CasesAt } from './support/cases.js';
import { invented2027 } from './support/holidays.js';
import { intakeNotice } from './support/wechat.js';

jest.setTimeout(60_000);

const TENDER_LAW = '招标投标法实施条例';
/** What a formal case must contain. */
const FORMAL = { text: '资格条件设置了与项目无关的业绩要求', items: '资格条件第三项', requests: '请修改资格条件', filerName: '演示建筑公司', contact: '0839-0000021' };

/** Monday before the National Day break of 2026; the Saturday after it, 10 October, is worked. */
const MONDAY = '2026-09-28T02:00:00Z';

describe('the legal path of a case', () => {
  let test: TestApp;
  let cases: CasesAt;
  let desk: string;
  let admin: string;

  beforeAll(async () => {
    test = await startTestApp();
    cases = casesAt(test);
  });
  afterAll(() => test.close());
  beforeEach(() => at(MONDAY));

  const publish = (more: Partial<IntakeNotice>) => test.app.get(UnitOfWork).run((tx) => test.app.get(NoticeIntake, { strict: false }).publish(tx, intakeNotice({ publishedAt: test.clock.now(), notify: false, keyDates: {}, ...more })));
  const path = async (kind: CaseKind, noticeId?: string, more = ''): Promise<CasePath> => (await test.api.get<CasePath>(`/api/cases/path?kind=${kind}${noticeId === undefined ? '' : `&noticeId=${noticeId}`}${more}`)).body;
  const suspensions = async (projectId: string) => (await test.api.get<Project>(`/api/projects/${projectId}`)).body.suspensions;
  const filed = async (body: object): Promise<CaseReceipt & { id: string }> => {
    const answer = await cases.file(body);
    expect([answer.status, answer.body.error]).toEqual([201, undefined]);
    return { ...answer.body, id: (await cases.find(desk, answer.body.receipt)).id };
  };
  /** Another day: staff log in anew. */
  const at = async (instant: string): Promise<void> => {
    test.clock.set(instant);
    [desk, admin] = [await test.loginStaff('supervisor-desk'), await test.loginStaff('administrator')];
  };
  const on = (day: string): Promise<void> => at(`${day}T02:00:00Z`);
  const dueOf = async (id: string) => (({ acceptBy, answerBy, dueOn, clock }) => ({ accept: acceptBy?.dueOn ?? null, answer: answerBy?.dueOn ?? null, dueOn, clock }))(await cases.get(desk, id));

  describe('of an objection to tender documents', () => {
    const tender = () => publish({ keyDates: { bidDeadline: '2026-10-20T01:30:00.000Z' } });

    it('is open until ten days before the deadline, names the law, the addressee and what follows', async () => {
      const { noticeId } = await tender();
      expect(await path('objection', noticeId)).toMatchObject({
        ...{ title: '对招标文件的异议', standing: 'open', may: true, why: null, article: '第二十二条', who: '潜在投标人或者其他利害关系人', insteadOf: [] },
        law: expect.stringContaining(TENDER_LAW),
        toWhom: { role: 'tenderer', name: '甲村村民委员会（演示）' },
        asksDays: [],
        notes: [expect.stringContaining('请同时直接向其提出')],
        until: { dueOn: '2026-10-10' },
        suspends: { article: '第二十二条' },
        answerBy: { dueOn: '2026-10-08' },
        mustContain: expect.arrayContaining(['notice', 'items', 'text', 'requests', 'filerName', 'contact']),
      });
    });

    it('suspends the tender from acceptance until its answer, which is late after the break and says why', async () => {
      const { noticeId, projectId } = await tender();
      const one = await filed({ ...FORMAL, kind: 'objection', noticeId });
      expect([one.filedLate, one.answerBy?.dueOn]).toEqual([false, '2026-10-08']);
      expect(await suspensions(projectId)).toEqual([]);
      expect((await cases.act(desk, one.id, 'draft', { answer: '已修改资格条件' })).body.error.message).toBe('异议要先受理，再拟答复');
      await cases.act(desk, one.id, 'accept');
      expect(await suspensions(projectId)).toMatchObject([{ from: MONDAY.replace('Z', '.000Z'), until: null, article: '第二十二条', law: expect.stringContaining(TENDER_LAW) }]);
      expect((await cases.act(desk, one.id, 'transfer', { sectionId: 'supervision', reason: '涉及投诉线索' })).status).toBe(200);
      expect(await cases.get(desk, one.id)).toMatchObject({ sectionName: '监督股' });
      await on('2026-10-08');
      expect(await dueOf(one.id)).toMatchObject({ answer: '2026-10-08', clock: 'soon' });
      await on('2026-10-09');
      expect(await dueOf(one.id)).toMatchObject({ clock: 'overdue' });
      expect((await test.api.get<Page<StaffCaseRow>>('/api/staff/cases?state=open&limit=1', desk)).body.items).toMatchObject([{ id: one.id, daysLeft: -1 }]);
      expect((await test.api.get<Overview>('/api/staff/overview', desk)).body.casesOverdue).toBeGreaterThan(0);
      expect((await cases.answer(desk, admin, one.id, { answer: '已修改资格条件' })).body.error).toMatchObject({ code: 'LATE_REASON_NEEDED', details: [{ path: 'lateReason', message: '答复期限是 2026-10-08，请写明超期原因' }] });
      expect((await cases.answer(desk, admin, one.id, { answer: '已修改资格条件', lateReason: '节后需要核对原始资料' })).body).toMatchObject({ state: 'answered', lateReason: '节后需要核对原始资料' });
      expect(await suspensions(projectId)).toMatchObject([{ until: '2026-10-09T02:00:00.000Z' }]);
      const seen = (await cases.lookUp(one)).body;
      expect(seen).toMatchObject({ lateReason: '节后需要核对原始资料', suspension: { until: '2026-10-09T02:00:00.000Z' } });
      expect(seen.steps.map(({ kind }) => kind)).toEqual(['filed', 'accepted', 'suspended', 'transferred', 'answered', 'lifted']);
    });

    it('is closed after that day: refused and explained, or taken in for a formal refusal when the filer insists', async () => {
      const { noticeId, projectId } = await tender();
      await on('2026-10-10');
      expect((await path('objection', noticeId)).standing).toBe('open');
      await on('2026-10-11');
      expect(await path('objection', noticeId)).toMatchObject({ standing: 'late', may: false, insteadOf: [{ kind: 'complaint' }, { kind: 'enquiry' }] });
      const refused = await cases.file({ ...FORMAL, kind: 'objection', noticeId });
      expect(refused).toMatchObject({ status: 409, body: { error: { code: 'CASE_PATH_CLOSED', message: expect.stringContaining('2026年10月10日'), details: [{ path: 'insteadOf.complaint' }, { path: 'insteadOf.enquiry' }] } } });
      const one = await filed({ ...FORMAL, kind: 'objection', noticeId, insist: true });
      expect(one.filedLate).toBe(true);
      await cases.act(desk, one.id, 'refuse', { reason: '超过投标截止时间 10 日前的期限', instead: '可以向监督部门投诉' });
      expect((await cases.lookUp(one)).body).toMatchObject({ state: 'refused', refusal: { reason: '超过投标截止时间 10 日前的期限', instead: '可以向监督部门投诉' } });
      expect((await cases.act(desk, one.id, 'accept')).status).toBe(409);
      expect(await suspensions(projectId)).toEqual([]);
    });

    it('asks for everything that it must contain, and for a name', async () => {
      const { noticeId } = await tender();
      const bare = await cases.file({ kind: 'objection', text: FORMAL.text, noticeId });
      expect(bare.body.error.details?.map(({ path: field }) => field)).toEqual(['items', 'requests', 'filerName', 'contact']);
    });

    it('ends its suspension when the filer takes it back', async () => {
      const { noticeId, projectId } = await tender();
      const one = await filed({ ...FORMAL, kind: 'objection', noticeId });
      await cases.act(desk, one.id, 'accept');
      await test.api.post('/api/cases/withdraw', { receipt: one.receipt, code: one.code });
      expect(await suspensions(projectId)).toMatchObject([{ until: MONDAY.replace('Z', '.000Z') }]);
    });

    it('goes to the tenderer, whatever agency the notice names', async () => {
      const { noticeId } = await publish({ agencyName: '演示代理机构' });
      expect((await path('objection', noticeId)).toWhom).toEqual({ role: 'tenderer', name: '甲村村民委员会（演示）', phone: null });
    });

    it('counts from the prequalification’s own deadline where the notice is one', async () => {
      const { noticeId } = await publish({ title: '甲村道路硬化项目资格预审公告', keyDates: { bidDeadline: '2026-10-20T01:30:00.000Z' } });
      expect(await path('objection', noticeId)).toMatchObject({ title: '对资格预审文件的异议', until: { dueOn: '2026-10-18' } });
    });

    it('says that the documents decide where the notice gives no deadline', async () => {
      const { noticeId } = await publish({});
      expect(await path('objection', noticeId)).toMatchObject({ standing: 'open', until: null, untilWords: '公告没有载明投标截止时间，以招标文件载明的为准' });
    });
  });

  it('of an objection to candidates runs inside the publicity and suspends by its own article', async () => {
    const { noticeId, projectId } = await publish({ type: 'candidates', title: '中标候选人公示', keyDates: { publicityUntil: '2026-09-30' } });
    expect(await path('objection', noticeId)).toMatchObject({ title: '对评标结果的异议', until: { dueOn: '2026-09-30' }, suspends: { article: '第五十四条' } });
    const one = await filed({ ...FORMAL, kind: 'objection', noticeId });
    await cases.act(desk, one.id, 'accept');
    expect(await suspensions(projectId)).toMatchObject([{ article: '第五十四条', until: null }]);
    await on('2026-10-01');
    expect((await path('objection', noticeId)).standing).toBe('late');
  });

  it('of an objection to an opening is the opening itself', async () => {
    const { noticeId } = await publish({ type: 'opening', title: '开标记录' });
    expect(await path('objection', noticeId)).toMatchObject({ standing: 'on-the-spot', may: false, article: '第四十四条', suspends: null, until: null, untilWords: '开标现场当场提出' });
    const { noticeId: timed } = await publish({ type: 'opening', title: '开标记录', keyDates: { openingAt: '2026-09-25T01:30:00.000Z' } });
    expect(await path('objection', timed)).toMatchObject({ standing: 'on-the-spot', until: { dueOn: '2026-09-25' } });
    expect((await cases.file({ ...FORMAL, kind: 'objection', noticeId })).body.error.code).toBe('CASE_PATH_CLOSED');
  });

  it('of a challenge in an engineering tender is an objection, and of an objection in procurement a challenge', async () => {
    const { noticeId } = await publish({ keyDates: { bidDeadline: '2026-10-20T01:30:00.000Z' } });
    expect(await path('challenge', noticeId)).toMatchObject({ standing: 'wrong-kind', insteadOf: [{ kind: 'objection' }, { kind: 'complaint' }, { kind: 'enquiry' }] });
    const { noticeId: bought } = await publish({ category: 'procurement', title: '办公设备采购公告' });
    expect(await path('objection', bought)).toMatchObject({ standing: 'wrong-kind', insteadOf: [{ kind: 'challenge' }, { kind: 'enquiry' }] });
  });

  describe('of a complaint about an engineering tender', () => {
    it('is open ten days from knowing, without the days that the objection took', async () => {
      const { noticeId } = await publish({});
      expect(await path('complaint', noticeId)).toMatchObject({ toWhom: { role: 'authority', name: '演示县招标投标行政监督部门' }, until: { dueOn: '2026-10-08' }, acceptBy: { dueOn: '2026-10-08' } });
      await on('2026-10-09');
      expect((await path('complaint', noticeId)).standing).toBe('late');
      expect(await path('complaint', noticeId, '&priorFiledOn=2026-09-28&priorRepliedOn=2026-10-08')).toMatchObject({
        standing: 'open',
        until: { from: '2026-09-28', dueOn: '2026-10-19', sentence: expect.stringContaining('知道或者应当知道之日：2026年9月28日，自次日起计算，10 日内，异议答复期间 10 日不计，最晚 2026年10月19日') },
      });
      expect((await test.api.get<ErrorBody>(`/api/cases/path?kind=complaint&noticeId=${noticeId}&priorFiledOn=2026-10-08&priorRepliedOn=2026-10-01`)).body.error.code).toBe('VALIDATION_FAILED');
    });

    it('does not count the time that the law gives for an answer to an objection that nobody answered, nor what went before knowing', async () => {
      const { noticeId } = await publish({});
      await on('2026-10-12');
      expect(await path('complaint', noticeId, '&priorFiledOn=2026-09-30')).toMatchObject({ standing: 'open', until: { dueOn: '2026-10-16', sentence: expect.stringContaining('法定的异议答复期间 8 日不计') } });
      expect(await path('complaint', noticeId, '&knownOn=2026-09-28&priorFiledOn=2026-09-26&priorRepliedOn=2026-10-02')).toMatchObject({ standing: 'open', until: { dueOn: '2026-10-12' } });
    });

    it('is open only until the day that its start says, about a notice from before the known years too', async () => {
      const { noticeId } = await publish({ publishedAt: new Date('2016-03-01T02:00:00.000Z') });
      expect(await path('complaint', noticeId)).toMatchObject({ standing: 'late', why: '已过期限：向行政监督部门投诉应当在 2016 年前后提出' });
    });

    it('asks for the days that move its last day, and one about the centre for none', async () => {
      const { noticeId } = await publish({});
      const { noticeId: bought } = await publish({ category: 'procurement', type: 'result', title: '结果公告' });
      const asked = async (kind: CaseKind, id?: string) => (await path(kind, id)).asksDays;
      expect([await asked('complaint', noticeId), await asked('complaint')]).toEqual([['knownOn', 'priorFiledOn', 'priorRepliedOn'], []]);
      expect([await asked('challenge', bought), await asked('complaint', bought)]).toEqual([[], ['priorFiledOn']]);
    });

    it('is accepted within three working days, decided within thirty, and stands while experts look', async () => {
      const { noticeId } = await publish({});
      const one = await filed({ ...FORMAL, kind: 'complaint', noticeId });
      expect(await dueOf(one.id)).toEqual({ accept: '2026-10-08', answer: null, dueOn: '2026-10-08', clock: 'soon' });
      await on('2026-09-30');
      await cases.act(desk, one.id, 'accept');
      expect(await dueOf(one.id)).toMatchObject({ answer: '2026-11-17', dueOn: '2026-11-17' });
      await on('2026-10-12');
      await cases.act(desk, one.id, 'pause', { reason: '委托专家评审' });
      expect(await dueOf(one.id)).toMatchObject({ clock: 'paused', dueOn: null });
      expect((await cases.act(desk, one.id, 'draft', { answer: '查无此事', submit: true })).body.error.message).toBe('正在暂停计时，请先恢复再答复');
      await on('2026-10-19');
      await cases.act(desk, one.id, 'resume', { reason: '评审意见已出具' });
      expect(await dueOf(one.id)).toMatchObject({ answer: '2026-11-24', clock: 'running' });
      expect((await cases.lookUp(one)).body.steps.map(({ kind, note }) => [kind, note])).toEqual([['filed', ''], ['accepted', ''], ['paused', '委托专家评审'], ['resumed', '评审意见已出具']]);
      expect((await cases.answer(desk, admin, one.id, { answer: '经查，不存在投诉所述情形。' })).body).toMatchObject({ state: 'answered', lateReason: null });
    });
  });

  describe('in government procurement', () => {
    const bought = (type: IntakeNotice['type'], more: Partial<IntakeNotice> = {}) => publish({ category: 'procurement', type, title: '办公设备采购公告', agencyName: '演示代理机构', ...more });
    const CHALLENGE = { ...FORMAL, kind: 'challenge' };

    it('a challenge of documents runs seven working days from the end of their notice, or from the day they were received', async () => {
      const { noticeId } = await bought('tender');
      expect(await path('challenge', noticeId)).toMatchObject({ title: '对采购文件的质疑', until: { from: '2026-10-10', dueOn: '2026-10-20' }, toWhom: { role: 'purchaser', name: '甲村村民委员会（演示）、演示代理机构' }, suspends: null, answerBy: { dueOn: '2026-10-13' } });
      await on('2026-09-30');
      expect(await path('challenge', noticeId, '&knownOn=2026-09-30')).toMatchObject({ until: { from: '2026-09-30', dueOn: '2026-10-15' } });
    });

    it('a challenge of the result runs from the end of its notice period, and is late after it', async () => {
      const { noticeId } = await bought('result');
      expect(await path('challenge', noticeId)).toMatchObject({ title: '对中标、成交结果的质疑', until: { from: '2026-09-29', dueOn: '2026-10-14' } });
      const one = await filed({ ...CHALLENGE, noticeId });
      await cases.act(desk, one.id, 'accept');
      await on('2026-10-14');
      expect(await dueOf(one.id)).toMatchObject({ answer: '2026-10-13', clock: 'overdue' });
      expect((await cases.answer(desk, admin, one.id, { answer: '评审符合采购文件规定。', lateReason: '向评审专家核实用时较长' })).body).toMatchObject({ state: 'answered', lateReason: '向评审专家核实用时较长' });
      await on('2026-10-15');
      expect(await path('challenge', noticeId)).toMatchObject({ standing: 'late', insteadOf: [{ kind: 'complaint' }, { kind: 'enquiry' }] });
    });

    it('a complaint needs a challenge first, and runs fifteen working days from the end of its reply period', async () => {
      const { noticeId } = await bought('result');
      expect(await path('complaint', noticeId)).toMatchObject({ standing: 'prior-needed', insteadOf: [{ kind: 'challenge' }, { kind: 'enquiry' }], toWhom: { name: '演示县财政局政府采购监督管理股' } });
      expect(await path('complaint', noticeId, '&priorFiledOn=2026-09-28')).toMatchObject({ standing: 'open', until: { from: '2026-10-13', dueOn: '2026-11-03' }, acceptBy: { dueOn: '2026-10-10' } });
      const one = await filed({ ...FORMAL, kind: 'complaint', noticeId, priorFiledOn: '2026-09-28' });
      expect(await dueOf(one.id)).toMatchObject({ accept: '2026-10-10', answer: '2026-11-13', dueOn: '2026-10-10' });
      await cases.act(desk, one.id, 'accept');
      expect(await dueOf(one.id)).toMatchObject({ dueOn: '2026-11-13' });
    });

    it('an enquiry about a purchase is answered within three working days', async () => {
      const { noticeId } = await bought('tender');
      const one = await filed({ kind: 'enquiry', text: '请问是否接受联合体？', noticeId });
      expect(await dueOf(one.id)).toMatchObject({ answer: '2026-10-08' });
      expect((await cases.act(desk, one.id, 'pause', { reason: '暂停一下' })).body.error.message).toBe('这条诉求已收到，不能这样处理');
    });
  });

  it('where no limit of law was read is said to be the authority’s, with the centre’s own promise', async () => {
    const { noticeId } = await publish({ category: 'land', title: '土地使用权出让公告', keyDates: { publicityUntil: '2026-09-29' } });
    expect(await path('objection', noticeId)).toMatchObject({ standing: 'open', until: null, law: '以监管部门规定为准', answerBy: { dueOn: '2026-10-23', law: '本中心承诺' } });
    expect(await path('complaint', noticeId)).toMatchObject({ toWhom: { name: '演示县自然资源主管部门' } });
  });

  it.each([
    ['enquiry', '2026-10-10'],
    ['suggestion', '2026-10-23'],
    ['correction', '2026-10-10'],
  ] as const)('of a %s is open to anybody without a name, and its promise is counted across the break', async (kind, answer) => {
    const { noticeId } = await publish({});
    const one = await filed({ kind, text: '公告金额与招标文件不一致', noticeId });
    expect(await dueOf(one.id)).toMatchObject({ answer, clock: 'running' });
    await on(answer);
    expect(await dueOf(one.id)).toMatchObject({ clock: 'soon' });
    expect((await cases.answer(desk, admin, one.id, { answer: '已经更正，谢谢指出。' })).body).toMatchObject({ state: 'answered', lateReason: null });
  });

  it('of a complaint without a notice is one about the centre; an objection without one is sent to its notice', async () => {
    expect(await path('complaint')).toMatchObject({ title: '对本中心服务和工作人员的投诉', may: true, toWhom: { role: 'centre' } });
    expect(await path('objection')).toMatchObject({ standing: 'notice-needed', may: false });
    const { body } = await test.api.get<CasePathList>('/api/cases/paths');
    expect(body.items.map(({ kind, may }) => [kind, may])).toEqual([['enquiry', true], ['suggestion', true], ['objection', false], ['challenge', false], ['complaint', true], ['correction', true]]);
  });

  it('puts what is due first on top, page by page, with nothing twice and nothing left out', async () => {
    await on('2026-10-12');
    const { noticeId } = await publish({ category: 'procurement', title: '办公设备采购公告' });
    for (const kind of ['suggestion', 'enquiry', 'correction'] as const) await filed({ kind, text: '排在队里的诉求', noticeId });
    const walk = async (query: string): Promise<StaffCaseRow[]> => {
      const rows: StaffCaseRow[] = [];
      for (let cursor = ''; rows.length < 200; ) {
        const { body } = await test.api.get<Page<StaffCaseRow>>(`/api/staff/cases?${query}&limit=2${cursor}`, desk);
        rows.push(...body.items);
        if (body.nextCursor === null) return rows;
        cursor = `&cursor=${encodeURIComponent(body.nextCursor)}`;
      }
      throw new Error('the list has no end');
    };
    const open = await walk('state=open');
    expect(open.map(({ dueOn }) => dueOn ?? '9')).toEqual(open.map(({ dueOn }) => dueOn ?? '9').sort());
    expect(new Set(open.map(({ id }) => id)).size).toBe(open.length);
    const overdue = await walk('clock=overdue');
    expect(overdue.map(({ id }) => id)).toEqual(open.filter(({ clock }) => clock === 'overdue').map(({ id }) => id));
    expect((await walk('clock=soon')).map(({ id }) => id)).toEqual(open.filter(({ clock }) => clock === 'soon').map(({ id }) => id));
    const { body: counts } = await test.api.get<Overview>('/api/staff/overview', desk);
    expect([counts.casesOpen, counts.casesOverdue]).toEqual([open.length, overdue.length]);
    for (const cursor of ['nonsense', '2026-10-12~1', "'; --"]) expect((await test.api.get(`/api/staff/cases?state=open&cursor=${encodeURIComponent(cursor)}`, desk)).status).toBe(400);
  });

  it('has no date across a year that is not announced, and gets one when it is', async () => {
    await on('2026-11-16');
    const paused = await filed({ ...FORMAL, kind: 'complaint', noticeId: (await publish({})).noticeId });
    await cases.act(desk, paused.id, 'accept');
    expect((await dueOf(paused.id)).answer).toBe('2026-12-28');
    await on('2026-12-25');
    await cases.act(desk, paused.id, 'pause', { reason: '委托专家评审' });
    await on('2027-01-07');
    await cases.act(desk, paused.id, 'resume', { reason: '评审意见已出具' });
    expect((await cases.get(desk, paused.id)).answerBy).toMatchObject({ dueOn: null, missingYear: 2027 });
    expect(await dueOf(paused.id)).toMatchObject({ answer: null, dueOn: null, clock: 'unknown' });
    await on('2026-12-30');
    const one = await filed({});
    expect(one.answerBy).toMatchObject({ dueOn: null, missingYear: 2027 });
    expect(await dueOf(one.id)).toMatchObject({ answer: null, dueOn: null, clock: 'unknown' });
    await on('2026-12-31');
    const { body: asked } = await test.api.post<CaseReceipt>('/api/call-backs', { phone: '13900000001', when: '', about: '年末想问保证金' });
    const { body: waiting } = await test.api.post<CaseReceipt>('/api/call-backs', { phone: '13900000002', when: '', about: '年末想问开标' });
    const { id } = await cases.find(desk, asked.receipt);
    expect(await cases.get(desk, id)).toMatchObject({ callBackDue: true, dueOn: null });
    expect((await test.api.post('/api/staff/holidays', { file: invented2027() }, admin)).status).toBeLessThan(300);
    const gone = await filed({});
    const stale = await test.app.get(CasesRepository).findById(gone.id);
    expect((await test.api.post('/api/cases/withdraw', { receipt: gone.receipt, code: gone.code, reason: '不需要了' })).status).toBe(200);
    jest.spyOn(test.app.get(CasesRepository), 'findUndated').mockResolvedValueOnce(stale ? [stale] : []);
    expect(await test.app.get(CaseDueDates).recompute()).toBe(0);
    expect(await test.app.get(CaseDueDates).recompute()).toBeGreaterThan(0);
    expect(await dueOf(one.id)).toMatchObject({ answer: '2027-01-07', dueOn: '2027-01-07', clock: 'running' });
    expect(await dueOf(id)).toMatchObject({ dueOn: '2027-01-04', clock: 'soon' });
    expect(await dueOf(paused.id)).toMatchObject({ answer: '2027-01-08', dueOn: '2027-01-08', clock: 'running' });
    expect((await cases.act(desk, id, 'called', { note: '已经说明' })).status).toBeLessThan(300);

    const later = invented2027();
    later.days.push({ name: '元旦', date: '2027-01-04', isOffDay: true });
    expect((await test.api.post('/api/staff/holidays', { file: later, replace: true }, admin)).status).toBeLessThan(300);
    await test.drain();
    expect(await dueOf(one.id)).toMatchObject({ answer: '2027-01-08', dueOn: '2027-01-08' });
    const moved = await cases.find(desk, waiting.receipt);
    expect((await cases.get(desk, moved.id)).steps.at(-1)).toMatchObject({ kind: 'redated', note: expect.stringContaining('回电日期由 2027-01-04 改为 2027-01-05') });
    expect((await cases.lookUp(one)).body.steps.at(-1)).toMatchObject({ kind: 'redated', note: '放假安排有调整，答复期限由 2027-01-07 改为 2027-01-08' });
    expect(await test.app.get(CaseDueDates).recount()).toBe(0);
  });
});
