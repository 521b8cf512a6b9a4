import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AuditEntry, CaseReceipt, Created, ErrorBody, Inbox, Page, PublicCase, Rating, StaffCase, Supervision } from '@sunshine/contracts';
import { startTestApp, type TestApp } from './support/app.js';

describe('ratings and cases', () => {
  let test: TestApp;
  let desk: string;
  let editor: string;
  let user: string;

  beforeAll(async () => {
    test = await startTestApp();
    desk = await test.loginStaff('supervisor-desk');
    editor = await test.loginStaff('editor');
    user = await test.loginUser('rater');
  });
  afterAll(() => test.close());

  const rate = (body: object, token?: string) => test.api.post<Created & ErrorBody>('/api/ratings', { matterId: 'opening', level: 5, ...body }, token);
  const file = (body: object, token?: string) => test.api.post<CaseReceipt & ErrorBody>('/api/cases', { kind: 'enquiry', text: '请问保证金什么时候退还？', ...body }, token);

  it('counts nobody as satisfied before anybody has rated', async () => {
    const { body } = await test.api.get<Supervision>('/api/supervision');
    expect(body.ratings).toEqual({ total: 0, levels: { 5: 0, 4: 0, 3: 0, 2: 0, 1: 0 } });
  });

  it('takes a rating without login and counts it by level', async () => {
    expect((await rate({ level: 4 })).status).toBe(201);
    const { body } = await test.api.get<Supervision>('/api/supervision');
    expect(body.ratings).toEqual({ total: 1, levels: { 5: 0, 4: 1, 3: 0, 2: 0, 1: 0 } });
  });

  it('asks for a reason or some words with a bad level', async () => {
    const refused = await rate({ level: 1 });
    expect(refused).toMatchObject({ status: 400, body: { error: { code: 'VALIDATION_FAILED', details: [{ path: 'reasons' }] } } });
    expect((await rate({ level: 2, comment: '等了两个小时' })).status).toBe(201);
  });

  it('refuses a matter that the centre does not have, and a sixth level', async () => {
    expect((await rate({ matterId: 'nothing' })).status).toBe(400);
    expect((await rate({ level: 6 })).status).toBe(400);
  });

  it('answers a rating once, tells the rater, and leaves a trail', async () => {
    const { body: rating } = await rate({ level: 1, reasons: ['等候时间长'] }, user);
    const answered = await test.api.post<Rating>(`/api/staff/ratings/${rating.id}/answer`, { answer: '已增开窗口，抱歉让您久等。' }, desk);
    expect(answered.body).toMatchObject({ answer: '已增开窗口，抱歉让您久等。', level: 1, reasons: ['等候时间长'] });
    expect((await test.api.post(`/api/staff/ratings/${rating.id}/answer`, { answer: '再答一次' }, desk)).status).toBe(409);
    const inbox = await test.api.get<Inbox>('/api/inbox', user);
    expect(inbox.body.items[0]).toMatchObject({ noticeId: null, reasons: [{ kind: 'answer' }] });
    const admin = await test.loginStaff('administrator');
    const trail = await test.api.get<Page<AuditEntry>>(`/api/staff/audit?objectId=${rating.id}`, admin);
    expect(trail.body.items).toMatchObject([{ action: 'rating.answer', objectKind: 'rating', actorKind: 'staff' }]);
  });

  it('lists unanswered ratings only, page by page, newest first', async () => {
    const first = await test.api.get<Page<Rating>>('/api/staff/ratings?answered=false&limit=1', desk);
    const second = await test.api.get<Page<Rating>>(`/api/staff/ratings?answered=false&limit=1&cursor=${first.body.nextCursor}`, desk);
    expect(first.body.items).toMatchObject([{ level: 2 }]);
    expect(second.body).toMatchObject({ items: [{ level: 4 }], nextCursor: null });
    expect((await test.api.get('/api/staff/ratings?cursor=nonsense', desk)).status).toBe(400);
  });

  it('lets only the supervision desk and administrators read ratings', async () => {
    expect((await test.api.get('/api/staff/ratings', editor)).status).toBe(403);
    expect((await test.api.get('/api/staff/ratings', user)).status).toBe(403);
    expect((await test.api.get('/api/staff/ratings')).status).toBe(401);
  });

  it('gives a receipt that is found again, typed in small letters, without the contact', async () => {
    const { status, body } = await file({ contact: '0839-0000009' });
    expect(status).toBe(201);
    expect(body.receipt).toMatch(/^20261120-[2-9A-HJKMNP-Z]{10}$/);
    const found = await test.api.get<PublicCase>(`/api/cases/${body.receipt.toLowerCase()}`);
    expect(found.body).toMatchObject({ receipt: body.receipt, state: 'open', answer: null });
    expect(JSON.stringify(found.body)).not.toContain('0839');
    expect((await test.api.get('/api/cases/20261120-2222222222')).status).toBe(404);
    expect((await test.api.get('/api/cases/nonsense')).status).toBe(400);
  });

  it('shows the contact only to those who answer', async () => {
    const { body: filed } = await file({ text: '联系方式的用例内容', contact: '0839-0000008' });
    const q = encodeURIComponent(filed.receipt);
    const asDesk = await test.api.get<Page<StaffCase>>(`/api/staff/cases?q=${q}`, desk);
    const asEditor = await test.api.get<Page<StaffCase>>(`/api/staff/cases?q=${q}`, editor);
    expect(asDesk.body.items[0]?.contact).toBe('0839-0000008');
    expect(asEditor.body.items[0]?.contact).toBe('083******08');
  });

  it('finds wildcard characters literally', async () => {
    await file({ text: '100%公开是什么意思' });
    const found = await test.api.get<Page<StaffCase>>(`/api/staff/cases?q=${encodeURIComponent('0%公')}`, desk);
    const none = await test.api.get<Page<StaffCase>>(`/api/staff/cases?q=${encodeURIComponent('1%开')}`, desk);
    expect([found.body.items.length, none.body.items.length]).toEqual([1, 0]);
  });

  it('asks a correction to name a notice that exists', async () => {
    expect((await file({ kind: 'correction' })).status).toBe(400);
    expect((await file({ kind: 'correction', noticeId: '01KA0000000000000000000000' })).body.error.code).toBe('NOTICE_NOT_FOUND');
  });

  it('answers a case once; the filer sees it with the receipt and in the inbox', async () => {
    const { body: filed } = await file({ kind: 'suggestion', text: '建议大厅增加饮水机' }, user);
    const open = await test.api.get<Page<StaffCase>>('/api/staff/cases?state=open&kind=suggestion', desk);
    const id = open.body.items[0]?.id ?? '';
    expect((await test.api.post(`/api/staff/cases/${id}/answer`, { answer: '已安排，下周安装。' }, editor)).status).toBe(403);
    expect((await test.api.post<StaffCase>(`/api/staff/cases/${id}/answer`, { answer: '已安排，下周安装。' }, desk)).body).toMatchObject({ state: 'answered', hasUser: true });
    expect((await test.api.get<PublicCase>(`/api/cases/${filed.receipt}`)).body).toMatchObject({ state: 'answered', answer: '已安排，下周安装。' });
    expect((await test.api.post(`/api/staff/cases/${id}/answer`, { answer: '再答一次' }, desk)).status).toBe(409);
    const inbox = await test.api.get<Inbox>('/api/inbox', user);
    expect(inbox.body.items[0]).toMatchObject({ caseReceipt: filed.receipt });
  });

  it('keeps ratings and cases without their person when somebody deletes their data', async () => {
    const leaving = await test.loginUser('leaving');
    await rate({ level: 3 }, leaving);
    const { body: filed } = await file({ text: '我要删除我的数据', contact: '0839-0000007' }, leaving);
    const erased = await test.api.delete<Record<string, number>>('/api/me', leaving);
    expect(erased.body).toMatchObject({ erased: { ratings: 1, cases: 1 } });
    const kept = await test.api.get<Page<StaffCase>>(`/api/staff/cases?q=${filed.receipt}`, desk);
    expect(kept.body.items[0]).toMatchObject({ contact: '', hasUser: false });
  });
});
