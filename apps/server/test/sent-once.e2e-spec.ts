import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseReceipt, Created, ErrorBody, OpenedService, OwnRating, RatingReceipt } from '@sunshine/contracts';
import { DataSource } from 'typeorm';
import { CaseEntity } from '../src/modules/cases/case.entity.js';
import { HandledServiceEntity } from '../src/modules/ratings/handled-service.entity.js';
import { RatingEntity } from '../src/modules/ratings/rating.entity.js';
import { startTestApp, type TestApp } from './support/app.js';
import { casesAt } from './support/cases.js';
import { filledForm } from './support/ratings.js';
import { makePhoto, upload } from './support/upload-files.js';

const DAY_MS = 86_400_000;
let number = 0;
const newClientId = (): string => `client-of-the-test-${String((number += 1)).padStart(6, '0')}`;

describe('what is sent again because its answer was lost', () => {
  let test: TestApp;
  let desk: string;
  beforeAll(async () => {
    test = await startTestApp();
    desk = await test.loginStaff('supervisor-desk');
  });
  afterAll(() => test.close());

  const cases = () => test.app.get(DataSource).getRepository(CaseEntity);
  const ratings = () => test.app.get(DataSource).getRepository(RatingEntity);
  const rate = (body: object) => test.api.post<RatingReceipt & ErrorBody>('/api/ratings', body);

  it('is one rating with one number and code, which read it back', async () => {
    const before = await ratings().count();
    const body = { ...(await filledForm(test.api, { level: 4 })), clientId: newClientId() };
    const answers = [await rate({ ...body, durationMs: 5000 }), await rate({ ...body, durationMs: 90_000 })];
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(answers[1]?.body).toEqual(answers[0]?.body);
    expect(await ratings().count()).toBe(before + 1);
    const { receipt = '', code = '' } = answers[1]?.body ?? {};
    expect((await test.api.post<OwnRating>('/api/ratings/read-back', { receipt, code })).body).toMatchObject({ receipt, level: 4 });
  });

  it('is one rating when it comes twenty times at once, with a token and without', async () => {
    const { token } = (await test.api.post<OpenedService>('/api/staff/handled-services', { matterId: 'opening' }, desk)).body;
    for (const key of [{}, { token }]) {
      const before = await ratings().count();
      const body = { ...(await filledForm(test.api, { level: 5 })), ...key, clientId: newClientId() };
      const answers = await Promise.all(Array.from({ length: 20 }, () => rate(body)));
      expect(new Set(answers.map(({ status, body: { receipt, code } }) => `${status} ${receipt} ${code}`)).size).toBe(1);
      expect([answers[0]?.status, await ratings().count()]).toEqual([201, before + 1]);
    }
  });

  it('is one finished service with one token, of whoever registered it', async () => {
    const services = () => test.app.get(DataSource).getRepository(HandledServiceEntity).count();
    const before = await services();
    const register = (token: string, clientId: string) => test.api.post<OpenedService>('/api/staff/handled-services', { matterId: 'opening', clientId }, token);
    const clientId = newClientId();
    const answers = await Promise.all(Array.from({ length: 5 }, () => register(desk, clientId)));
    expect(new Set(answers.map(({ status, body: { id, token } }) => `${status} ${id} ${token}`)).size).toBe(1);
    expect(await services()).toBe(before + 1);
    const { body: others } = await register(await test.loginStaff('reviewer'), clientId);
    expect(others.token).not.toBe(answers[0]?.body.token);
    expect(Buffer.from(others.token, 'base64url')).toHaveLength(16);
    expect((await test.api.post<ErrorBody>('/api/staff/handled-services', { matterId: 'deposit', clientId }, desk)).body.error.code).toBe('CONFLICT');
  });

  it('is one paper, however often it is typed in', async () => {
    const { formId, matterId, level, answers } = await filledForm(test.api, { level: 4 });
    const before = await ratings().count();
    const paper = { formId, matterId, level, answers, clientId: newClientId() };
    const entered = await Promise.all([1, 2, 3].map(() => test.api.post<Created>('/api/staff/paper-ratings', paper, desk)));
    expect(new Set(entered.map(({ status, body: { id } }) => `${status} ${id}`)).size).toBe(1);
    expect(await ratings().count()).toBe(before + 1);
  });

  it('is nothing that somebody else sent, though under the same id', async () => {
    const clientId = newClientId();
    const { formId, matterId, level, answers } = await filledForm(test.api, { level: 4 });
    const said = { formId, matterId, level, answers, clientId };
    const phone = (await rate(said)).body;
    const enter = async (token: string) => (await test.api.post<Created>('/api/staff/paper-ratings', said, token)).body.id;
    const ids = [phone.id, await enter(desk), await enter(await test.loginStaff('reviewer'))];
    expect(new Set(ids).size).toBe(3);
    expect((await rate(said)).body).toEqual(phone);
    const filed = (await casesAt(test).file({ clientId })).body;
    const note = async (token: string) => (await test.api.post<CaseReceipt>('/api/staff/calls', { kind: 'enquiry', text: '电话里问的事情', source: 'hotline', clientId }, token)).body.receipt;
    const receipts = [filed.receipt, await note(desk), await note(await test.loginStaff('administrator'))];
    expect(new Set(receipts).size).toBe(3);
  });

  it('leaves a used token used for everybody else', async () => {
    const { token } = (await test.api.post<OpenedService>('/api/staff/handled-services', { matterId: 'opening' }, desk)).body;
    const body = { ...(await filledForm(test.api)), token, clientId: newClientId() };
    expect((await rate(body)).status).toBe(201);
    expect((await rate({ ...body, clientId: newClientId() })).body.error.code).toBe('RATING_TOKEN_USED');
    expect((await rate({ ...body, clientId: null })).body.error.code).toBe('RATING_TOKEN_USED');
  });

  it('is one case with its files, also when it comes ten times at once and on a later day', async () => {
    const before = await cases().count();
    const photo = await upload(test, await makePhoto(), '照片.jpg');
    const said = { contact: '0839-0000008', uploadIds: [photo.body.id], clientId: newClientId() };
    const answers = await Promise.all(Array.from({ length: 10 }, () => casesAt(test).file(said)));
    test.clock.advance(DAY_MS);
    answers.push(await casesAt(test).file(said));
    expect(new Set(answers.map(({ status, body: { receipt, code } }) => `${status} ${receipt} ${code}`)).size).toBe(1);
    expect(await cases().count()).toBe(before + 1);
    const [first] = answers;
    expect((await casesAt(test).lookUp(first?.body ?? { receipt: '' })).status).toBe(200);
  });

  it('is one call-back and one noted call', async () => {
    // The day has gone on, and with it the login.
    desk = await test.loginStaff('supervisor-desk');
    const before = await cases().count();
    const asked = { phone: '0839-0000008', about: '保证金何时退还', clientId: newClientId() };
    const noted = { kind: 'enquiry', text: '电话里问的事情', source: 'hotline', clientId: newClientId() };
    const both = async (): Promise<string[]> => [(await test.api.post<CaseReceipt>('/api/call-backs', asked)).body.receipt, (await test.api.post<CaseReceipt>('/api/staff/calls', noted, desk)).body.receipt];
    const receipts = await both();
    expect(receipts[0]).not.toBe(receipts[1]);
    expect(await both()).toEqual(receipts);
    expect(await cases().count()).toBe(before + 2);
  });

  it('cannot be told from the database, nor its code worked out there', async () => {
    const clientId = newClientId();
    const { body } = await rate({ ...(await filledForm(test.api)), clientId });
    const row = await ratings().findOneByOrFail({ id: body.id });
    expect(JSON.stringify(row)).not.toContain(clientId);
    expect(row.codeHash).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });

  it('is refused under an id that is too short to be one', async () => {
    expect((await rate({ ...(await filledForm(test.api)), clientId: 'short' })).status).toBe(400);
    expect((await casesAt(test).file({ clientId: "';drop table case;-- 000000" })).status).toBe(400);
  });
});
