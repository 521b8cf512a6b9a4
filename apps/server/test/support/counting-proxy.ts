import { createServer, type IncomingMessage } from 'node:http';

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
      const answer = await fetch(`${proxy.target}${request.url}`, { method: request.method ?? 'GET', ...(body.length === 0 ? {} : { body, headers: { 'content-type': 'application/json' } }) });
      const text = await answer.text();
      if (touser !== undefined) underWay.splice(underWay.indexOf(touser), 1);
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(text);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const proxy: CountingProxy = { base: `http://127.0.0.1:${port}`, target: '', most: 0, mostToOne: 0, close: () => server.closeAllConnections() ?? server.close() };
  return proxy;
}
