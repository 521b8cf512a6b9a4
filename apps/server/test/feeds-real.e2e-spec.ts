import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FeedFormat, Notice, NoticeList, Project } from '@sunshine/contracts';
import { parseEpoint } from '../src/modules/feeds/formats/epoint.js';
import { parseJsonl } from '../src/modules/feeds/formats/jsonl.js';
import { ImportRunnerService, type ImportOrder } from '../src/modules/feeds/import-runner.service.js';
import type { ImportRunEntity } from '../src/modules/feeds/import-run.entity.js';
import { projectKey } from '../src/modules/feeds/joining/project-key.js';
import { startTestApp, type TestApp } from './support/app.js';

const data = process.env['REAL_DATA_DIR'] ?? '';
const hasData = existsSync(join(data, 'notices.jsonl.gz'));
const onRealData = hasData ? describe : describe.skip;
const NO_DATA = hasData ? '' : '（跳过：REAL_DATA_DIR 未设置）';

type Raw = Record<string, unknown> & { title: string };
const unpacked = (name: string): string => gunzipSync(readFileSync(join(data, name))).toString();
const context = { sourceName: '示例平台', siteUrl: null, regionCodeOf: (): string | null => null };

onRealData(`feeds on real notices ${NO_DATA}`, () => {
  let t: TestApp;
  let folder: string;
  beforeAll(async () => {
    t = await startTestApp();
    folder = await mkdtemp(join(tmpdir(), 'sunshine-real-'));
  });
  afterAll(async () => {
    await t.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function importFile(path: string, format: FeedFormat): Promise<ImportRunEntity> {
    const order: ImportOrder = { format, path, fileName: path, asDraft: false, notify: false, actor: { kind: 'system', name: '测试' }, startedBy: '测试' };
    const runner = t.app.get(ImportRunnerService);
    return runner.work(await runner.begin(order), order);
  }

  it('takes every record of the Epoint feed once, and a changed one as one new version', async () => {
    const totals = { created: 0, unchanged: 0 };
    for (const name of ['award', 'candidate', 'award', 'candidate']) {
      const run = await importFile(join(data, 'epoint-feed', `${name}.json.gz`), 'epoint');
      expect([run.updated, run.rejected]).toEqual([0, 0]);
      totals.created += run.created;
      totals.unchanged += run.unchanged;
    }
    expect(totals).toEqual({ created: 222, unchanged: 222 });
    const [record] = JSON.parse(unpacked('epoint-feed/award.json.gz')) as Raw[];
    if (!record) throw new Error('the feed is empty');
    await writeFile(join(folder, 'changed.json'), JSON.stringify([{ ...record, infocontent: `${String(record['infocontent'])}<p>补充说明</p>` }]));
    for (const updated of [1, 0]) expect((await importFile(join(folder, 'changed.json'), 'epoint')).updated).toBe(updated);
    const { body } = await t.api.get<NoticeList>(`/api/notices?q=${encodeURIComponent(record.title.slice(0, 60))}`);
    const notice = await t.api.get<Notice>(`/api/notices/${body.items[0]?.id ?? ''}`);
    expect([notice.body.versionNumber, notice.body.versions.length]).toEqual([2, 2]);
  }, 120_000);

  it('puts notices with one section code, and only those, on one page of the Epoint feed', async () => {
    const records = ['award', 'candidate'].flatMap((name) => JSON.parse(unpacked(`epoint-feed/${name}.json.gz`)) as Raw[]).map((raw) => parseEpoint(raw, context));
    const titlesOf = new Map<string, string[]>();
    for (const parsed of records) if (parsed.ok && parsed.record.projectCode) titlesOf.set(parsed.record.projectCode, [...(titlesOf.get(parsed.record.projectCode) ?? []), parsed.record.title]);
    for (const titles of [...titlesOf.values()].filter(({ length }) => length > 1)) {
      const { body } = await t.api.get<NoticeList>(`/api/notices?limit=100&q=${encodeURIComponent((titles[0] ?? '').slice(0, 40))}`);
      const card = body.items.find(({ title }) => title === titles[0]);
      const project = await t.api.get<Project>(`/api/projects/${card?.projectId ?? ''}`);
      expect(project.body.notices.map(({ title }) => title).sort()).toEqual([...titles].sort());
    }
  }, 120_000);

  it('gives at least 97 % of the notices whose source names a type another type than other, and loses no record', () => {
    const parsed = unpacked('notices.jsonl.gz').split('\n').filter(Boolean).map((line) => parseJsonl(JSON.parse(line), context));
    const named = parsed.flatMap((each) => (each.ok && each.record.typeWord !== null ? [each.record] : []));
    expect(parsed.every(({ ok }) => ok)).toBe(true);
    expect(named.filter(({ type }) => type !== 'other').length / named.length).toBeGreaterThanOrEqual(0.97);
  }, 60_000);

  it('makes a key of every real title that does not change when made again', () => {
    for (const line of unpacked('titles.jsonl.gz').split('\n').filter(Boolean)) {
      const key = projectKey((JSON.parse(line) as Raw).title);
      expect(projectKey(key)).toBe(key);
    }
  }, 60_000);
});
