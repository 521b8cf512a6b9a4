import { createReadStream } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import type { ImportRun, Notice, NoticeList, Page, Project, StaffNoticeRow, ImportRejection } from '@sunshine/contracts';
import { ImportRunnerService, type ImportOrder } from '../src/modules/feeds/import-runner.service.js';
import type { ImportRunEntity } from '../src/modules/feeds/import-run.entity.js';
import { ImportsService } from '../src/modules/feeds/imports.service.js';
import { NOTICE_PUBLISHED } from '../src/modules/notices/notice-published.js';
import { Config } from '../src/platform/config/config.js';
import { OutboxRow } from '../src/platform/outbox/outbox.entity.js';
import { startTestApp, type TestApp } from './support/app.js';
import { waitFor } from './support/wait.js';

interface EpointRecord {
  infoid: string;
  title: string;
  categoryname: string;
  infocontent: string;
  pubinwebdate: string;
  lasteditdate: string;
  [other: string]: unknown;
}

const table = (code: string, more = ''): string => `<table><tr><td>招标人:</td><td>青山镇人民政府</td><td>标段(包)编号:</td><td>${code}</td></tr></table><p>${more}</p><script>alert(1)</script>`;
const epoint = (infoid: string, title: string, more: Partial<EpointRecord> = {}): EpointRecord => ({
  infoid,
  title,
  categoryname: title.endsWith('中标结果公告') ? '中标结果公告' : '中标候选人公示',
  projectjiaoyitypeex: 'A01',
  xiaqucode: '510822',
  xiaquname: '青川县',
  pubinwebdate: '2026-06-13 18:00:00',
  lasteditdate: '2026-06-13 18:00:12',
  infocontent: table(`QSA0100${infoid}-202601-01`),
  ...more,
});

describe('feeds', () => {
  let t: TestApp;
  let folder: string;
  let files = 0;
  beforeAll(async () => {
    t = await startTestApp();
    folder = await mkdtemp(join(tmpdir(), 'sunshine-feeds-'));
  });
  afterAll(async () => {
    await t.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function importFile(content: string | Buffer, more: Partial<ImportOrder> = {}): Promise<ImportRunEntity> {
    const path = join(folder, `feed-${++files}.json`);
    await writeFile(path, content);
    const order: ImportOrder = { format: 'epoint', path, fileName: 'feed.json', asDraft: false, notify: true, actor: { kind: 'system', name: '测试' }, startedBy: '测试', ...more };
    const runner = t.app.get(ImportRunnerService);
    return runner.work(await runner.begin(order), order);
  }
  const importRecords = (records: unknown[], more: Partial<ImportOrder> = {}): Promise<ImportRunEntity> => importFile(JSON.stringify(records), more);
  const counts = ({ read, created, updated, unchanged, rejected }: ImportRunEntity | ImportRun): number[] => [read, created, updated, unchanged, rejected];
  async function findNotice(title: string): Promise<Notice> {
    const { body } = await t.api.get<NoticeList>(`/api/notices?q=${encodeURIComponent(title)}`);
    const id = body.items.find((each) => each.title === title)?.id ?? '';
    return (await t.api.get<Notice>(`/api/notices/${id}`)).body;
  }
  const projectOf = async (title: string): Promise<Project> => (await t.api.get<Project>(`/api/projects/${(await findNotice(title)).project.id}`)).body;

  it('publishes each record once, and the same file again changes nothing', async () => {
    const records = [epoint('01', '青山镇水厂扩建工程监理中标候选人公示'), epoint('02', '白水村道路硬化工程中标候选人公示')];
    expect(counts(await importRecords(records))).toEqual([2, 2, 0, 0, 0]);
    expect(counts(await importRecords(records))).toEqual([2, 0, 0, 2, 0]);
    const notice = await findNotice('青山镇水厂扩建工程监理中标候选人公示');
    expect(notice).toMatchObject({ type: 'candidates', category: 'engineering', versionNumber: 1, owner: { name: '青山镇人民政府' }, region: { code: '510822' } });
    expect(notice.bodyHtml).not.toContain('script');
  });

  it('puts candidates and award of one lot on one page, whichever comes first, and another lot on its own', async () => {
    await importRecords([
      epoint('11', '青山镇医院家具采购(一标段)中标结果公告', { infocontent: table('QSA011-202601-01'), pubinwebdate: '2026-06-20 09:00:00' }),
      epoint('12', '青山镇医院家具采购(二标段)中标结果公告', { infocontent: table('QSA011-202601-02'), pubinwebdate: '2026-06-20 09:00:00' }),
    ]);
    await importRecords([epoint('13', '青山镇医院家具采购(一标段)中标候选人公示', { infocontent: table('QSA011-202601-01') })]);
    const project = await projectOf('青山镇医院家具采购(一标段)中标结果公告');
    expect(project.notices.map(({ type }) => type)).toEqual(['candidates', 'result']);
    expect((await projectOf('青山镇医院家具采购(二标段)中标结果公告')).notices).toHaveLength(1);
    expect(project.name).toBe('青山镇医院家具采购(一标段)');
  });

  it('makes exactly one version of a changed record, and none of an older copy of it', async () => {
    const first = epoint('21', '白水村桥梁加固工程中标候选人公示');
    const changed = { ...first, infocontent: table('QSA010021-202601-01', '更正：报价有误'), lasteditdate: '2026-06-14 09:00:00' };
    await importRecords([first]);
    expect(counts(await importRecords([changed]))).toEqual([1, 0, 1, 0, 0]);
    expect(counts(await importRecords([changed]))).toEqual([1, 0, 0, 1, 0]);
    expect(counts(await importRecords([first]))).toEqual([1, 0, 0, 1, 0]);
    expect(await findNotice(first.title)).toMatchObject({ versionNumber: 2, state: 'corrected' });
    expect(counts(await importRecords([{ ...changed, clicktimes: 99, lasteditdate: '2026-07-01 00:00:00' }]))).toEqual([1, 0, 0, 1, 0]);
  });

  it('takes a record that stands twice in a file once, and says when the two contradict', async () => {
    const one = epoint('31', '青山镇集镇路灯工程中标候选人公示');
    const newer = { ...one, infocontent: table('QSA010031-202601-01', '新'), lasteditdate: '2026-06-15 00:00:00' };
    const unclear = { ...one, infocontent: table('QSA010031-202601-01', '不明') };
    expect(counts(await importRecords([one, one, newer]))).toEqual([3, 1, 1, 1, 0]);
    expect(counts(await importRecords([one, one, newer]))).toEqual([3, 0, 0, 3, 0]);
    expect(counts(await importRecords([newer, unclear]))).toEqual([2, 0, 0, 1, 1]);
  });

  it('never lets one bad record stop the rest', async () => {
    const run = await importRecords([epoint('41', '青山镇广场工程中标候选人公示'), 7, { infoid: 'x' }, epoint('42', '题'.repeat(501)), epoint('43', '白水村广场工程中标候选人公示', { infocontent: '<div>'.repeat(200_000) }), epoint('44', '黄土村广场工程中标候选人公示')]);
    expect(run.state).toBe('finished');
    expect([run.created, run.read]).toEqual([run.read - run.rejected, 6]);
    expect(run.rejected).toBeGreaterThanOrEqual(3);
    await expect(findNotice('黄土村广场工程中标候选人公示')).resolves.toMatchObject({ versionNumber: 1 });
    const reviewer = await t.loginStaff('reviewer');
    const { body } = await t.api.get<Page<ImportRejection>>(`/api/staff/imports/${run.id}/rejections`, reviewer);
    expect(body.items[0]).toMatchObject({ position: 2, reason: '记录不是一个 JSON 对象' });
  });

  it('masks personal data and counts it', async () => {
    const run = await importRecords([epoint('51', '青山镇学校工程中标候选人公示', { infocontent: table('QSA010051-202601-01', '项目经理电话 13800138000') })]);
    expect(run.masked).toBe(1);
    expect((await findNotice('青山镇学校工程中标候选人公示')).body).not.toContain('13800138000');
  });

  it('keeps the untouched original of what it took', async () => {
    await importRecords([epoint('61', '青山镇泵站工程中标候选人公示')]);
    const root = join(t.app.get(Config).dataDir, 'files');
    const stored = (await readdir(root, { recursive: true, withFileTypes: true })).filter((each) => each.isFile());
    const chunks: Buffer[][] = await Promise.all(stored.map((each) => createReadStream(join(each.parentPath, each.name)).toArray() as Promise<Buffer[]>));
    const originals = chunks.map((parts) => Buffer.concat(parts)).filter((bytes) => bytes[0] === 0x1f).map((bytes) => gunzipSync(bytes).toString());
    expect(originals.some((text) => text.includes('"infoid":"61"') && text.includes('<script>alert(1)</script>'))).toBe(true);
  });

  it('puts drafts into review and publishes nothing of them', async () => {
    const title = '青山镇车站工程中标候选人公示';
    expect(counts(await importRecords([epoint('71', title)], { asDraft: true }))).toEqual([1, 1, 0, 0, 0]);
    expect(counts(await importRecords([epoint('71', title)], { asDraft: true }))).toEqual([1, 0, 0, 1, 0]);
    expect((await t.api.get<NoticeList>(`/api/notices?q=${encodeURIComponent(title)}`)).body.items).toEqual([]);
    const reviewer = await t.loginStaff('reviewer');
    const { body } = await t.api.get<Page<StaffNoticeRow>>('/api/staff/notices?state=in-review', reviewer);
    expect(body.items.map((row) => row.title)).toContain(title);
  });

  it('fails a file of another encoding as a whole, and takes nothing of it', async () => {
    const gbk = Buffer.concat([Buffer.from('[{"title":"'), Buffer.from([0xb2, 0xc9, 0xb9, 0xba, 0xb9, 0xab, 0xb8, 0xe6]), Buffer.from('"}]')]);
    expect(await importFile(gbk)).toMatchObject({ state: 'failed', error: expect.stringContaining('GBK'), read: 0 });
    expect(await importFile('', { path: join(folder, 'missing.json') })).toMatchObject({ state: 'failed' });
  });

  describe('in the console', () => {
    const upload = async (token: string, query: string, body: Blob | FormData): Promise<{ status: number; body: ImportRun & { error: { code: string; message: string } } }> => {
      const form = body instanceof FormData ? body : new FormData();
      if (body instanceof Blob) form.append('file', body, '公告.json');
      const response = await fetch(`${t.base}/api/staff/imports?${query}`, { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: form });
      return { status: response.status, body: (await response.json()) as never };
    };

    it('imports an upload in the background and shows how it went', async () => {
      const reviewer = await t.loginStaff('reviewer');
      const { status, body } = await upload(reviewer, 'format=epoint', new Blob([JSON.stringify([epoint('81', '青山镇码头工程中标候选人公示')])]));
      expect([status, body.state, body.fileName]).toEqual([202, 'running', '公告.json']);
      const run = await waitFor(async () => {
        const answer = await t.api.get<ImportRun>(`/api/staff/imports/${body.id}`, reviewer);
        return answer.body.state === 'running' ? undefined : answer.body;
      }, 'the import');
      expect([run.state, ...counts(run), run.percent]).toEqual(['finished', 1, 1, 0, 0, 0, 100]);
      const list = await t.api.get<Page<ImportRun>>('/api/staff/imports?limit=1', reviewer);
      expect(list.body.items[0]?.id).toBe(run.id);
      await waitFor(async () => (await readdir(join(t.app.get(Config).dataDir, 'imports'))).length === 0, 'the upload to be put away');
    });

    it('publishes history without telling anybody when asked to', async () => {
      const reviewer = await t.loginStaff('reviewer');
      const told = (): Promise<number> => t.app.get(DataSource).getRepository(OutboxRow).countBy({ kind: NOTICE_PUBLISHED });
      const before = await told();
      const { body } = await upload(reviewer, 'format=epoint&notify=false', new Blob([JSON.stringify([epoint('82', '青山镇旧码头拆除工程中标候选人公示')])]));
      const run = await waitFor(async () => {
        const answer = await t.api.get<ImportRun>(`/api/staff/imports/${body.id}`, reviewer);
        return answer.body.state === 'running' ? undefined : answer.body;
      }, 'the import');
      expect([run.created, await told()]).toEqual([1, before]);
    });

    it('offers the template to every member of staff', async () => {
      const editor = await t.loginStaff('editor');
      const response = await fetch(`${t.base}/api/staff/imports/template.xlsx`, { headers: { authorization: `Bearer ${editor}` } });
      const bytes = Buffer.from(await response.arrayBuffer());
      expect([response.status, bytes.subarray(0, 2).toString(), response.headers.get('content-disposition')]).toEqual([200, 'PK', expect.stringContaining('attachment')]);
    });

    it('lets only reviewers and administrators import', async () => {
      const blob = new Blob(['[]']);
      expect((await upload(await t.loginStaff('editor'), 'format=epoint', blob)).status).toBe(403);
      expect((await upload('nobody', 'format=epoint', blob)).status).toBe(401);
    });

    it('refuses a wrong format, a request without a file and an unknown run with a code', async () => {
      const reviewer = await t.loginStaff('reviewer');
      expect((await upload(reviewer, 'format=csv', new Blob(['[]']))).body.error.code).toBe('VALIDATION_FAILED');
      expect((await upload(reviewer, 'format=epoint', new FormData())).body.error.code).toBe('MALFORMED_REQUEST');
      expect((await t.api.get('/api/staff/imports/01ARZ3NDEKTSV4RRFFQ69G5FAV', reviewer)).status).toBe(404);
    });

    it('refuses an upload above the limit and leaves nothing on the disk', async () => {
      const staff = { kind: 'staff' as const, id: '01ARZ3NDEKTSV4RRFFQ69G5FAV', name: '测试', role: 'reviewer' as const, sectionId: null, mustChangePassword: false, ip: '127.0.0.1' };
      const broken = new Readable({ read() { this.destroy(Object.assign(new Error('too large'), { statusCode: 413 })); } });
      await expect(t.app.get(ImportsService).start(staff, { format: 'epoint', draft: 'false', notify: 'true' }, 'big.json', broken)).rejects.toMatchObject({ statusCode: 413 });
      expect(await readdir(join(t.app.get(Config).dataDir, 'imports'))).toEqual([]);
    });
  });
});
