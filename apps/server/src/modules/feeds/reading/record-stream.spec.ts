import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readRecords, type FileRecord } from './record-stream.js';

const chunked = (bytes: Buffer, size: number): Readable => Readable.from(Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.subarray(i * size, (i + 1) * size)));

async function all(bytes: Buffer | string, { wrapped = true, chunk = 7 } = {}): Promise<FileRecord[]> {
  const records: FileRecord[] = [];
  for await (const record of readRecords(chunked(Buffer.from(bytes), chunk), wrapped, () => undefined)) records.push(record);
  return records;
}
const values = (records: FileRecord[]): unknown[] => records.map((record) => ('value' in record ? record.value : record.refused));

describe('readRecords', () => {
  const two = [{ title: '甲[{"', list: [{ a: 1 }] }, { title: '乙}\\', n: 2 }];

  it.each([
    ['an array', JSON.stringify(two)],
    ['a pretty-printed array', JSON.stringify(two, null, 2)],
    ['an array behind a byte order mark', `\ufeff${JSON.stringify(two)}`],
    ['one object a line', two.map((each) => JSON.stringify(each)).join('\r\n')],
  ])('reads %s', async (_name, text) => {
    expect(values(await all(text, { wrapped: false }))).toEqual(two);
  });

  it('reads a wrapper around an array', async () => {
    expect(values(await all(JSON.stringify({ total: 2, result: { msg: '', rows: two } })))).toEqual(two);
  });

  it('reads flat records a line where a wrapper would be allowed', async () => {
    const flat = [{ title: '甲' }, { title: '乙' }];
    expect(values(await all(flat.map((each) => JSON.stringify(each)).join('\n')))).toEqual(flat);
  });

  it('unpacks gzip by its content, not by its name', async () => {
    expect(values(await all(gzipSync(JSON.stringify(two)), { wrapped: false }))).toEqual(two);
  });

  it('gives the same records however the bytes arrive', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.dictionary(fc.string(), fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.constant(null)), { depthIdentifier: 'd' }), { minLength: 1, maxLength: 6 }), fc.integer({ min: 1, max: 40 }), fc.boolean(), async (records, chunk, asArray) => {
        const text = asArray ? JSON.stringify(records) : records.map((each) => JSON.stringify(each)).join('\n');
        expect(values(await all(text, { wrapped: false, chunk }))).toEqual(JSON.parse(JSON.stringify(records)));
      }),
      { numRuns: 60 },
    );
  });

  it('refuses a broken line with its position and reads on', async () => {
    const read = await all('{"a":1}\n{"a":2\n\n{"a":3}');
    expect(values(read)).toEqual([{ a: 1 }, '不是完整的 JSON，无法解析', { a: 3 }]);
    expect(read.map(({ position }) => position)).toEqual([1, 2, 3]);
  });

  it.each([
    ['a quote that never closes', '[\n{"a":1},\n{"a":"x},\n{"a":3}\n]', 2],
    ['a brace that never closes', '[\n{"a":1},\n{"a":{"b":2},\n{"a":3}\n]', 2],
    ['a brace too many', '[{"a":1},{"a":2}},{"a":3}]', 2],
    ['a value that is none', '[{"a":1},{"a":undefined},{"a":3}]', 2],
  ])('reads on behind %s in an array', async (_name, text, position) => {
    const read = values(await all(text));
    expect([read[0], read.at(-1)]).toEqual([{ a: 1 }, { a: 3 }]);
    expect(typeof read[position - 1]).toBe('string');
    expect(read).toHaveLength(3);
  });

  it('says that a file was cut off, and keeps what came before', async () => {
    expect(values(await all('[{"a":1},{"a":'))).toEqual([{ a: 1 }, '不是完整的 JSON，无法解析', '文件在这里中断，后面可能还有记录']);
  });

  it('refuses a record above 5 MB alone', async () => {
    const read = values(await all(`{"a":1}\n{"a":"${'x'.repeat(6_000_000)}"}\n{"a":3}`, { chunk: 65_536 }));
    expect(read).toEqual([{ a: 1 }, '这条记录超过 5 MB', { a: 3 }]);
  });

  it('refuses one record of another encoding, and names the encoding', async () => {
    const gbk = Buffer.concat([Buffer.from('{"title":"'), Buffer.from([0xb2, 0xc9, 0xb9, 0xba]), Buffer.from('"}\n')]);
    const read = values(await all(Buffer.concat([Buffer.from('{"title":"采购公告"}\n'), gbk, Buffer.from('{"title":"招标公告"}')]), { chunk: 4096 }));
    expect(read[1]).toContain('GBK');
    expect([read[0], read[2]]).toEqual([{ title: '采购公告' }, { title: '招标公告' }]);
  });

  it.each([
    ['GBK', Buffer.concat([Buffer.from('[{"title":"'), Buffer.from([0xb2, 0xc9, 0xb9, 0xba, 0xb9, 0xab, 0xb8, 0xe6]), Buffer.from('"}]')]), 'GBK'],
    ['UTF-16', Buffer.from('\ufeff[{"title":"公告"}]', 'utf16le'), 'UTF-16'],
    ['UTF-16 without a mark', Buffer.from('[{"title":"a"}]', 'utf16le'), '空字节'],
    ['a zip', Buffer.from('PK\u0003\u0004rest'), 'xlsx'],
    ['a page', Buffer.from('<!DOCTYPE html><html></html>'), '不是 JSON'],
    ['nothing', Buffer.from('  \n '), '空'],
    ['a damaged archive', Buffer.concat([Buffer.from([0x1f, 0x8b]), Buffer.from('not gzip at all')]), '损坏'],
  ])('refuses a whole file that is %s, and says so', async (_name, bytes, words) => {
    await expect(all(bytes, { chunk: 65_536 })).rejects.toMatchObject({ code: 'FEED_UNREADABLE', message: expect.stringContaining(words) });
  });

  it('stops at an archive that unpacks to absurd sizes', async () => {
    const bomb = gzipSync(Buffer.alloc(80 * 1024 * 1024, 0x20));
    await expect(all(bomb, { chunk: 65_536 })).rejects.toMatchObject({ code: 'FEED_UNREADABLE', message: expect.stringContaining('不合常理') });
  });
});
