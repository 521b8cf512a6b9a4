import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AuditEntry, CaseContact, ErrorBody, Page, StaffCaseRow } from '@sunshine/contracts';
import { casesAt } from './support/cases.js';
import { startTestApp, type TestApp } from './support/app.js';
import { startScriptedWechat, type ScriptedWechat } from './support/scripted-wechat.js';

const NUMBER = '13800005678';
const WHOLE = { filerName: '', contact: '', phone: NUMBER };
const watermark = { timestamp: 1, appid: 'wx0000000000000001' };

describe('a case whose filer may be rung', () => {
  let wechat: ScriptedWechat;
  let test: TestApp;
  let desk: string;

  beforeAll(async () => {
    wechat = await startScriptedWechat();
    wechat.answer('/wxa/business/getuserphonenumber', { errcode: 0, errmsg: 'ok', phone_info: { phoneNumber: NUMBER, purePhoneNumber: NUMBER, countryCode: '86', watermark } });
    test = await startTestApp({ wechatBase: wechat.base });
    desk = await test.loginStaff('supervisor-desk');
  });
  afterAll(async () => {
    await test.close();
    await wechat.close();
  });

  const withPhone = async (name: string): Promise<string> => {
    const token = await test.loginUser(name);
    await test.api.post('/api/me/phone', { code: 'p' }, token);
    return token;
  };
  const file = (token?: string) => test.api.post<ErrorBody>('/api/cases', { kind: 'enquiry', text: '请给我回个电话', callBack: true }, token);
  const newest = async (token = desk): Promise<StaffCaseRow> => {
    const { body } = await test.api.get<Page<StaffCaseRow>>('/api/staff/cases?limit=1', token);
    if (!body.items[0]) throw new Error('there is no case');
    return body.items[0];
  };
  const look = (id: string, token = desk) => test.api.post<CaseContact & ErrorBody>(`/api/staff/cases/${id}/contact`, {}, token);

  it('shows its number to the desk alone, on request, and writes the look down without the number', async () => {
    await file(await withPhone('甲'));
    const { id, receipt, ...shown } = await newest();
    expect(shown).toMatchObject({ callBack: true, contact: '' });
    const [editor, admin] = [await test.loginStaff('editor'), await test.loginStaff('administrator')];
    expect((await look(id, editor)).status).toBe(403);
    expect((await look(id)).body).toEqual(WHOLE);
    const { body } = await test.api.get<Page<AuditEntry>>(`/api/staff/audit?objectId=${id}`, admin);
    expect(body.items).toMatchObject([{ action: 'case.contact', summary: `查看咨询 ${receipt} 的联系方式`, actorKind: 'staff' }]);
    expect(JSON.stringify(body)).not.toContain(NUMBER);
  });

  it('shows it no more once the case is answered', async () => {
    await file(await withPhone('乙'));
    const { id } = await newest();
    await casesAt(test).answer(desk, await test.loginStaff('administrator'), id, { answer: '已经回电说明' });
    expect((await look(id)).body.error.message).toBe('这条诉求已经办结，联系方式不再显示');
  });

  it('has no number once its filer deleted it, or everything', async () => {
    const token = await withPhone('丙');
    await file(token);
    const { id } = await newest();
    await test.api.delete('/api/me/phone', token);
    expect((await look(id)).body.error.message).toBe('对方没有留下联系方式，或者已经删除');
    await test.api.post('/api/me/phone', { code: 'p' }, token);
    expect((await look(id)).body).toEqual(WHOLE);
    await test.api.delete('/api/me', token);
    expect((await look(id)).status).toBe(404);
    expect((await newest()).callBack).toBe(false);
  });

  it('cannot be filed without a number that was given', async () => {
    const { body } = await file(await test.loginUser('丁'));
    expect(body.error).toMatchObject({ code: 'VALIDATION_FAILED', details: [{ path: 'callBack', message: '您还没有留手机号，请直接填写联系方式' }] });
    expect((await file()).body.error.code).toBe('VALIDATION_FAILED');
  });

  it('shows nothing of a case whose filer did not offer it', async () => {
    await test.api.post('/api/cases', { kind: 'enquiry', text: '不用打电话给我' }, await withPhone('戊'));
    expect((await look((await newest()).id)).status).toBe(404);
  });
});
