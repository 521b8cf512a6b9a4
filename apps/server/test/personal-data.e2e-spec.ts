import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AuditEntry, Page } from '@sunshine/contracts';
import { DataSource } from 'typeorm';
import { Config } from '../src/platform/config/config.js';
import { RetentionJob } from '../src/platform/erasure/retention.job.js';
import { listRoutes } from '../src/platform/http/routes.js';
import { startTestApp, type TestApp } from './support/app.js';
import { entrusted, liveThrough, SPOKEN, type Lives } from './support/private-lives.js';
import { startScriptedWechat, type ScriptedWechat } from './support/scripted-wechat.js';

const DAY_MS = 86_400_000;
const OPENID = 'openid-of-';
const REFUSED = '{"kind":"enquiry","contact":"0839-5550001","text":';

/** Lists that ask for something. */
const QUERIES: Readonly<Record<string, string>> = {
  '/api/staff/projects': 'q=道路',
  '/api/cases/path': 'kind=enquiry',
  '/api/synonyms': 'word=道路',
  '/api/parties': 'role=owner&q=示例',
};
/** Of people themselves, of WeChat, or of pages: no lists of the centre. */
const NOT_LISTS = /^\/api\/(wechat|health|me|session)\b|\/staff\/articles\/mirror$/;

describe('what people entrust to the centre', () => {
  let wechat: ScriptedWechat;
  let test: TestApp;
  let lives: Lives;
  let log = '';

  /** Every row of every table, as text; bytes too. */
  async function dump(): Promise<string> {
    const dataSource = test.app.get(DataSource);
    const tables = await dataSource.query<{ name: string }[]>(
      dataSource.options.type.includes('sqlite') ? "SELECT name FROM sqlite_master WHERE type = 'table'" : 'SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()',
    );
    expect(tables.length).toBeGreaterThan(dataSource.entityMetadatas.length);
    const rows: unknown[] = [];
    for (const { name } of tables) rows.push(name, await dataSource.query(`SELECT * FROM ${dataSource.driver.escape(name)}`));
    return asText(rows);
  }
  /** A code of six characters must not be mistaken for a piece of an id. */
  const holds = (text: string, secret: string): boolean => new RegExp(`(?<![A-Za-z0-9_-])${secret}(?![A-Za-z0-9_-])`).test(text);
  const found = (text: string, more: string[] = []): string[] => [...Object.values(entrusted), ...lives.codes, ...lives.tokens, ...more].filter((secret) => holds(text, secret));
  const read = async (path: string, token?: string): Promise<string> => {
    const { status, body } = await test.api.get(path, token);
    expect([path, status]).toEqual([path, 200]);
    return JSON.stringify(body);
  };
  const listsOf = (part: RegExp): string[] =>
    listRoutes(test.app)
      .filter(({ method, path }) => method === 'GET' && part.test(path) && !path.includes(':') && !NOT_LISTS.test(path))
      .map(({ path }) => (QUERIES[path] === undefined ? path : `${path}?${QUERIES[path]}`));

  beforeAll(async () => {
    wechat = await startScriptedWechat();
    test = await startTestApp({ wechatBase: wechat.base, log: { write: (line) => void (log += line) } });
    const phoneIs = (number: string): void => {
      wechat.answer('/wxa/business/getuserphonenumber', { errcode: 0, errmsg: 'ok', phone_info: { phoneNumber: number, purePhoneNumber: number, countryCode: '86', watermark: { timestamp: 1, appid: 'wx0000000000000001' } } });
    };
    lives = await liveThrough(test, phoneIs);
  }, 60_000);
  afterAll(async () => {
    await test.close();
    await wechat.close();
  });

  it('lies in no table and no file as it was written', async () => {
    const folder = join(test.app.get(Config).dataDir, 'files');
    const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    expect(files.length).toBe(1);
    const stored = await Promise.all(files.map(({ parentPath, name }) => readFile(join(parentPath, name), 'latin1')));
    const tables = await dump();
    expect(tables).toContain(lives.filed.receipt);
    expect([found(tables), found(stored.join())]).toEqual([[], []]);
  });

  it('is in no list, sum or export for staff, and in nothing of one case, rating, rectification, task or opinion', async () => {
    const { admin, desk } = lives;
    const one = { cases: lives.caseId, ratings: lives.ratingId, rectifications: lives.rectificationId, tasks: lives.taskId };
    const details = Object.entries(one).map(([kind, id]) => `/api/staff/${kind}/${id}`);
    const lists = listsOf(/^\/api\/staff\//).filter((path) => path !== '/api/staff/me');
    expect(lists.length).toBeGreaterThan(25);
    for (const token of [admin, desk]) {
      for (const path of [...lists, ...details]) {
        const { status, body } = await test.api.get(path, token);
        if (token === desk && status === 403) continue;
        expect([path, status, found(JSON.stringify(body))]).toEqual([path, 200, []]);
      }
    }
    for (const list of ['cases?limit=1', 'ratings?limit=1', 'rectifications?state=closed', 'tasks?limit=1', 'opinions?limit=1']) expect([list, JSON.parse(await read(`/api/staff/${list}`, admin))]).toMatchObject([list, { items: [{}] }]);
  });

  it('is in no export', async () => {
    const exports = ['/api/figures/export?format=csv', '/api/figures/export?format=xlsx', '/api/staff/supervisor-records/csv', '/api/staff/imports/template.xlsx'];
    const known = listRoutes(test.app).filter(({ method, path }) => method === 'GET' && /export|csv|xlsx/.test(path)).map(({ path }) => path);
    expect(known.sort()).toEqual([...new Set(exports.map((path) => path.split('?')[0]))].sort());
    for (const path of exports) expect([path, found(await read(path, path.startsWith('/api/staff') ? lives.admin : undefined), [SPOKEN, OPENID])]).toEqual([path, []]);
  });

  it('is in nothing that anybody or a supervisor reads', async () => {
    const open = listsOf(/^\/api\/(?!staff\/|supervisor\/|inbox|alerts|follows|push-preference|cases\/mine)/);
    expect(open.length).toBeGreaterThan(15);
    for (const path of open) expect([path, found(await read(path), [SPOKEN, OPENID])]).toEqual([path, []]);
    const own = [...listsOf(/^\/api\/supervisor\//), `/api/supervisor/rectifications/${lives.rectificationId}`];
    expect(own.length).toBeGreaterThan(8);
    for (const path of own) expect([path, found(await read(path, lives.supervisor), [OPENID])]).toEqual([path, []]);
  });

  it('is not in the trail, nor is a number that somebody wrote into a reason', async () => {
    const trail: AuditEntry[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: Page<AuditEntry> = JSON.parse(await read(`/api/staff/audit?limit=100${cursor && `&cursor=${cursor}`}`, lives.admin)) as Page<AuditEntry>;
      trail.push(...page.items);
      cursor = page.nextCursor;
    }
    const deeds = new Set(trail.map(({ action }) => action));
    for (const deed of ['case.contact', 'case.transferred', 'case.called', 'case.answer', 'task.return', 'rectification.close', 'supervisor.end']) expect([...deeds]).toContain(deed);
    expect(trail.filter((entry) => found(JSON.stringify(entry), [SPOKEN, OPENID]).length > 0)).toEqual([]);
    expect(found(await read('/api/supervisor/trail?limit=100', lives.supervisor), [SPOKEN, OPENID])).toEqual([]);
  });

  it('is not in the log, whatever was refused or failed', async () => {
    const { receipt, code } = lives.filed;
    const headers = { 'content-type': 'application/json' };
    expect((await fetch(`${test.base}/api/cases`, { method: 'POST', headers, body: REFUSED })).status).toBe(400);
    expect((await test.api.post('/api/cases', { kind: 'enquiry', contact: entrusted.filerContact, text: '' })).status).toBe(400);
    expect((await test.api.get(`/api/cases?receipt=${receipt}&code=${code}`)).status).toBe(404);
    expect((await test.api.get(`/api/ratings/token/${lives.tokens.at(-1)}x`)).status).toBe(400);
    expect((await test.api.get('/api/staff/cases', `${lives.admin}x`)).status).toBe(401);
    expect(log).toContain('request refused');
    expect(log.split('\n').filter((line) => found(line, [SPOKEN, OPENID, REFUSED.slice(0, 20)]).length > 0)).toEqual([]);
  });

  it('is gone, files too, when its time is over', async () => {
    const sealed = async (): Promise<number> => ((await dump()).match(/"(?:filerSealed|contactSealed|filer_sealed|contact_sealed)":"v1\./g) ?? []).length;
    const before = await sealed();
    test.clock.advance(181 * DAY_MS);
    await test.app.get(RetentionJob).run(new AbortController().signal);
    expect([before > 1, (await sealed()) < before]).toEqual([true, true]);
    test.clock.advance(915 * DAY_MS);
    await test.app.get(RetentionJob).run(new AbortController().signal);
    expect(await dump()).not.toMatch(/"owner_?kind":"case"/i);
  });
});

const asText = (value: unknown): string =>
  JSON.stringify(value, function (this: Record<string, unknown>, key, shown: unknown) {
    const raw = this[key];
    return Buffer.isBuffer(raw) ? raw.toString('utf8') : shown;
  });
