import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FigureRow, Figures, Share } from '@sunshine/contracts';
import ExcelJS from 'exceljs';
import { DataSource } from 'typeorm';
import { HandledServiceEntity } from '../src/modules/ratings/handled-service.entity.js';
import { RatingEntity } from '../src/modules/ratings/rating.entity.js';
import { RectificationRow } from '../src/modules/rectifications/rectification.entity.js';
import { insertRows } from '../src/platform/database/rows.js';
import { startTestApp, type TestApp } from './support/app.js';
import { historiesFrom, oracle, rowsOf, type History } from './support/rating-histories.js';

const HISTORIES = 10_000;
const TODAY = '2026-11-20';
const SHARES = ['satisfied', 'bad', 'active', 'calledBack', 'rectified', 'onTime', 'secondSatisfied'] as const;

function expectShare(name: string, found: Share, [numerator, denominator]: [number, number], wanted: { low: number; high: number } | null): void {
  expect([name, found.numerator, found.denominator]).toEqual([name, numerator, denominator]);
  if (wanted === null) return expect([name, found.rate, found.low, found.high]).toEqual([name, null, null, null]);
  expect(Math.abs((found.rate ?? NaN) - numerator / denominator)).toBeLessThan(1e-12);
  expect(Math.abs((found.low ?? NaN) - wanted.low)).toBeLessThan(1e-9);
  expect(Math.abs((found.high ?? NaN) - wanted.high)).toBeLessThan(1e-9);
}

function expectRow(found: FigureRow, histories: History[]): void {
  const wanted = oracle(histories, TODAY);
  expect({ ratings: found.ratings, levels: found.levels, excluded: found.excluded, openChannel: found.openChannel }).toEqual(wanted.counts);
  for (const name of SHARES) expectShare(name, found[name], wanted.shares[name].of, wanted.shares[name].interval);
}

describe('figures of 10,000 rating histories', () => {
  let test: TestApp;
  const histories = historiesFrom(2026, HISTORIES);

  beforeAll(async () => {
    test = await startTestApp();
    const { ratings, services, rectifications } = rowsOf(histories);
    const { manager } = test.app.get(DataSource);
    await insertRows(manager, RatingEntity, ratings);
    await insertRows(manager, HandledServiceEntity, services);
    await insertRows(manager, RectificationRow, rectifications);
  });
  afterAll(() => test.close());

  const figures = async (query: string): Promise<Figures> => {
    const { status, body } = await test.api.get<Figures>(`/api/figures?${query}`);
    expect(status).toBe(200);
    return body;
  };
  const keys = { matter: ({ matterId }: History) => matterId, section: ({ sectionId }: History) => sectionId ?? '-', month: ({ day }: History) => day.slice(0, 7) };

  it.each([
    ['matter', '2024-01-01', '2026-12-31'],
    ['section', '2025-03-10', '2025-09-17'],
    ['month', '2025-01-01', '2026-11-20'],
    ['month', '2026-02-28', '2026-02-28'],
    ['matter', '2023-01-01', '2023-12-31'],
  ] as const)('by %s from %s to %s are the oracle’s', async (by, from, to) => {
    const wanted = histories.filter(({ day }) => from <= day && day <= to);
    const { total, rows } = await figures(`by=${by}&from=${from}&to=${to}`);
    expectRow(total, wanted);
    expect(rows.map(({ key }) => key)).toEqual([...new Set(wanted.filter(({ kind }) => kind !== 'nothing').map(keys[by]))].sort());
    for (const row of rows) expectRow(row, wanted.filter((one) => keys[by](one) === row.key));
  });

  it('leave those who said nothing out of everything but the active rate', async () => {
    const before = (await figures('from=2024-01-01&to=2024-12-31')).total;
    const silent: History = { kind: 'silent', matterId: 'opening', sectionId: null, day: '2024-06-01', said: null, changedTo: null, wasExcluded: false, mending: null };
    await insertRows(test.app.get(DataSource).manager, HandledServiceEntity, rowsOf(Array.from({ length: 500 }, () => silent)).services);
    test.clock.advance(60_000);
    const { active, ...after } = (await figures('from=2024-01-01&to=2024-12-31')).total;
    const { active: was, ...others } = before;
    expect(after).toEqual(others);
    expect([active.numerator, active.denominator]).toEqual([was.numerator, was.denominator + 500]);
  });

  it('are exported with every number and no formula', async () => {
    const query = 'by=matter&from=2024-01-01&to=2026-12-31';
    const { rows, total } = await figures(query);
    const csv = await test.api.get<string>(`/api/figures/export?${query}`);
    expect(csv.headers.get('content-disposition')).toContain('attachment');
    const lines = csv.body.replace('\ufeff', '').trimEnd().split('\r\n');
    expect(lines).toHaveLength(1 + rows.length + 1 + 2);
    expect(lines[1 + rows.length]).toContain(`合计,${total.ratings},${total.levels[5]}`);
    const response = await fetch(`${test.base}/api/figures/export?${query}&format=xlsx`);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(await response.arrayBuffer());
    expect(workbook.worksheets[0]?.getRow(2 + rows.length).getCell(2).value).toBe(total.ratings);
  });

  it('refuse days that are none, that run backwards, or too many years', async () => {
    for (const query of ['from=yesterday', 'from=2026-02-30', 'from=2026-05-01&to=2026-04-01', 'to=2020-01-01&from=2021-01-01', 'from=0001-01-01&to=9999-12-31', 'by=person', "by=month'--"]) expect([query, (await test.api.get(`/api/figures?${query}`)).status]).toEqual([query, 400]);
    for (const query of ['from=2027-01-01', 'format=exe']) expect([query, (await test.api.get(`/api/figures/export?${query}`)).status]).toEqual([query, 400]);
  });

  it('are the same whoever asks, with or without a login', async () => {
    const query = '/api/figures?by=section&from=2025-01-01&to=2025-12-31';
    expect((await test.api.get(query, await test.loginUser('anybody'))).body).toEqual((await test.api.get(query)).body);
  });
});
