import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Created, Inbox, InboxItem } from '@sunshine/contracts';
import { AudienceService } from '../src/modules/alerts/audience.service.js';
import { intakeNotice, startWechatStage, type Phone, type WechatStage } from './support/wechat.js';

/** A migration on a busy MariaDB takes its time. */
jest.setTimeout(60_000);

describe('a correction', () => {
  let stage: WechatStage;
  let phone: Phone;

  beforeAll(async () => {
    stage = await startWechatStage({ fields: { thing1: 'project', phrase2: 'step', thing3: 'note', thing4: 'why' } });
    phone = await stage.phone('投标人（演示）');
    await stage.test.api.post<Created>('/api/alerts', { name: '道路硬化', anyOf: ['道路'] }, phone.token);
  });
  afterAll(() => stage.close());

  const newest = async (): Promise<InboxItem | undefined> => (await stage.test.api.get<Inbox>('/api/inbox', phone.token)).body.items[0];
  const fields = (): string[] => phone.messages()[0]?.fields.map(({ value }) => value) ?? [];
  const first = intakeNotice({ keyDates: { bidDeadline: '2026-11-30T01:30:00.000Z' } });

  it('that a feed makes silently says what changed, in the message the most important, in the inbox all of it', async () => {
    for (let more = 0; more < 4; more += 1) await phone.accept();
    const { noticeId, projectId } = await stage.publish(first);
    await stage.settle();
    expect(fields()).toEqual(['青川县甲村道路硬化项目', '招标公告', '青川县 67.4万元 11月30日截止', '订阅「道路硬化」标题含“道路”']);
    await stage.publish({ ...first, existingNoticeId: noticeId, project: { id: projectId }, amountFen: 70_000_000, keyDates: { bidDeadline: '2026-12-05T01:30:00.000Z' }, ownerName: '甲村村民委员会', bodyHtml: '<p>本项目对甲村至丙村的道路进行硬化。</p>' });
    await stage.settle();
    expect(fields()).toEqual(['青川县甲村道路硬化项目', '公告更正', '投标截止改为12月5日 09:30等4处', '订阅「道路硬化」标题含“道路”']);
    const item = await newest();
    expect(item).toMatchObject({ kind: 'corrected', state: 'confirmed' });
    expect(item?.summary).toBe('已更正：投标截止 11月30日 09:30 → 12月5日 09:30；预算 67.4 万元 → 70 万元；业主单位 甲村村民委员会（演示） → 甲村村民委员会；正文有修改（来源更新）');
  });

  it('that is announced after a newer one says nothing that the newer one has changed again', async () => {
    for (let more = 0; more < 3; more += 1) await phone.accept();
    const own = { ...first, project: { name: '丁村道路', code: null }, title: '丁村道路招标公告' };
    const { noticeId, projectId } = await stage.publish(own);
    await stage.settle();
    for (const bidDeadline of ['2026-12-05T01:30:00.000Z', '2026-12-08T01:30:00.000Z']) await stage.publish({ ...own, existingNoticeId: noticeId, project: { id: projectId }, keyDates: { bidDeadline } });
    await stage.settle();
    const { items } = (await stage.test.api.get<Inbox>('/api/inbox', phone.token)).body;
    const said = items.filter((item) => item.noticeId === noticeId && item.kind === 'corrected').map(({ summary }) => summary);
    expect(said.map((summary) => / → (\S+)/.exec(summary)?.[1])).toEqual(['12月8日', '12月8日']);
    expect(said.some((summary) => summary.includes('11月30日 09:30 → 12月8日 09:30'))).toBe(true);
  });

  it('of the text alone says so', async () => {
    const { noticeId, projectId } = await stage.publish({ ...first, project: { name: '乙村道路', code: null }, title: '乙村道路招标公告' });
    await stage.settle();
    await stage.publish({ ...first, existingNoticeId: noticeId, project: { id: projectId }, title: '乙村道路招标公告', bodyHtml: '<p>另行通知。</p>' });
    await stage.settle();
    expect(fields()[2]).toBe('正文有修改');
    expect((await newest())?.summary).toBe('已更正：正文有修改（来源更新）');
  });

  it('that is a removal gives its reason, and the last credit says so where more can be had', async () => {
    const page = (): string => phone.messages()[0]?.page ?? '';
    expect(page()).toMatch(/&topup=1$/);
    expect(fields()[3]).toBe('「道路硬化」标题含“道路”·最后1条可续');
    await phone.accept();
    await phone.accept();
    const { noticeId } = await stage.publish({ ...first, project: { name: '丙村道路', code: null }, title: '丙村道路招标公告' });
    await stage.settle();
    expect(page()).not.toContain('topup');
    const reviewer = await stage.test.loginStaff('reviewer');
    const { body } = await stage.test.api.get<{ revision: number }>(`/api/staff/notices/${noticeId}`, reviewer);
    await stage.test.api.post(`/api/staff/notices/${noticeId}/withdraw`, { revision: body.revision, reason: '采购任务取消' }, reviewer);
    await stage.settle();
    expect(fields().slice(1, 3)).toEqual(['公告撤回', '撤回：采购任务取消']);
    expect((await newest())?.summary).toMatch(/^已撤回：采购任务取消/);
  });

  it('that ends the project is called by its name', async () => {
    await phone.accept();
    await stage.publish({ ...first, project: { name: '丁村道路', code: null }, title: '丁村道路废标公告', type: 'termination', keyDates: {} });
    await stage.settle();
    expect(fields()[1]).toBe('项目终止');
  });

  it('that is made while the notice is being announced leaves nobody with what it said before', async () => {
    const own = { ...first, project: { name: '戊村道路', code: null }, title: '戊村道路招标公告' };
    const { noticeId, projectId } = await stage.publish(own);
    const audiences = stage.test.app.get(AudienceService, { strict: false });
    const of = audiences.of.bind(audiences);
    jest.spyOn(audiences, 'of').mockImplementationOnce(async (...asked) => {
      await stage.publish({ ...own, existingNoticeId: noticeId, project: { id: projectId }, keyDates: { bidDeadline: '2026-12-05T01:30:00.000Z' } });
      return of(...asked);
    });
    await stage.settle();
    const { items } = (await stage.test.api.get<Inbox>('/api/inbox', phone.token)).body;
    const published = items.filter((item) => item.noticeId === noticeId && item.kind === 'published').map(({ summary }) => summary);
    expect(published).toEqual([expect.stringContaining('投标截止 12月5日 09:30')]);
  });
});
