import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ErrorLog } from '../bundle/error-log.js';
import type { Answers, ChosenFile } from '../types.js';
import { Bridge, type Options } from './bridge.js';
import { filesApi } from './files.js';

interface WxFiles {
  chooseMedia(call: Options): Promise<{ tempFiles: { tempFilePath: string; size: number }[] }>;
  chooseMessageFile(call: Options): Promise<{ tempFiles: { path: string; name: string }[] }>;
  getFileSystemManager(): { readFile(call: Options): Promise<{ data: string }> };
  uploadFile(call: Options): Promise<Options>;
}

const photo = { name: '现场.JPG', bytes: new Uint8Array([255, 216, 255, 1]) };

describe("the person's files", () => {
  let server: Server;
  let wx: WxFiles;
  let chosen: ChosenFile[];
  let heard: { headers: NodeJS.Dict<string | string[]>; body: Buffer } | undefined;

  beforeEach(async () => {
    chosen = [photo];
    heard = undefined;
    server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        heard = { headers: request.headers, body: Buffer.concat(parts) };
        response.statusCode = 201;
        response.end('{"id":"one"}');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const bridge = new Bridge({ errors: new ErrorLog(), adopt: (value) => value, setTimeout });
    const host = { bridge, builtFor: 'http://127.0.0.1:3000', server: address, requests: [], adoptBytes: (bytes: Uint8Array) => bytes.slice().buffer, files: new Map<string, Uint8Array>(), closing: new AbortController().signal };
    const answers = { files: () => chosen } as unknown as Answers;
    wx = filesApi(host, () => answers) as unknown as WxFiles;
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it('hands over copies under temporary names, no more than were asked for', async () => {
    chosen = [photo, photo, photo];
    const { tempFiles } = await wx.chooseMedia({ count: 2 });
    expect(tempFiles.map(({ tempFilePath, size }) => [tempFilePath.endsWith('.jpg'), size])).toEqual([[true, 4], [true, 4]]);
    expect((await wx.chooseMessageFile({})).tempFiles[0]?.name).toBe('现场.JPG');
  });

  it('says that the picker was dismissed', async () => {
    chosen = [];
    await expect(wx.chooseMedia({})).rejects.toMatchObject({ errMsg: 'chooseMedia:fail cancel' });
  });

  it('sends one file with fields and headers, and answers text', async () => {
    const [file] = (await wx.chooseMedia({})).tempFiles;
    const answer = await wx.uploadFile({ url: 'http://127.0.0.1:3000/api/uploads', name: 'file', filePath: file?.tempFilePath, formData: { of: 'case' }, header: { authorization: 'Bearer t', 'content-type': 'multipart/form-data' } });
    expect(answer).toMatchObject({ statusCode: 201, data: '{"id":"one"}', errMsg: 'uploadFile:ok' });
    expect(heard?.headers).toMatchObject({ authorization: 'Bearer t', 'content-type': expect.stringContaining('boundary=') });
    expect(heard?.body.includes(Buffer.from(photo.bytes))).toBe(true);
    expect(heard?.body.toString('latin1')).toMatch(/name="of"\r\n\r\ncase[\s\S]*name="file"; filename="tmp_chosen_1\.jpg"\r\nContent-Type: image\/jpeg/);
  });

  it('reads a chosen file as text of an encoding, and no other file', async () => {
    const [file] = (await wx.chooseMedia({})).tempFiles;
    const { readFile } = wx.getFileSystemManager();
    expect((await readFile({ filePath: file?.tempFilePath, encoding: 'base64' })).data).toBe(Buffer.from(photo.bytes).toString('base64'));
    await expect(readFile({ filePath: '/etc/passwd', encoding: 'utf8' })).rejects.toMatchObject({ errno: 1_300_002 });
  });

  it('sends nothing to a host that is not the server', async () => {
    const [file] = (await wx.chooseMedia({})).tempFiles;
    await expect(wx.uploadFile({ url: 'https://elsewhere.example/x', name: 'file', filePath: file?.tempFilePath })).rejects.toMatchObject({ errno: 600_002 });
    expect(heard).toBeUndefined();
  });
});
