import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ErrorBody, HolidayCheck, HolidayYearFile, HolidayYearList, Limit, Organisation, Page, AuditEntry, RuleList, StaffMember, StaffMemberList } from '@sunshine/contracts';
import { statutes } from '@sunshine/calendar';
import { ClocksService } from '../src/modules/clocks/clocks.service.js';
import { CLOCKS } from '../src/modules/clocks/clocks.job.js';
import { NEXT_YEAR_ALARM } from '../src/modules/clocks/next-year-alarm.js';
import { Alarms } from '../src/platform/alarms/alarms.js';
import { TestClock } from '../src/platform/clock/clock.js';
import { Config } from '../src/platform/config/config.js';
import { RecurringJobs } from '../src/platform/schedule/recurring-jobs.js';
import { startTestApp, type TestApp } from './support/app.js';
import { invented2027 } from './support/holidays.js';

const FRESH_MS = 3_000;

describe('clocks', () => {
  let test: TestApp;
  let admin: string;
  const limit = (id: string, from: string, of = test) => of.api.get<Limit & ErrorBody>(`/api/limits/${id}/on?from=${from}`);
  const send = (file: unknown, replace = false, token = admin) => test.api.post<HolidayCheck & ErrorBody>('/api/staff/holidays', { file, replace }, token);
  const years = async () => (await test.api.get<HolidayYearList>('/api/staff/holidays', admin)).body.items;

  beforeAll(async () => {
    test = await startTestApp();
    admin = await test.loginStaff('administrator');
  });
  afterAll(() => test.close());

  describe('for everybody', () => {
    it('lists every statute with its article, after the promises of the centre', async () => {
      const { items } = (await test.api.get<RuleList>('/api/limits')).body;
      expect(items.filter(({ group }) => group !== 'centre').map(({ id }) => id)).toEqual(statutes.map(({ id }) => id));
      expect(items[0]).toMatchObject({ id: 'rectification', group: 'centre', says: '自收到差评之日起 15 个工作日内', countable: true });
      expect(items.find(({ id }) => id === 'procurement-challenge')).toMatchObject({ law: '政府采购法', article: '第五十二条', version: '2014年修正' });
    });
    it('counts a statute and a promise', async () => {
      expect((await limit('procurement-challenge-reply', '2026-09-30')).body.dueOn).toBe('2026-10-15');
      expect((await limit('correction-answer', '2026-09-30')).body).toMatchObject({ dueOn: '2026-10-13', law: '本中心承诺', article: '' });
    });
    it('does not roll a promise that says so', async () => {
      expect((await limit('rating-change', '2026-09-20')).body.dueOn).toBe('2026-10-05');
    });
    it.each([
      ['nothing', '2026-09-30', 404],
      ['bid-bond', '2026-09-30', 404],
      ['objection-reply', '2026-02-30', 400],
      ['objection-reply', '', 400],
      ['%E5%A4%A9', '2026-09-30', 400],
      ['a'.repeat(300), '2026-09-30', 400],
    ])('refuses what is no rule or no day (%#)', async (id, from, status) => {
      expect((await limit(id, from)).status).toBe(status);
    });
    it('shows the sections and the leading group', async () => {
      const { body } = await test.api.get<Organisation>('/api/organisation');
      expect(body.sections.map(({ id }) => id)).toContain('supervision');
      expect(body.leadingGroup[0]?.role).toBe('组长');
    });
  });

  describe('overdue', () => {
    it('begins when the last day has ended in Shanghai', () => {
      const clocks = test.app.get(ClocksService);
      expect(clocks.isOverdue('2026-11-20', new Date('2026-11-20T15:59:59.999Z'))).toBe(false);
      expect(clocks.isOverdue('2026-11-20', new Date('2026-11-20T16:00:00Z'))).toBe(true);
      expect(clocks.isOverdue(null, new Date('2036-11-20T16:00:00Z'))).toBe(false);
    });
    it('counts the working days left, and none across a year that nobody knows', async () => {
      const clocks = test.app.get(ClocksService);
      expect(await Promise.all(['2026-11-24', '2026-11-20', '2026-11-18', '2030-01-01', null].map((day) => clocks.workingDaysLeft(day)))).toEqual([2, 0, -2, null, null]);
    });
  });

  describe('a section of a member', () => {
    it('is one of the centre, can change, and is told', async () => {
      const member = { username: 'sections', displayName: '股室成员', role: 'editor', password: 'first-password-1' };
      const { body } = await test.api.post<StaffMember>('/api/staff/members', { ...member, sectionId: 'office' }, admin);
      expect(body.sectionId).toBe('office');
      const change = (sectionId: string | null) => test.api.patch<StaffMember & ErrorBody>(`/api/staff/members/${body.id}`, { sectionId }, admin);
      expect((await change('trading')).body.sectionId).toBe('trading');
      expect((await change('made-up')).body.error.details).toEqual([{ path: 'sectionId', message: '没有这个股室' }]);
      await test.api.patch(`/api/staff/members/${body.id}`, { displayName: '改名' }, admin);
      const { items } = (await test.api.get<StaffMemberList>('/api/staff/members', admin)).body;
      expect(items.find(({ id }) => id === body.id)?.sectionId).toBe('trading');
      expect((await change(null)).body.sectionId).toBeNull();
      const audit = (await test.api.get<Page<AuditEntry>>('/api/staff/audit', admin)).body.items;
      expect(audit.find(({ action }) => action === 'staff.update')?.summary).toContain('股室改为未指定');
    });
  });

  describe('the year after', () => {
    const badFiles: [string, (file: HolidayYearFile) => unknown, RegExp][] = [
      ['nothing in it', (file) => ({ ...file, days: [] }), /尚未公布/],
      ['a day of another year', (file) => ({ ...file, days: [...file.days, { name: '元旦', date: '2028-01-01', isOffDay: true }] }), /2028-01-01 不属于 2027 年/],
      ['a day twice', (file) => ({ ...file, days: [...file.days, file.days[0]] }), /2027-01-01 出现了两次/],
      ['a worked Monday', (file) => ({ ...file, days: [...file.days, { name: '春节', date: '2027-03-01', isOffDay: false }] }), /2027-03-01 本来就是工作日/],
      ['no National Day', (file) => ({ ...file, days: file.days.filter(({ name }) => name !== '国庆节') }), /没有国庆的放假安排/],
      ['no paper', (file) => ({ ...file, papers: [] }), /网址/],
      ['a paper that is no address', (file) => ({ ...file, papers: ['javascript:alert(1)'] }), /https 网址/],
      ['a day that is none', (file) => ({ ...file, days: [{ name: '元旦', date: '2027-02-30', isOffDay: true }] }), /日期要写成 2026-11-05 这样/],
      ['a day that may be either', (file) => ({ ...file, days: [{ name: '元旦', date: '2027-01-01', isOffDay: 'yes' }] }), /isOffDay 要写 true（放假）或 false（上班）/],
      ['a thousand days', (file) => ({ ...file, days: Array.from({ length: 1000 }, () => file.days[0]) }), /./],
      ['no file', () => 'nothing', /文件里不是放假安排/],
    ];
    it.each(badFiles)('is refused with %s, and says why', async (_, spoil, words) => {
      const { status, body } = await send(spoil(invented2027()));
      expect(status).toBe(400);
      expect(JSON.stringify(body.error)).toMatch(words);
      expect((await years()).map(({ year }) => year)).not.toContain(2027);
    });
    it('is imported by administrators only', async () => {
      const editor = await test.loginStaff('editor');
      expect((await send(invented2027(), false, editor)).status).toBe(403);
      expect((await test.api.get('/api/staff/holidays', editor)).status).toBe(200);
      expect((await test.api.get('/api/staff/holidays')).status).toBe(401);
    });

    it('is missed from November on, counts nothing, and does both once it is imported: in other processes too', async () => {
      const alarms = async (): Promise<string[]> => (await test.app.get(Alarms).list()).filter(({ key }) => key === NEXT_YEAR_ALARM).map(({ text }) => text);
      const { env } = test.app.get(Config);
      const other = await startTestApp({ clock: new TestClock(test.clock.now()), config: { DATA_DIR: env.DATA_DIR, ...(env.DATABASE_URL ? { DATABASE_URL: env.DATABASE_URL } : {}) } });
      try {
        await test.app.get(RecurringJobs).runNow(CLOCKS);
        expect((await alarms())[0]).toContain('2027 年的放假安排尚未装入');
        for (const at of [test, other]) expect((await limit('procurement-enquiry-reply', '2026-12-31', at)).body).toMatchObject({ dueOn: null, missingYear: 2027 });

        const { body } = await send(invented2027());
        expect(body).toMatchObject({ year: 2027, isNew: true, offDays: 28, workedDays: 1, changes: [] });
        expect(await alarms()).toEqual([]);
        other.clock.advance(FRESH_MS);
        for (const at of [test, other]) expect((await limit('procurement-enquiry-reply', '2026-12-31', at)).body).toMatchObject({ dueOn: '2027-01-06', missingYear: null });
        expect((await years())[0]).toMatchObject({ year: 2027, builtIn: false, importedBy: '管理员1', offDays: 28 });
        expect((await years())[1]).toMatchObject({ year: 2026, builtIn: true, importedAt: null });
      } finally {
        await other.close();
      }
    });

    it('is replaced only when somebody has seen what changes', async () => {
      await send(invented2027());
      const changed = invented2027();
      changed.days.push({ name: '端午节', date: '2027-06-10', isOffDay: true });
      const check = await test.api.post<HolidayCheck>('/api/staff/holidays/check', changed, admin);
      expect(check.body).toMatchObject({ isNew: false, changes: [{ date: '2027-06-10', before: '平日', after: '放假（端午节）' }] });
      const refused = await send(changed);
      expect([refused.status, refused.body.error.code]).toEqual([409, 'CONFLICT']);
      expect((await limit('call-back', '2027-06-09')).body.dueOn).toBe('2027-06-10');
      expect((await send(changed, true)).status).toBe(200);
      expect((await limit('call-back', '2027-06-09')).body.dueOn).toBe('2027-06-11');
      const audit = (await test.api.get<Page<AuditEntry>>('/api/staff/audit', admin)).body.items;
      expect(audit.find(({ action }) => action === 'holidays.import')?.summary).toBe('重新装入 2027 年放假安排：放假 29 天、调休上班 1 天，改动 1 天');
      expect(await test.drain()).toBeGreaterThan(0);
    });

    it('is imported once when several import it at once', async () => {
      const fresh = await startTestApp();
      try {
        const token = await fresh.loginStaff('administrator');
        const answers = await Promise.all(Array.from({ length: 6 }, () => fresh.api.post('/api/staff/holidays', { file: invented2027() }, token)));
        const audit = (await fresh.api.get<Page<AuditEntry>>('/api/staff/audit', token)).body.items;
        const imported = answers.filter(({ status }) => status === 200).length;
        expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true);
        expect(imported).toBeGreaterThan(0);
        expect(audit.filter(({ action }) => action === 'holidays.import')).toHaveLength(imported);
      } finally {
        await fresh.close();
      }
    });

    it('may change the December before, as papers have done', async () => {
      const file = invented2027();
      file.days.push({ name: '元旦', date: '2026-12-31', isOffDay: true });
      await send(file, true);
      expect((await limit('call-back', '2026-12-30')).body.dueOn).toBe('2027-01-04');
    });
  });
});
