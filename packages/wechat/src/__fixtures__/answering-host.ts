import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a fake host answers: JSON from a value, or text and bytes as they are. */
export interface Reply {
  status?: number;
  body: unknown;
}
export type Handler = (path: string, body: Record<string, unknown>, query: URLSearchParams) => Reply;

export interface AnsweringHost {
  base: string;
  /** Paths that were asked for, in order. */
  asked: string[];
  /** What came last: method, path with its query (without the access token), and the body. */
  last: { method: string; path: string; body: Record<string, unknown> };
  /** Replaces how it answers. */
  answer(handler: Handler): void;
  close(): Promise<void>;
}

export const TOKEN_PATH = '/cgi-bin/stable_token';

/** A host on a free local port that answers every request by `handler`. */
export async function answeringHost(handler: Handler): Promise<AnsweringHost> {
  let current = handler;
  const server = createServer((request, response) => {
    void (async () => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://host');
      const body = await readJson(request);
      const reply = current(pathname, body, searchParams);
      searchParams.delete('access_token');
      host.asked.push(pathname);
      host.last = { method: request.method ?? '', path: searchParams.size === 0 ? pathname : `${pathname}?${searchParams.toString()}`, body };
      const isRaw = typeof reply.body === 'string' || reply.body instanceof Uint8Array;
      response.writeHead(reply.status ?? 200).end(isRaw ? reply.body : JSON.stringify(reply.body));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host: AnsweringHost = {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: [],
    last: { method: '', path: '', body: {} },
    answer: (next) => {
      current = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return host;
}

/** Answers the token call with a token and everything else with `body`. */
export const withToken =
  (body: unknown): Handler =>
  (path) => ({ body: path === TOKEN_PATH ? { access_token: 'T', expires_in: 7200 } : body });

async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}
