import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AuditEntry, ErrorBody, Figures, GamingFlag, GamingFlagDetail, OwnRecords, Page, Supervision } from '@sunshine/contracts';
import { GAMING } from '../src/modules/gaming/gaming.job.js';
import { RecurringJobs } from '../src/platform/schedule/recurring-jobs.js';
import { startTestApp, type TestApp } from './support/app.js';
import { submitRating } from './support/ratings.js';
import { loginSupervisor } from './support/supervisors.js';

const PHONE = 'one-phone-for-everything-0001';

describe('ratings that look made up', () => {
  let test: TestApp;
  let desk: string;
  let admin: string;
  let supervisor: string;

  beforeAll(async () => {
    test = await startTestApp();
    desk = await test.loginStaff('supervisor-desk');
    admin = await test.loginStaff('administrator');
    supervisor = await loginSupervisor(test, admin);
  });
  afterAll(() => test.close());

  const search = (): Promise<void> => test.app.get(RecurringJobs).runNow(GAMING);
  const flags = async (query = ''): Promise<GamingFlag[]> => (await test.api.get<Page<GamingFlag>>(`/api/staff/gaming-flags?${query}`, desk)).body.items;
  const detail = async (id: string): Promise<GamingFlagDetail> => (await test.api.get<GamingFlagDetail>(`/api/staff/gaming-flags/${id}`, desk)).body;
  const decide = (id: string, body: object, token = supervisor) => test.api.post<GamingFlagDetail & ErrorBody>(`/api/supervisor/gaming-flags/${id}/decide`, body, token);
  const rateTimes = async (count: number, part: object): Promise<void> => {
    for (let at = 0; at < count; at += 1) {
      expect((await submitRating(test.api, { durationMs: 20_000, ...part })).status).toBe(201);
      test.clock.advance(90_000);
    }
  };
  const total = async (): Promise<number> => (await test.api.get<Supervision>('/api/supervision')).body.ratings.total;

  it('are none as long as people rate as people do', async () => {
    await rateTimes(3, { level: 5, device: 'a-family-on-one-phone-01', text: '很好' });
    await search();
    expect(await flags()).toEqual([]);
  });

  it('are named with what they rest on, found once however often one looks, and stay counted', async () => {
    await rateTimes(6, { level: 5, device: PHONE });
    const before = await total();
    await search();
    await search();
    const found = await flags();
    expect(found).toMatchObject([{ kind: 'one-device', state: 'open', ratings: 6, day: '2026-11-20', decidedBy: null }]);
    const { evidence } = await detail(found[0]?.id ?? '');
    expect(evidence).toHaveLength(6);
    expect(evidence[0]).toEqual({ ratingId: expect.any(String) as unknown, day: '2026-11-20', matterName: '开标服务', counterName: null, level: 5, why: '同一台设备' });
    expect(await total()).toBe(before);
  });

  it('join the flag that is open, and open another one after somebody has decided', async () => {
    const [open] = await flags('state=open');
    const id = open?.id ?? '';
    await rateTimes(1, { level: 5, device: PHONE });
    await search();
    expect(await flags('kind=one-device')).toMatchObject([{ id, ratings: 7 }]);
    expect((await decide(id, { confirmed: true, reason: '经核实为同一人代评' })).body).toMatchObject({ state: 'confirmed', decidedBy: '监督乙（演示）', reason: '经核实为同一人代评' });
    await search();
    expect(await flags('state=open')).toEqual([]);
    await rateTimes(1, { level: 5, device: PHONE });
    await search();
    expect(await flags('state=open')).toMatchObject([{ ratings: 1 }]);
    expect(await flags('state=confirmed')).toMatchObject([{ id, ratings: 7, reason: '经核实为同一人代评' }]);
  });

  it('are decided by supervisors alone, with a reason, and the trail keeps every word', async () => {
    const [open] = await flags('state=open');
    const id = open?.id ?? '';
    for (const token of [desk, admin, await test.loginUser('resident')]) expect((await decide(id, { confirmed: false, reason: '不算' }, token)).status).toBe(403);
    expect((await decide(id, { confirmed: false, reason: ' ' })).status).toBe(400);
    expect((await decide('01J00000000000000000000000', { confirmed: true, reason: '没有' })).status).toBe(404);
    await decide(id, { confirmed: false, reason: '乡里代办员代评' });
    await decide(id, { confirmed: true, reason: '再查，不是代办员' });
    const trail = (await test.api.get<Page<AuditEntry>>(`/api/staff/audit?objectId=${id}`, admin)).body.items;
    expect(trail.map(({ action }) => action)).toEqual(['gaming.confirm', 'gaming.dismiss']);
  });

  it('are flagged by a supervisor who saw it, too, and by nobody else', async () => {
    const said = { placeId: 'hall-1', day: '2026-11-20', text: '窗口人员拿着群众的手机点了五星' };
    const report = (part: object, token = supervisor) => test.api.post<GamingFlagDetail & ErrorBody>('/api/supervisor/gaming-flags', { ...said, ...part }, token);
    for (const token of [desk, admin, await test.loginUser('resident')]) expect((await report({}, token)).status).toBe(403);
    for (const part of [{ placeId: 'nowhere' }, { day: '2099-01-01' }, { text: ' \u200b' }]) expect([part, (await report(part)).status]).toEqual([part, 400]);
    expect(await report({})).toMatchObject({ status: 201, body: { kind: 'reported', state: 'open', place: '1 号窗口 综合受理', summary: `监督乙（演示）反映：${said.text}`, evidence: [] } });
    const again = await Promise.all([report({}), report({})]);
    expect(again.map(({ status }) => status)).toEqual([201, 201]);
    await search();
    expect(await flags('kind=reported')).toMatchObject([{ state: 'open', ratings: 0 }]);
  });

  it('stand in the supervisor’s record where they were decided, not where they were reported', async () => {
    const { items } = (await test.api.get<OwnRecords>('/api/supervisor/record', supervisor)).body;
    const done = async (action: string) => (await test.api.get<Page<AuditEntry>>(`/api/staff/audit?action=gaming.${action}&limit=100`, admin)).body.items.length;
    const [reported, decided] = [await done('report'), (await done('confirm')) + (await done('dismiss'))];
    expect([reported, decided > 1]).toEqual([1, true]);
    expect(items).toMatchObject([{ flagsDecided: decided }]);
  });

  it('are public as counts only', async () => {
    const { flags: counts } = (await test.api.get<Figures>('/api/figures')).body;
    expect(counts).toEqual([{ kind: 'one-device', open: 0, confirmed: 2, dismissed: 0 }, { kind: 'reported', open: 1, confirmed: 0, dismissed: 0 }]);
    for (const path of ['/api/staff/gaming-flags', '/api/supervisor/gaming-flags']) expect((await test.api.get(path)).status).toBe(401);
    expect((await test.api.get('/api/staff/gaming-flags', await test.loginStaff('editor'))).status).toBe(403);
  });
});
