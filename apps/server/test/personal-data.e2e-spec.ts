import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { Config } from '../src/platform/config/config.js';
import { RetentionJob } from '../src/platform/erasure/retention.job.js';
import { startTestApp, type TestApp } from './support/app.js';
import { casesAt } from './support/cases.js';
import { submitRating } from './support/ratings.js';
import { makePdf, upload } from './support/upload-files.js';

const CASE_CONTACT = '0839-5550001';
const FILER = '甄示例';
const RATING_CONTACT = '0839-5550002';
const CALLER = '0839-5550003';
const SECRETS = [CASE_CONTACT, FILER, RATING_CONTACT, CALLER];
const DAY_MS = 86_400_000;

describe('contacts of people', () => {
  let test: TestApp;

  /** Every row of every table, as text. */
  async function dump(): Promise<string> {
    const dataSource = test.app.get(DataSource);
    const rows = await Promise.all(dataSource.entityMetadatas.map(({ target }) => dataSource.getRepository(target).find()));
    return JSON.stringify(rows);
  }
  const found = (text: string): string[] => SECRETS.filter((secret) => text.includes(secret));

  beforeAll(async () => {
    test = await startTestApp();
    const cases = casesAt(test);
    const file = (await upload(test, await makePdf(1, (document) => void document.setTitle(CASE_CONTACT)), 'a.pdf')).body;
    const { body: filed } = await cases.file({ contact: CASE_CONTACT, filerName: FILER, uploadIds: [file.id] });
    await submitRating(test.api, { contact: RATING_CONTACT, level: 2, chosen: 1, text: '等得久' });
    await test.api.post('/api/call-backs', { contact: CALLER, filerName: FILER, text: '请回电说明保证金' });
    const desk = await test.loginStaff('supervisor-desk');
    const { id } = await cases.find(desk, filed.receipt);
    expect((await test.api.post<{ contact: string }>(`/api/staff/cases/${id}/contact`, {}, desk)).body.contact).toBe(CASE_CONTACT);
    await test.api.post('/api/cases/withdraw', { receipt: filed.receipt, code: filed.code });
    await test.drain();
  });
  afterAll(() => test.close());

  it('lie in no table and no file as they were written', async () => {
    const folder = join(test.app.get(Config).dataDir, 'files');
    const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    expect(files.length).toBe(1);
    const stored = await Promise.all(files.map(({ parentPath, name }) => readFile(join(parentPath, name), 'latin1')));
    expect([found(await dump()), found(stored.join())]).toEqual([[], []]);
  });

  it('are in no list, export, trail or public page', async () => {
    const admin = await test.loginStaff('administrator');
    const desk = ['cases', 'ratings', 'audit', 'rectifications', 'gaming-flags', 'content-checks', 'overview'].map((list) => `/api/staff/${list}`);
    for (const path of [...desk, '/api/figures', '/api/figures/export', '/api/questions', '/api/excluded-ratings', '/api/rectifications', '/api/home']) {
      const { status, body } = await test.api.get(path, path.startsWith('/api/staff') ? admin : undefined);
      expect([path, status, found(JSON.stringify(body))]).toEqual([path, status === 400 ? 400 : 200, []]);
    }
  });

  it('and files are gone when their time is over', async () => {
    const sealed = async (): Promise<number> => ((await dump()).match(/"(?:filerSealed|contactSealed)":"v1\./g) ?? []).length;
    const before = await sealed();
    test.clock.advance(181 * DAY_MS);
    await test.app.get(RetentionJob).run(new AbortController().signal);
    expect([before > 1, (await sealed()) < before]).toEqual([true, true]);
    test.clock.advance(915 * DAY_MS);
    await test.app.get(RetentionJob).run(new AbortController().signal);
    expect(await dump()).not.toContain('"ownerKind":"case"');
  });
});
