import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateRawSync, deflateSync } from 'node:zlib';
import { PDFName, PDFString } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { DataSource } from 'typeorm';
import { UploadEntity } from '../src/modules/uploads/upload.entity.js';
import { UPLOADS_FULL } from '../src/modules/uploads/upload-room.js';
import { UploadsClearJob } from '../src/modules/uploads/uploads-clear.job.js';
import { UploadsService, type UploadOwner } from '../src/modules/uploads/uploads.service.js';
import { Alarms } from '../src/platform/alarms/alarms.js';
import { Config } from '../src/platform/config/config.js';
import { newId } from '../src/platform/database/ids.js';
import { UnitOfWork } from '../src/platform/database/unit-of-work.js';
import { startTestApp, type TestApp } from './support/app.js';
import { makePdf, makePhoto, upload } from './support/upload-files.js';

const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-', 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');
/** The least archive: nothing but its end. */
const EMPTY_ZIP = Buffer.concat([Buffer.from('PK\x05\x06', 'latin1'), Buffer.alloc(18)]);
const DAY_MS = 86_400_000;

describe('uploads', () => {
  let test: TestApp;
  const uploads = (): UploadsService => test.app.get(UploadsService);
  const run = <T>(work: Parameters<UnitOfWork['run']>[0]): Promise<T> => test.app.get(UnitOfWork).run(work) as Promise<T>;
  const send = (bytes: Buffer, name: string) => upload(test, bytes, name);
  const refusal = async (bytes: Buffer, name: string): Promise<[number, string, string]> => {
    const { status, body } = await upload<{ error: { code: string; message: string } }>(test, bytes, name);
    return [status, body.error?.code, body.error?.message];
  };
  const owner = (): UploadOwner => ({ kind: 'case', id: newId() });
  /** What somebody who may read the owner gets when they open the file. */
  const served = async (id: string): Promise<{ bytes: Buffer; headers: Headers; name: string }> => {
    const holder = owner();
    await run((tx) => uploads().claim(tx, [id], holder));
    const [file] = await uploads().of(holder);
    const response = await fetch(`${test.base}${file?.url}`);
    return { bytes: Buffer.from(await response.arrayBuffer()), headers: response.headers, name: file?.name ?? '' };
  };

  beforeAll(async () => {
    test = await startTestApp({ config: { RATE_UPLOAD_PER_HOUR: '1000000' } });
  });
  afterAll(() => test.close());

  it('keeps a photo and gives it back as a download', async () => {
    const { status, body } = await send(await makePhoto(), 'IMG_2031.jpg');
    expect([status, body.kind, body.name, body.pages]).toEqual([201, 'photo', '照片.jpg', null]);
    const { bytes, headers, name } = await served(body.id);
    expect([name, bytes.length]).toEqual(['照片 1.jpg', body.size]);
    expect(Object.fromEntries(['content-type', 'x-content-type-options', 'content-security-policy'].map((key) => [key, headers.get(key)]))).toEqual({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
    });
    expect(headers.get('content-disposition')).toMatch(/^attachment; /);
  });

  it('takes no more than so much that nobody claimed, rings, and loses nothing', async () => {
    const limits = test.app.get(Config).centre.uploads;
    const before = limits.unclaimedMegabytes;
    const kept = (await send(await makePhoto(), '甲.jpg')).body;
    const rows = test.app.get(DataSource).getRepository(UploadEntity);
    const full = { ...(await rows.findOneByOrFail({ id: kept.id })), id: 'f'.repeat(24), size: 1_048_576, expiresAt: test.clock.now() };
    limits.unclaimedMegabytes = 1;
    try {
      await rows.insert({ ...full, sha256: '0'.repeat(64) });
      const [status, code, message] = await refusal(await makePhoto(), '乙.jpg');
      expect([status, code, message]).toEqual([429, 'TOO_MANY_REQUESTS', expect.stringContaining('过一会儿')]);
      const alarmed = async () => (await test.app.get(Alarms).list()).some(({ key }) => key === UPLOADS_FULL);
      expect(await alarmed()).toBe(true);
      await run((tx) => uploads().claim(tx, [kept.id], owner()));
      await test.app.get(UploadsClearJob).run(new AbortController().signal);
      expect(await alarmed()).toBe(false);
      expect((await send(await makePhoto(), '乙.jpg')).status).toBe(201);
    } finally {
      limits.unclaimedMegabytes = before;
    }
  });

  it('keeps a PDF byte for byte', async () => {
    const pdf = await makePdf(3);
    const { status, body } = await send(pdf, '异议函.pdf');
    expect([status, body.kind, body.name, body.pages]).toEqual([201, 'pdf', '异议函.pdf', 3]);
    const { bytes, headers } = await served(body.id);
    expect(bytes.equals(pdf)).toBe(true);
    expect(headers.get('content-type')).toBe('application/pdf');
  });

  describe('a photo', () => {
    const HEAD = Buffer.from('Exif\0\0', 'latin1');

    it('loses position, camera, colour profile, comments and what lies behind it', async () => {
      const secret = 'Huawei-P40-of-a-resident';
      const plain = await makePhoto();
      const told = await sharp(plain)
        .withExif({ IFD0: { Make: secret, Copyright: secret }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '32/1 35/1 12/1', GPSLongitudeRef: 'E', GPSLongitude: '105/1 14/1 0/1' } })
        .withIccProfile('p3')
        .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="${secret}"/></rdf:RDF></x:xmpmeta>`)
        .jpeg()
        .toBuffer();
      const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, secret.length + 2]), Buffer.from(secret)]);
      const behind = Buffer.concat([told.subarray(0, 2), comment, told.subarray(2), EMPTY_ZIP, Buffer.from(secret)]);
      const before = await sharp(behind).metadata();
      expect([before.exif, before.icc, before.xmp].map((part) => part !== undefined)).toEqual([true, true, true]);
      const { body } = await send(behind, 'a.jpg');
      const { bytes } = await served(body.id);
      const { exif, icc, xmp, iptc, comments } = await sharp(bytes).metadata();
      expect([exif, icc, xmp, iptc, comments]).toEqual([undefined, undefined, undefined, undefined, undefined]);
      for (const trace of [HEAD, Buffer.from(secret), Buffer.from('GPS'), Buffer.from('PK\x05\x06', 'latin1'), Buffer.from('ICC_PROFILE')]) expect(bytes.includes(trace)).toBe(false);
      expect(bytes.subarray(-2)).toEqual(Buffer.from([0xff, 0xd9]));
    });

    it('stands upright before its EXIF goes', async () => {
      const lying = await sharp(await makePhoto()).withMetadata({ orientation: 6 }).toBuffer();
      const { bytes } = await served((await send(lying, 'a.jpg')).body.id);
      const { width, height } = await sharp(bytes).metadata();
      const { data } = await sharp(bytes).extract({ left: 70, top: 5, width: 1, height: 1 }).raw().toBuffer({ resolveWithObject: true });
      expect([width, height, (data[0] ?? 0) > 200]).toEqual([80, 120, true]);
    });

    it('of any accepted format comes out as a JPEG of at most 2000 px', async () => {
      for (const format of ['jpeg', 'png', 'webp'] as const) {
        const { bytes } = await served((await send(await makePhoto(format, { width: 3000, height: 500 }), `a.${format}`)).body.id);
        expect([format, (await sharp(bytes).metadata()).format, (await sharp(bytes).metadata()).width]).toEqual([format, 'jpeg', 2000]);
      }
    });

    it('is what its content says, whatever its name', async () => {
      expect((await send(await makePhoto('png'), 'letter.pdf')).body).toMatchObject({ kind: 'photo', name: '照片.jpg' });
      expect((await send(await makePdf(), 'photo.jpg')).body).toMatchObject({ kind: 'pdf', name: 'photo.pdf' });
    });

    it('that claims more pixels than the limit is refused before it is unpacked', async () => {
      const header = Buffer.alloc(25);
      header.writeUInt32BE(13, 0);
      header.write('IHDR', 4, 'latin1');
      header.writeUInt32BE(60_000, 8);
      header.writeUInt32BE(60_000, 12);
      header.set([8, 6, 0, 0, 0], 16);
      const bomb = await sharp({ create: { width: 12_000, height: 12_000, channels: 3, background: '#000' }, limitInputPixels: false }).png({ compressionLevel: 9 }).toBuffer();
      const started = performance.now();
      expect((await refusal(bomb, 'bomb.png'))[1]).toBe('TOO_LARGE');
      expect(performance.now() - started).toBeLessThan(1500);
      expect((await refusal(Buffer.concat([bomb.subarray(0, 8), header, bomb.subarray(33)]), 'bomb.png'))[0]).toBeGreaterThanOrEqual(413);
    });

    const jpeg = makePhoto();
    const cases: [string, string, () => Promise<Buffer> | Buffer][] = [
      ['cut in half', '照片不完整', async () => (await makePhoto('jpeg', { width: 800, height: 800 })).subarray(0, 4000)],
      ['a head alone', '照片不完整', async () => (await jpeg).subarray(0, 20)],
      ['a PNG of noise after its head', '照片不完整', async () => Buffer.concat([(await makePhoto('png')).subarray(0, 50), Buffer.alloc(500, 7)])],
      ['SVG with a script', '只接受', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
      ['SVG that calls itself XML', '只接受', () => Buffer.from('<?xml version="1.0"?><!DOCTYPE svg><svg xmlns="http://www.w3.org/2000/svg"/>')],
      ['HEIC', 'HEIC', () => Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic'), Buffer.alloc(100)])],
      ['GIF', '动图', () => sharp({ create: { width: 2, height: 2, channels: 3, background: '#fff' } }).gif().toBuffer()],
      ['GIFAR', '动图', async () => Buffer.concat([await sharp({ create: { width: 2, height: 2, channels: 3, background: '#fff' } }).gif().toBuffer(), Buffer.from('PK\x03\x04', 'latin1'), EMPTY_ZIP])],
      ['moving WebP', '动图', () => sharp(Buffer.concat([Buffer.alloc(12, 10), Buffer.alloc(12, 200)]), { raw: { width: 2, height: 4, channels: 3, pageHeight: 2 } }).webp({ loop: 0, delay: [100, 100] }).toBuffer()],
      ['TIFF', '只接受', () => sharp({ create: { width: 2, height: 2, channels: 3, background: '#fff' } }).tiff().toBuffer()],
      ['zero bytes', '空', () => Buffer.alloc(0)],
      ['text', '只接受', () => Buffer.from('只是一段文字')],
      ['a web page', '只接受', () => Buffer.from('<!doctype html><script>alert(1)</script>')],
      ['a Windows program', '只接受', () => Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)])],
      ['a script of a shell', '只接受', () => Buffer.from('#!/bin/sh\nrm -rf /\n')],
      ['an archive', '只接受', () => Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), Buffer.alloc(40), EMPTY_ZIP])],
      ['the test virus', '病毒', () => Buffer.from(EICAR)],
      ['a photo with the test virus behind it', '病毒', async () => Buffer.concat([await jpeg, Buffer.from(EICAR)])],
    ];
    it.each(cases)('is refused in words when it is %s under the name of a photo', async (_what, words, make) => {
      const { status, body } = await upload<{ error: { code: string; message: string; details: { message: string }[] } }>(test, await make(), 'photo.jpg');
      expect([status, body.error?.code]).toEqual([415, 'UNSUPPORTED_FILE']);
      expect(body.error.message).toContain(words);
      expect(body.error.details[0]?.message).toBe(body.error.message);
    });
  });

  describe('a PDF', () => {
    it('of 200 pages is taken, of 201 refused with the limit', async () => {
      expect((await send(await makePdf(200), 'a.pdf')).body.pages).toBe(200);
      expect(await refusal(await makePdf(201), 'a.pdf')).toEqual([413, 'TOO_LARGE', 'PDF 超过 200 页，请拆成几份再传']);
    });

    it('keeps its own words: a picture of text, links, an outline and form fields are no danger', async () => {
      const pdf = await makePdf(2, async (document) => {
        document.setTitle('异议书');
        document.getPage(0).drawText('See <b>page</b> 2 of the tender');
        document.getPage(0).drawImage(await document.embedJpg(await makePhoto()), { x: 0, y: 0 });
        document.getForm().createTextField('name').addToPage(document.getPage(1));
        const link = document.context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 9, 9], A: { S: 'URI', URI: PDFString.of('https://example.invalid/') } });
        document.getPage(1).node.addAnnot(document.context.register(link));
      });
      expect((await send(pdf, 'a.pdf')).status).toBe(201);
      expect((await send(await makePdf(1, undefined, { useObjectStreams: false }), 'a.pdf')).status).toBe(201);
      expect((await send(Buffer.concat([pdf, Buffer.from('\r\n\n')]), 'a.pdf')).status).toBe(201);
    });

    /** With an action in the catalogue, written plainly or in an object stream. */
    const acting = (key: string, value: object, useObjectStreams = true) => () => makePdf(1, ({ catalog, context }) => catalog.set(PDFName.of(key), context.obj(value as never)), { useObjectStreams });
    const js = { S: 'JavaScript', JS: 'app.alert(1)' };
    const plain = makePdf(1, undefined, { useObjectStreams: false });
    const spelled = async (from: string, to: string) => Buffer.from((await acting('OpenAction', js, false)()).toString('latin1').replaceAll(from, to), 'latin1');
    /** A PDF by hand, with one stream of this dictionary and these bytes. */
    const withStream = (dictionary: string, data: Buffer, word = 'stream\n'): Buffer =>
      Buffer.concat([Buffer.from(`%PDF-1.5\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R >>\nendobj\n4 0 obj\n<< ${dictionary} /Length ${data.length} >>\n${word}`, 'latin1'), data, Buffer.from('\nendstream\nendobj\ntrailer\n<< /Root 1 0 R /Size 5 >>\nstartxref\n0\n%%EOF\n')]);
    const cases: [string, string, () => Promise<Buffer> | Buffer][] = [
      ['runs a script', '脚本', acting('OpenAction', js)],
      ['runs a script, written plainly', '脚本', acting('OpenAction', js, false)],
      ['runs a script, with a letter of its name disguised', '脚本', () => spelled('/JavaScript', '/J#61vaScript')],
      ['starts a program', '脚本', acting('OpenAction', { S: 'Launch', F: 'cmd.exe' })],
      ['has a script in its names', '脚本', acting('Names', { JavaScript: { Names: ['a', js] } })],
      ['carries another file', '脚本', () => makePdf(1, (document) => document.attach(Buffer.from('MZ'), 'setup.exe'))],
      ['carries an XFA form', '脚本', acting('AcroForm', { XFA: ['a'] })],
      ['sends a form away', '脚本', acting('AA', { WC: { S: 'SubmitForm', F: 'https://example.invalid/' } })],
      ['is encrypted', '密码', () => makePdf(1, (document) => document.encrypt({ userPassword: 'secret', ownerPassword: 'secret' }))],
      ['is cut in half', '末尾', async () => (await plain).subarray(0, 300)],
      ['is a head and an end', '损坏', () => Buffer.from('%PDF-1.7\n%%EOF\n')],
      ['is noise between head and end', '损坏', () => Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(5000, '1 0 obj << '), Buffer.from('\n%%EOF\n')])],
      ['is a page behind the end', '末尾', async () => Buffer.concat([await plain, Buffer.from('<script>alert(1)</script>')])],
      ['is a page in its head', '网页', async () => Buffer.from((await plain).toString('latin1').replace('\n', '\n%<html><script>alert(1)</script>\n'), 'latin1')],
      ['is an archive too, read from its end', '末尾', async () => Buffer.concat([await plain, EMPTY_ZIP])],
      ['is an archive too, with the end of a PDF in its comment', '压缩包', async () => Buffer.concat([await plain, EMPTY_ZIP.subarray(0, 20), Buffer.from([6, 0]), Buffer.from('%%EOF\n')])],
      ['has the test virus in its text', '病毒', () => withStream('/Subtype /XML', Buffer.from(EICAR))],
      ['has the test virus in a packed stream', '病毒', () => withStream('/Filter /FlateDecode', deflateSync(Buffer.from(EICAR)))],
      ['hides objects behind two packings', '不常见', () => withStream('/Type /ObjStm /Filter [/FlateDecode /FlateDecode] /N 1 /First 4', deflateSync(deflateSync(Buffer.from('9 0 << >>'))))],
      ['hides objects behind a packing of its own, disguised', '不常见', () => withStream('/Type /Obj#53tm /Filter /ASCIIHexDecode /N 1 /First 4', Buffer.from('39203020>'))],
    ];
    it.each(cases)('that %s is refused', async (_what, words, make) => {
      const [status, code, message] = await refusal(await make(), '异议函.pdf');
      expect([status, code]).toEqual([415, 'UNSUPPORTED_FILE']);
      expect(message).toContain(words);
    });

    it('that unfolds into more than memory should hold is refused, soon', async () => {
      const bomb = deflateSync(Buffer.alloc(80_000_000));
      expect(bomb.length).toBeLessThan(100_000);
      const started = performance.now();
      expect((await refusal(withStream('/Type /ObjStm /Filter /FlateDecode /N 1 /First 4', bomb), 'a.pdf')).slice(0, 2)).toEqual([413, 'TOO_LARGE']);
      expect(performance.now() - started).toBeLessThan(3000);
    });

    const far = deflateSync(Buffer.alloc(80_000_000, 32));
    const objects = '/Type /ObjStm /N 0 /First 0';
    const hidden: [string, () => Buffer][] = [
      ['behind the word alone', () => withStream(`${objects} /Filter /FlateDecode`, far, 'stream')],
      ['behind an end of line that is none', () => withStream(`${objects} /Filter /FlateDecode`, far, 'stream\r')],
      ['twice packed, with a beginning inside of its dictionary', () => withStream(`${objects} /X ( obj) /Filter [/FlateDecode /FlateDecode]`, deflateSync(far))],
      ['twice packed, behind a long dictionary', () => withStream(`${objects} ${' '.repeat(5000)} /Filter [/FlateDecode /FlateDecode]`, deflateSync(far))],
      ['with a broken end, so that nothing seems to come out', () => withStream(`${objects} /Filter /FlateDecode`, far.subarray(0, -4), 'stream\r')],
      ['as a table that claims a thousand million entries of no width', () => withStream('/Type /XRef /Size 1000000000 /W [0 0 0] /Root 1 0 R', Buffer.alloc(0))],
      ['as a table of entries of endless width', () => withStream('/Type /XRef /Size 9 /W [1 1000000000 1] /Root 1 0 R', Buffer.alloc(99))],
    ];
    it.each(hidden)('that hides what unfolds without end %s is refused, soon', async (_what, make) => {
      const pdf = make();
      const started = performance.now();
      expect(['UNSUPPORTED_FILE', 'TOO_LARGE']).toContain((await refusal(pdf, 'a.pdf'))[1]);
      expect(performance.now() - started).toBeLessThan(3000);
    });

    it('that says of a thousand streams that they unfold, all into the same damaged data, is refused, soon', async () => {
      const damaged = deflateRawSync(Buffer.alloc(60_000_000));
      const heads = Array.from({ length: 1000 }, (_, at) => {
        // Stored as it is, up to where the damaged data begins: the heads of all that follow.
        const length = (1000 - 1 - at) * 14;
        const sizes = Buffer.alloc(4);
        sizes.writeUInt16LE(length, 0);
        sizes.writeUInt16LE(length ^ 0xffff, 2);
        return Buffer.concat([Buffer.from('stream\n\x78\x01\x00', 'latin1'), sizes]);
      });
      const pdf = withStream('/X 1', Buffer.concat([...heads, damaged, Buffer.alloc(4)]));
      const started = performance.now();
      expect((await refusal(pdf, 'a.pdf')).slice(0, 2)).toEqual([413, 'TOO_LARGE']);
      expect(performance.now() - started).toBeLessThan(20_000);
    });

    it('full of the word stream holds nobody else up', async () => {
      const pdf = withStream('/X 1', Buffer.alloc(4_000_000, 'stream\n'));
      const started = performance.now();
      expect((await refusal(pdf, 'a.pdf')).slice(0, 2)).toEqual([413, 'TOO_LARGE']);
      expect(performance.now() - started).toBeLessThan(5000);
    });

    it.each([
      ['that comes back to itself', '[2 0 R]'],
      ['without a page', '[]'],
      ['of what is no page', '[9 0 R]'],
    ])('with a tree of pages %s is refused', async (_what, kids) => {
      const pdf = Buffer.from(`%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids ${kids} /Count 1 >>\nendobj\ntrailer\n<< /Root 1 0 R /Size 3 >>\n%%EOF\n`);
      expect((await refusal(pdf, 'a.pdf'))[1]).toBe('UNSUPPORTED_FILE');
    });
  });

  describe('sizes and names', () => {
    it('refuses 50 MB while it arrives and keeps nothing', async () => {
      const before = (await readdir(join(test.app.get(Config).dataDir, 'files'), { recursive: true }).catch(() => [])).length;
      const [status, code] = await refusal(Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(50 * 1_048_576)]), 'a.pdf');
      expect([status, code]).toEqual([413, 'TOO_LARGE']);
      expect((await readdir(join(test.app.get(Config).dataDir, 'files'), { recursive: true }).catch(() => [])).length).toBe(before);
    });

    it('refuses a photo of more than 10 MB, though a PDF may be larger', async () => {
      const photo = Buffer.concat([await makePhoto(), Buffer.alloc(10 * 1_048_576)]);
      expect(await refusal(photo, 'a.jpg')).toEqual([413, 'TOO_LARGE', '照片太大，最多 10 MB，请压缩后再传']);
    });

    it.each([
      ['../../etc/passwd.pdf', 'passwd.pdf'],
      ['..\\..\\boot.ini', 'boot.ini.pdf'],
      ['异议\u202efdp.exe', '异议fdp.exe.pdf'],
      ['a\u0000b\r\nc.pdf', 'ab c.pdf'],
      ['<script>alert(1)</script>.pdf', 'script.pdf'],
      ['CON:"|?*.PDF', 'CON.pdf'],
      [`${'长'.repeat(300)}.pdf`, `${'长'.repeat(80)}.pdf`],
      ['....', '文件.pdf'],
    ])('names %j as %j', async (given, shown) => {
      const form = new FormData();
      form.append('name', given);
      form.append('file', new Blob([new Uint8Array(await makePdf())]), 'tmp_1.pdf');
      const response = await fetch(`${test.base}/api/uploads`, { method: 'POST', body: form });
      expect(((await response.json()) as { name: string }).name).toBe(shown);
    });

    it('refuses a request without a file, and one that is no form', async () => {
      const form = new FormData();
      form.append('name', 'a.pdf');
      expect((await fetch(`${test.base}/api/uploads`, { method: 'POST', body: form })).status).toBe(400);
      expect((await test.api.post('/api/uploads', { file: 'abc' })).status).toBe(400);
    });
  });

  describe('whose they are', () => {
    it('an id is 144 bits by chance, and nothing opens by it until something owns the file', async () => {
      const { body } = await send(await makePhoto(), 'a.jpg');
      expect(body.id).toMatch(/^[A-Za-z0-9_-]{24}$/);
      expect((await test.api.get(`/api/uploads/${body.id}?until=2099-01-01T00:00:00.000Z&mark=${'A'.repeat(43)}`)).status).toBe(404);
    });

    it('opens by its address for an hour, not by a changed one, and not when its owner has dropped it', async () => {
      const [first, second] = [await send(await makePhoto(), 'a.jpg'), await send(await makePdf(), 'b.pdf')];
      const holder = owner();
      await run((tx) => uploads().claim(tx, [first.body.id, second.body.id], holder));
      const files = await uploads().of(holder);
      expect(files.map(({ name }) => name)).toEqual(['照片 1.jpg', 'b.pdf']);
      const status = async (url = '') => (await fetch(`${test.base}${url}`)).status;
      const [url = '', other = ''] = files.map((file) => file.url);
      expect(await status(url)).toBe(200);
      expect(await status(url.replace(first.body.id, second.body.id))).toBe(404);
      expect(await status(url.replace(/until=[^&]+/, 'until=2099-01-01T00%3A00%3A00.000Z'))).toBe(404);
      test.clock.advance(3_600_001);
      expect(await status(url)).toBe(404);
      const fresh = (await uploads().of(holder))[1]?.url;
      expect(await status(fresh)).toBe(200);
      await run((tx) => uploads().drop(tx, holder));
      expect([await status(fresh), await status(other), await uploads().of(holder)]).toEqual([404, 404, []]);
    });

    it('opens for its owner only', async () => {
      const { body } = await send(await makePdf(), 'a.pdf');
      const holder = owner();
      await run((tx) => uploads().claim(tx, [body.id], holder));
      expect((await uploads().open(holder, body.id)).size).toBe(body.size);
      await expect(uploads().open(owner(), body.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(uploads().open({ ...holder, kind: 'rating' }, body.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });

    it('belongs to one of two that claim it at once', async () => {
      const { body } = await send(await makePdf(), 'a.pdf');
      const claims = await Promise.allSettled(Array.from({ length: 8 }, () => run((tx) => uploads().claim(tx, [body.id], owner()))));
      expect(claims.filter(({ status }) => status === 'fulfilled').length).toBe(1);
      expect(claims.flatMap((claim) => (claim.status === 'rejected' ? [(claim.reason as { code: string }).code] : []))).toEqual(Array<string>(7).fill('UPLOAD_GONE'));
    });

    it('leaves a form without files when one of them is gone, and takes nine at most', async () => {
      const ids = await Promise.all(Array.from({ length: 10 }, async () => (await send(await makePdf(), 'a.pdf')).body.id));
      const holder = owner();
      await expect(run((tx) => uploads().claim(tx, [...ids.slice(0, 2), 'A'.repeat(24)], holder))).rejects.toMatchObject({ code: 'UPLOAD_GONE' });
      expect(await uploads().of(holder)).toEqual([]);
      await expect(run((tx) => uploads().claim(tx, ids, holder))).rejects.toMatchObject({ code: 'LIMIT_REACHED' });
      await run((tx) => uploads().claim(tx, ids.slice(0, 9), holder));
      await expect(run((tx) => uploads().claim(tx, ids.slice(9), holder))).rejects.toMatchObject({ code: 'LIMIT_REACHED' });
      expect([...(await uploads().many('case', [holder.id, newId()])).entries()].map(([id, files]) => [id, files.length])).toEqual([[holder.id, 9]]);
    });
  });

  it('are unreadable where they lie, and gone from there a day later unless claimed', async () => {
    const folder = join(test.app.get(Config).dataDir, 'files');
    const stored = async () => (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).length;
    const clear = () => test.app.get(UploadsClearJob).run(new AbortController().signal);
    await clear();
    const before = await stored();
    const pdf = await makePdf();
    const [free, kept, dropped] = [await send(pdf, 'a.pdf'), await send(pdf, 'a.pdf'), await send(pdf, 'a.pdf')];
    expect(await stored()).toBe(before + 3);
    const [holder, other] = [owner(), owner()];
    await run((tx) => uploads().claim(tx, [kept.body.id], holder));
    await run((tx) => uploads().claim(tx, [dropped.body.id], other));
    await run((tx) => uploads().drop(tx, other));
    await clear();
    expect(await stored()).toBe(before + 2);
    test.clock.advance(DAY_MS);
    await expect(run((tx) => uploads().claim(tx, [free.body.id], owner()))).rejects.toMatchObject({ code: 'UPLOAD_GONE' });
    await clear();
    expect(await stored()).toBeLessThanOrEqual(before + 1);
    expect((await uploads().open(holder, kept.body.id)).size).toBe(pdf.length);
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) expect((await readFile(join(entry.parentPath, entry.name))).includes('%PDF')).toBe(false);
    }
  });
});

describe('the limit of uploads', () => {
  it('counts each person or address within an hour', async () => {
    const test = await startTestApp({ config: { RATE_UPLOAD_PER_HOUR: '2' } });
    const token = await test.loginUser('somebody');
    const photo = await makePhoto();
    const statuses = [];
    for (const who of [undefined, undefined, undefined, token, token, token]) statuses.push((await upload(test, photo, 'a.jpg', who)).status);
    expect(statuses).toEqual([201, 201, 429, 201, 201, 429]);
    await test.close();
  });
});
