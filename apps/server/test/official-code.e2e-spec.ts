import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NoticeList } from '@sunshine/contracts';
import { ImportRunnerService, type ImportOrder } from '../src/modules/feeds/import-runner.service.js';
import { DraftsService } from '../src/modules/notices/drafts.service.js';
import { NoticeIntake } from '../src/modules/notices/notice-intake.service.js';
import { UnitOfWork } from '../src/platform/database/unit-of-work.js';
import { startTestApp, type TestApp } from './support/app.js';
import { intakeNotice } from './support/wechat.js';

describe('an official project code', () => {
  let t: TestApp;
  let folder: string;
  beforeAll(async () => {
    t = await startTestApp();
    folder = await mkdtemp(join(tmpdir(), 'sunshine-code-'));
  });
  afterAll(async () => {
    await t.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** A project that no feed knows, as staff make one. */
  const ownPage = async (name: string, code: string): Promise<string> =>
    (await t.app.get(UnitOfWork).run((tx) => t.app.get(NoticeIntake, { strict: false }).publish(tx, intakeNotice({ project: { name, code }, title: `${name}招标公告`, notify: false })))).projectId;

  async function importRecord(title: string, code: string): Promise<string | undefined> {
    const path = join(folder, `${code}.json`);
    const record = { infoid: title, title, categoryname: '中标结果公告', projectjiaoyitypeex: 'A01', xiaqucode: '510822', xiaquname: '青川县', pubinwebdate: '2026-06-13 18:00:00', infocontent: `<table><tr><td>标段(包)编号:</td><td>${code}</td></tr></table>` };
    await writeFile(path, JSON.stringify([record]));
    const order: ImportOrder = { format: 'epoint', path, fileName: 'feed.json', asDraft: false, notify: false, actor: { kind: 'system', name: '测试' }, startedBy: '测试' };
    const runner = t.app.get(ImportRunnerService);
    await runner.work(await runner.begin(order), order);
    const { body } = await t.api.get<NoticeList>(`/api/notices?q=${encodeURIComponent(title)}`);
    return body.items[0]?.projectId;
  }

  it('brings a notice of a feed onto the page that staff wrote', async () => {
    const projectId = await ownPage('青山镇水厂扩建工程', 'QSA010001-202601-01');
    expect(await importRecord('青山镇水厂扩建工程施工中标结果公告', 'QSA010001-202601-01')).toBe(projectId);
  });

  it('brings nothing together by another code or by a name that has nothing in common', async () => {
    const projectId = await ownPage('白水镇道路养护服务', 'QSA010002-202601-01');
    expect(await importRecord('白水镇道路养护服务二标段中标结果公告', 'QSA010002-202601-02')).not.toBe(projectId);
    expect(await importRecord('红光小学食堂设备采购中标结果公告', 'QSA010002-202601-01')).not.toBe(projectId);
  });

  it("brings a draft of staff onto the feed's page, unless the code could be anybody's", async () => {
    const fed = await importRecord('绿水镇河堤整治工程中标结果公告', 'QSA010003-202601-01');
    const draft = (projectCode: string) => ({ ...intakeNotice(), projectId: null, projectName: '绿水镇河堤', projectCode, regionCode: '510822', greenChannelBasis: null, sectionNames: [], attachmentIds: [] });
    const pageOf = (code: string): Promise<string> => t.app.get(UnitOfWork).run((tx) => t.app.get(DraftsService, { strict: false }).project(tx, draft(code), '绿水镇河堤'));
    expect(await pageOf('QSA010003-202601-01')).toBe(fed);
    await ownPage('青山镇茶园项目', '2026-1');
    const own = await pageOf('2026-1');
    expect([fed, await ownPage('青山镇茶园项目', '2026-1')]).not.toContain(own);
  });
});
