import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { fetchFile, FileNotFetched, type FetchFileOptions } from './fetch-file.js';

describe('fetchFile', () => {
  let server: Server | undefined;

  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
  });

  async function serve(listener: RequestListener): Promise<string> {
    server = createServer(listener);
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  }
  const fetched = (url: string, more: Partial<FetchFileOptions> = {}): Promise<Buffer> => fetchFile(url, { maxBytes: 100, timeoutMs: 2000, allowPrivate: true, signal: new AbortController().signal, ...more });

  it('gives the bytes of a file that fits', async () => {
    const base = await serve((_request, response) => response.end('x'.repeat(100)));
    expect((await fetched(base)).length).toBe(100);
  });

  it('breaks off a file that is too large, whatever its head promised', async () => {
    const base = await serve((_request, response) => response.end('x'.repeat(101)));
    await expect(fetched(base)).rejects.toThrow('图片太大');
  });

  it('follows no redirect', async () => {
    let asked = 0;
    const base = await serve((_request, response) => {
      asked += 1;
      response.writeHead(302, { location: '/elsewhere' }).end();
    });
    await expect(fetched(base)).rejects.toThrow('答复 302');
    expect(asked).toBe(1);
  });

  it('gives up on a server that never answers, and when it is told to stop', async () => {
    const base = await serve(() => undefined);
    await expect(fetched(base, { timeoutMs: 50 })).rejects.toThrow('没有及时回应');
    await expect(fetched(base, { signal: AbortSignal.abort() })).rejects.toThrow(FileNotFetched);
  });

  it.each(['localhost', '127.0.0.1', '[::1]', '[::ffff:127.0.0.1]', '2130706433', '10.0.0.1', '169.254.169.254', '[fd00::1]'])('never talks to our own network by itself: %s', async (host) => {
    const base = await serve((_request, response) => response.end('secret'));
    await expect(fetched(`http://${host}:${new URL(base).port}/`, { allowPrivate: false })).rejects.toThrow('指向内网');
  });
});
