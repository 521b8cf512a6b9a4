import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFName, PDFString } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { UploadsClearJob } from '../src/modules/uploads/uploads-clear.job.js';
import { UploadsService, type UploadOwner } from '../src/modules/uploads/uploads.service.js';
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

  it('keeps a PDF byte for byte', async () => {
    const pdf = await makePdf(3);
    const { status, body } = await send(pdf, '异议函.pdf');
    expect([status, body.kind, body.name, body.pages]).toEqual([201, 'pdf', '异议函.pdf', 3]);
    const { bytes, headers } = await served(body.id);
    expect(bytes.equals(pdf)).toBe(true);
    expect(headers.get('content-type')).toBe('application/pdf');
  });
});
