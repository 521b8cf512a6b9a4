import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseReceipt, ErrorBody, Inbox, Page, PublicCase, StaffCase } from '@sunshine/contracts';
import { startTestApp, type TestApp } from './support/app.js';

describe('cases', () => {
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

  const file = (body: object, token?: string) => test.api.post<CaseReceipt & ErrorBody>('/api/cases', { kind: 'enquiry', text: '请问保证金什么时候退还？', ...body }, token);

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

  it('keeps cases without their person when somebody deletes their data', async () => {
    const leaving = await test.loginUser('leaving');
    const { body: filed } = await file({ text: '我要删除我的数据', contact: '0839-0000007' }, leaving);
    const erased = await test.api.delete<Record<string, number>>('/api/me', leaving);
    expect(erased.body).toMatchObject({ erased: { cases: 1 } });
    const kept = await test.api.get<Page<StaffCase>>(`/api/staff/cases?q=${filed.receipt}`, desk);
    expect(kept.body.items[0]).toMatchObject({ contact: '', hasUser: false });
  });
});
