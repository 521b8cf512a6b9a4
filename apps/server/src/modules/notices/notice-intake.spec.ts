import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NoticeList } from '@sunshine/contracts';
import { DataSource } from 'typeorm';
import { startTestApp, type TestApp } from '../../../test/support/app.js';
import { pendingSchemaChanges } from '../../../test/support/schema.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { IntakeNotice, IntakeResult } from './intake-notice.js';
import { NoticeIntake } from './notice-intake.service.js';
import { NoticesService } from './notices.service.js';
import { StaffNoticesService } from './staff-notices.service.js';

const record = (more: Partial<IntakeNotice> = {}): IntakeNotice => ({
  existingNoticeId: null,
  project: { name: '示例河堤整治工程', code: 'F-1' },
  title: '示例河堤整治工程中标候选人公示',
  type: 'candidates',
  category: 'engineering',
  regionCode: '510822',
  regionName: '四川省广元市青川县',
  ownerName: '示例县水利局',
  agencyName: '示例招标代理有限公司',
  amountFen: null,
  winners: [{ name: '虚构水利公司', amountFen: 100, rank: 1 }],
  keyDates: { publicityUntil: '2026-11-23' },
  greenChannel: false,
  bodyHtml: '<p>第一候选人：虚构水利公司，联系电话 13800138000</p>',
  attachments: [{ name: '评标报告.pdf', url: 'https://example.org/a.pdf' }],
  publishedAt: new Date('2026-11-18T01:00:00Z'),
  sourceName: '示例交易中心',
  sourceUrl: 'https://example.org/1',
  original: { storageKey: 'abc#0' },
  asDraft: false,
  notify: false,
  ...more,
});

let test: TestApp;
const take = (input: IntakeNotice): Promise<IntakeResult> => test.app.get(UnitOfWork).run((tx) => test.app.get(NoticeIntake, { strict: false }).publish(tx, input));
const notices = (): NoticesService => test.app.get(NoticesService, { strict: false });

beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.close());

describe('NoticeIntake', () => {
  it('publishes a record, masked and counted', async () => {
    const { noticeId, outcome, masked } = await take(record());
    expect({ outcome, masked }).toEqual({ outcome: 'created', masked: 1 });
    expect(await notices().get(noticeId)).toMatchObject({
      state: 'published',
      body: '第一候选人：虚构水利公司，联系电话 ***********',
      publishedAt: '2026-11-18T01:00:00.000Z',
      attachments: [{ name: '评标报告.pdf', url: 'https://example.org/a.pdf' }],
      sourceUrl: 'https://example.org/1',
    });
  });

  it('changes nothing for the same record, and makes exactly one version for a changed one', async () => {
    const { noticeId, projectId } = await take(record());
    const again = { existingNoticeId: noticeId, project: { id: projectId } };
    expect((await take(record(again))).outcome).toBe('unchanged');
    expect((await take(record({ ...again, bodyHtml: '<p>更正后</p>' }))).outcome).toBe('updated');
    expect((await take(record({ ...again, bodyHtml: '<p>更正后</p>' }))).outcome).toBe('unchanged');
    expect(await notices().get(noticeId)).toMatchObject({ state: 'corrected', stateReason: '来源更新', versionNumber: 2, body: '更正后', publishedAt: '2026-11-18T01:00:00.000Z', versions: [{ number: 1 }, { number: 2 }] });
    expect((await notices().version(noticeId, 1)).body).toContain('第一候选人');
  });

  it('lets search find the newest version only', async () => {
    const { noticeId, projectId } = await take(record({ bodyHtml: '旧的独特词甲' }));
    await take(record({ existingNoticeId: noticeId, project: { id: projectId }, bodyHtml: '新的独特词乙' }));
    const search = async (q: string): Promise<NoticeList> => notices().list({ q, limit: 20 });
    expect((await search('独特词甲')).total).toBe(0);
    expect((await search('独特词乙')).items.map(({ id }) => id)).toEqual([noticeId]);
  });

  it('puts a record into review when asked, and a reviewer finds it complete', async () => {
    const { noticeId } = await take(record({ asDraft: true, title: '待审的记录' }));
    await expect(notices().get(noticeId)).rejects.toMatchObject({ code: 'NOTICE_NOT_FOUND' });
    expect(await test.app.get(StaffNoticesService, { strict: false }).get(noticeId)).toMatchObject({ state: 'in-review', workingState: 'in-review', draft: { title: '待审的记录', projectName: '示例河堤整治工程' }, authorName: '示例交易中心' });
    const reviewer = await test.loginStaff('reviewer');
    const answer = await test.api.post(`/api/staff/notices/${noticeId}/approve`, { revision: 0, decisions: [] }, reviewer);
    expect(answer.status).toBe(200);
    expect((await notices().get(noticeId)).attachments).toHaveLength(1);
  });

  it('leaves a notice withdrawn that staff withdrew', async () => {
    const { noticeId, projectId } = await take(record());
    const reviewer = await test.loginStaff('reviewer');
    await test.api.post(`/api/staff/notices/${noticeId}/withdraw`, { revision: 0, reason: '内容有误' }, reviewer);
    expect((await take(record({ existingNoticeId: noticeId, project: { id: projectId }, title: '又来了' }))).outcome).toBe('unchanged');
    expect((await notices().get(noticeId)).state).toBe('withdrawn');
  });

  it.each([
    ['a title that no list can hold', { title: '长'.repeat(501) }],
    ['no title', { title: ' ' }],
    ['an impossible amount', { amountFen: 1e15 }],
    ['a nested bomb', { bodyHtml: '<div>'.repeat(10_000) }],
  ])('refuses %s and writes nothing', async (_name, more) => {
    const before = (await notices().list({ limit: 100 })).total;
    await expect(take(record(more))).rejects.toMatchObject({ name: 'AppError' });
    expect((await notices().list({ limit: 100 })).total).toBe(before);
  });

  it('drops addresses that are not of the web', async () => {
    const { noticeId } = await take(record({ attachments: [{ name: 'x', url: 'javascript:alert(1)' }], sourceUrl: 'file:///etc/passwd' }));
    expect(await notices().get(noticeId)).toMatchObject({ attachments: [], sourceUrl: null });
  });

  it('tells alerts once a version, in the same transaction', async () => {
    const events = async (): Promise<number> => (await test.app.get(DataSource).query("SELECT id FROM outbox WHERE kind = 'notice.published'")).length;
    const before = await events();
    const { noticeId, projectId } = await take(record({ notify: true }));
    expect(await events()).toBe(before + 1);
    await take(record({ notify: true, existingNoticeId: noticeId, project: { id: projectId }, title: '更新' }));
    expect(await events()).toBe(before + 2);
    await expect(test.app.get(UnitOfWork).run(async (tx) => {
      await test.app.get(NoticeIntake, { strict: false }).publish(tx, record({ notify: true }));
      throw new Error('rolled back');
    })).rejects.toThrow('rolled back');
    expect(await events()).toBe(before + 2);
  });

  it('answers alerts with what matching needs, and nothing for a withdrawn notice', async () => {
    const { noticeId, projectId } = await take(record());
    expect(await notices().forMatching(noticeId)).toMatchObject({ projectName: '示例河堤整治工程', ownerName: '示例县水利局', matchable: { id: noticeId, region: '510822', projectId, category: 'engineering', type: 'candidates' } });
    expect(await notices().exists(noticeId)).toBe(true);
    expect(await notices().forMatching('01KA0000000000000000000000')).toBeNull();
  });

  it('finds the migrated schema equal to the entities', async () => {
    expect(await pendingSchemaChanges(test.app.get(DataSource))).toEqual([]);
  });
});
