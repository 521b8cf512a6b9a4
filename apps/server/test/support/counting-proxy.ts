import { createServer, request as httpRequest, type IncomingMessage } from 'node:http';

/** Stands between the server and WeChat and counts the calls under way. */
export interface CountingProxy {
  base: string;
  target: string;
  /** The most sends under way at once, to anybody. */
  most: number;
  /** The most sends under way at once to one person. */
  mostToOne: number;
  close(): void;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

const touserOf = (body: Buffer): string | undefined => (body.length === 0 ? undefined : (JSON.parse(body.toString('utf8')) as { touser?: string }).touser);

/** On a connection of its own: one that is kept may be closed at the moment when it is used again. */
const ask = (url: string, method: string, body: Buffer): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const headers = body.length === 0 ? {} : { 'content-type': 'application/json', 'content-length': body.length };
    httpRequest(url, { method, headers, agent: false }, resolve).once('error', reject).end(body);
  });

export async function startCountingProxy(): Promise<CountingProxy> {
  const underWay: string[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const body = await bodyOf(request);
      const touser = touserOf(body);
      if (touser !== undefined) {
        underWay.push(touser);
        proxy.most = Math.max(proxy.most, underWay.length);
        proxy.mostToOne = Math.max(proxy.mostToOne, underWay.filter((one) => one === touser).length);
      }
      const answer = await ask(`${proxy.target}${request.url}`, request.method ?? 'GET', body);
      const text = await bodyOf(answer);
      if (touser !== undefined) underWay.splice(underWay.indexOf(touser), 1);
      response.writeHead(answer.statusCode ?? 502, { 'content-type': 'application/json' }).end(text);
    })().catch(() => response.destroy()); // WeChat is gone, as at the end of a test: the caller hears no answer.
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const proxy: CountingProxy = { base: `http://127.0.0.1:${port}`, target: '', most: 0, mostToOne: 0, close: () => server.closeAllConnections() ?? server.close() };
  return proxy;
}
