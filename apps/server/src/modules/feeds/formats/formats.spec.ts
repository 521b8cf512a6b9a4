import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import type { FeedRecord, ParsedRecord } from '../feed-record.js';
import { parseEpoint } from './epoint.js';
import { parseJsonl } from './jsonl.js';
import { parseXlsx, readSpreadsheet } from './xlsx.js';
import { buildTemplate } from './xlsx-template.js';

const context = { sourceName: '示例平台', siteUrl: 'https://ggzy.example.gov.cn', regionCodeOf: (): string | null => '510822' };
const good = (parsed: ParsedRecord): FeedRecord => {
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.record;
};

const award = {
  infoid: 'a1', title: '青山镇水厂扩建工程监理中标结果公告', categoryname: '中标结果公告', projectjiaoyitypeex: 'A07', xiaqucode: '510822', xiaquname: '青川县', pubinwebdate: '2025-06-20 09:00:00', lasteditdate: '2025-06-20 09:05:00', clicktimes: 7, infourl: '/jyxx/a1.html',
  infocontent: '<table><tr><td>招标人:</td><td>青山镇人民政府</td><td>标段(包)编号:</td><td>QSA070013-202501-01</td></tr><tr><td>中标人:</td><td>示例监理有限公司</td></tr><tr><td>中标价(元):</td><td>2180000.50</td></tr></table><a href="https://f.example/1.pdf">附件</a>',
};

describe('parseEpoint', () => {
  it('reads owner, section code, winner and price from the tables of the page', () => {
    expect(good(parseEpoint(award, context))).toMatchObject({
      type: 'result', category: 'engineering', regionCode: '510822', ownerName: '青山镇人民政府', projectCode: 'QSA070013-202501-01', amountFen: 218000050,
      winners: [{ name: '示例监理有限公司', amountFen: 218000050, rank: null }], publishedAt: '2025-06-20T01:00:00.000Z', sourceUrl: 'https://ggzy.example.gov.cn/jyxx/a1.html', attachments: [{ name: '附件', url: 'https://f.example/1.pdf' }],
    });
  });

  it('reads candidates with their places and prices, and the publicity period', () => {
    const infocontent = '<p>公示期为2025年06月13日 18时00分至2025年06月16日 18时00分</p><table><tr><td>名 次</td><td>第一名</td><td>第二名</td></tr><tr><td>中标候选人名称</td><td>甲公司</td><td>乙公司</td></tr><tr><td>投标报价(元/%)</td><td>100000.00</td><td>57%</td></tr></table>';
    const record = good(parseEpoint({ ...award, categoryname: '中标候选人公示', infocontent }, context));
    expect(record.winners).toEqual([{ name: '甲公司', amountFen: 10_000_000, rank: 1 }, { name: '乙公司', amountFen: null, rank: 2 }]);
    expect(record.keyDates).toEqual({ publicityFrom: '2025-06-13', publicityUntil: '2025-06-16' });
  });

  it('takes a bare 69.93 for a rate and no price, and the whole before its parts', () => {
    const infocontent = '<table><tr><td>中标候选人名称</td><td>甲公司</td><td>乙公司</td><td>丙公司</td></tr><tr><td>投标报价(元/%)</td><td>69.93</td><td>812860000.94元（其中设计费报价：7860000元）</td><td>价格系数97.90</td></tr></table>';
    expect(good(parseEpoint({ ...award, categoryname: '中标候选人公示', infocontent }, context)).winners.map(({ amountFen }) => amountFen)).toEqual([null, 81_286_000_094, null]);
  });

  it('sees a change in title, body or date, and none in clicks, edit times or white space', () => {
    const { fingerprint } = good(parseEpoint(award, context));
    const again = (more: object): string => good(parseEpoint({ ...award, ...more }, context)).fingerprint;
    expect(again({ clicktimes: 900, lasteditdate: '2025-07-01 00:00:00', ordernum: 4, infocontent: award.infocontent.replace('<tr>', '\r\n <tr>').replace('\r\n <tr>', '<tr>') })).toBe(fingerprint);
    for (const more of [{ title: '改了' }, { infocontent: `${award.infocontent}<p>补充</p>` }, { pubinwebdate: '2025-06-21 09:00:00' }]) expect(again(more)).not.toBe(fingerprint);
  });

  it.each([
    [{ infoid: null }, '没有编号'],
    [{ title: '  ' }, '没有标题'],
    [{ title: '长'.repeat(501) }, '超过 500 字'],
    [{ pubinwebdate: '2025-02-30' }, '没有发布日期'],
    [{ infocontent: 'x'.repeat(2_000_001) }, '超过 2000000 字'],
  ])('refuses a record with %o and says why', (more, words) => {
    expect(parseEpoint({ ...award, ...more }, context)).toMatchObject({ ok: false, reason: expect.stringContaining(words) });
  });

  it('never throws, whatever a record holds', () => {
    fc.assert(fc.property(fc.anything(), (value) => void parseEpoint(value, context)));
    fc.assert(fc.property(fc.record({ title: fc.anything(), infoid: fc.anything(), infocontent: fc.anything(), pubinwebdate: fc.anything(), categoryname: fc.anything() }), (value) => void parseEpoint(value, context)));
  });
});

describe('parseJsonl', () => {
  const line = { source: 'demo', sourceId: '1', title: '青山镇水厂设备采购招标公告', publishedAt: '2025-06-20', noticeType: '招标', category: '政府采购', region: '四川省广元市青川县', purchaser: '青山镇人民政府', budgetYuan: 1359102.5, openingAt: '2025-07-01T09:30:00', bodyText: '一、<项目>\n\n二、要求' };

  it('reads every field, money exactly and days in Asia/Shanghai', () => {
    expect(good(parseJsonl(line, context))).toMatchObject({ type: 'tender', category: 'procurement', regionCode: '510822', amountFen: 135910250, keyDates: { openingAt: '2025-07-01T01:30:00.000Z' }, publishedAt: '2025-06-19T16:00:00.000Z', bodyHtml: '<p>一、&lt;项目&gt;</p><p>二、要求</p>' });
  });

  it('takes a record without a body', () => {
    expect(good(parseJsonl({ ...line, bodyText: null }, context)).bodyHtml).toBe('');
  });

  it('drops an absurd amount with a note instead of the record', () => {
    expect(parseJsonl({ ...line, budgetYuan: 1e18 }, context)).toMatchObject({ ok: true, record: { amountFen: null }, notes: [expect.stringContaining('单位')] });
  });

  it('knows a record by its id, else its address without the title, else by what it says', () => {
    const id = (more: object): string => good(parseJsonl({ ...line, sourceId: null, ...more }, context)).sourceId;
    expect(id({ sourceUrl: 'https://a.example/d?noticeId=7&title=甲' })).toBe(id({ sourceUrl: 'https://a.example/d?noticeId=7&title=乙' }));
    expect(id({})).toBe(id({ budgetYuan: 1 }));
    expect(id({})).not.toBe(id({ projectCode: 'QS-1' }));
  });

  it('never throws, whatever a line holds', () => {
    fc.assert(fc.property(fc.anything(), (value) => void parseJsonl(value, context)));
  });
});

/** A zip with one entry, written by hand so that its header may lie. */
function zipOf(name: string, packed: Buffer, claimed: number): Buffer {
  const file = Buffer.from(name);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(8, 8);
  header.writeUInt32LE(packed.length, 18);
  header.writeUInt32LE(claimed, 22);
  header.writeUInt16LE(file.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(claimed, 24);
  central.writeUInt16LE(file.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length + file.length, 12);
  end.writeUInt32LE(header.length + file.length + packed.length, 16);
  return Buffer.concat([header, file, packed, central, file, end]);
}

describe('spreadsheets', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sunshine-xlsx-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function fill(rows: Record<string, unknown>[]): Promise<string> {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(await buildTemplate() as unknown as ArrayBuffer);
    const sheet = workbook.getWorksheet('公告');
    const headers = (sheet?.getRow(1).values ?? []) as string[];
    for (const row of rows) sheet?.addRow(headers.slice(1).map((header) => row[header] ?? null));
    const path = join(folder, `${Math.random()}.xlsx`);
    await workbook.xlsx.writeFile(path);
    return path;
  }
  async function parseAll(path: string): Promise<ParsedRecord[]> {
    const parsed: ParsedRecord[] = [];
    for await (const record of readSpreadsheet(path)) if ('value' in record) parsed.push(parseXlsx(record.value, context));
    return parsed;
  }
  const row = { 标题: '青山镇水厂设备采购招标公告', 公告类型: '招标公告', 交易类别: '政府采购', 发布时间: '2026-03-02 09:00' };

  it('reads what people filled into the template: cells as dates, numbers, formulas or text', async () => {
    const [first] = await parseAll(await fill([{ ...row, 发布时间: new Date(Date.UTC(2026, 2, 2, 9, 0)), '预算金额（元）': 1200000.5, 公示开始: { formula: 'A1', result: new Date(Date.UTC(2026, 2, 3)) }, 业主单位: { richText: [{ text: '青山镇' }, { text: '人民政府' }] } }]));
    expect(first && good(first)).toMatchObject({ type: 'tender', category: 'procurement', publishedAt: '2026-03-02T01:00:00.000Z', amountFen: 120000050, ownerName: '青山镇人民政府', keyDates: { publicityFrom: '2026-03-03' } });
  });

  it('imports neither the example nor the help, and accepts its own example', async () => {
    expect(await parseAll(await fill([]))).toEqual([]);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(await buildTemplate() as unknown as ArrayBuffer);
    const [headers, example] = [1, 2].map((n) => ((workbook.getWorksheet('示例')?.getRow(n).values ?? []) as string[]).slice(1));
    const [parsed] = await parseAll(await fill([Object.fromEntries((headers ?? []).map((header, i) => [header, example?.[i]]))]));
    expect(parsed?.ok).toBe(true);
  });

  it.each([
    [{ 公告类型: '随便' }, '公告类型“随便”'],
    [{ 交易类别: '' }, '没有填写交易类别'],
    [{ 投标截止: '下周三' }, '“投标截止”不是有效日期'],
    [{ 发布时间: null }, '没有发布日期'],
  ])('refuses a row with %o by the column name', async (more, words) => {
    expect(await parseAll(await fill([{ ...row, ...more }, row]))).toMatchObject([{ ok: false, reason: expect.stringContaining(words) }, { ok: true }]);
  });

  it('says which columns a foreign table lacks', async () => {
    const workbook = new ExcelJS.Workbook();
    workbook.addWorksheet('公告').addRow(['标题', '日期']);
    const path = join(folder, 'foreign.xlsx');
    await workbook.xlsx.writeFile(path);
    await expect(parseAll(path)).rejects.toMatchObject({ code: 'FEED_UNREADABLE', message: expect.stringContaining('公告类型、交易类别、发布时间') });
  });

  it.each([
    ['honest', 300 * 1024 * 1024],
    ['lying about its size', 1000],
  ])('refuses a zip bomb that is %s quickly and without unpacking it to memory', async (_name, claimed) => {
    const path = join(folder, 'bomb.xlsx');
    await writeFile(path, zipOf('xl/worksheets/sheet1.xml', deflateRawSync(Buffer.alloc(300 * 1024 * 1024)), claimed));
    const [started, before] = [process.cpuUsage(), process.memoryUsage().rss];
    await expect(parseAll(path)).rejects.toMatchObject({ code: 'FEED_UNREADABLE' });
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(3000);
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
  });

  it.each([['text', Buffer.from('标题,公告类型')], ['half a file', Buffer.from('PK\u0003\u0004half')]])('refuses %s that is called .xlsx', async (_name, bytes) => {
    const path = join(folder, 'not.xlsx');
    await writeFile(path, bytes);
    await expect(parseAll(path)).rejects.toMatchObject({ code: 'FEED_UNREADABLE' });
  });
});
