import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createCallbackCodec, normaliseEvents, type WechatEvent } from '@sunshine/wechat';
import type { Sandbox } from '../sandbox.js';

export interface Received {
  query: Record<string, string>;
  headers: IncomingHttpHeaders;
  body: string;
}

/** The software under test, as far as pushes are concerned: takes those of both accounts. */
export interface Receiver {
  /** What came in, as it came. */
  received: Received[];
  /** What the events said, opened and verified; empty while `raw`. */
  events: WechatEvent[];
  /** Answers to come, `success` afterwards; a number is an HTTP status, `hang-up` cuts the connection, `silence` never comes. */
  answers: (string | number)[];
  /** Bodies are kept without being opened. */
  raw: boolean;
  /** Answers `echostr`, as a server whose address is being verified should. */
  echo: boolean;
  close(): Promise<void>;
}

/** Listens on a free port and points both accounts of the sandbox at it. */
export async function startReceiver(sandbox: Sandbox): Promise<Receiver> {
  const { mini, official } = sandbox.settings;
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const url = new URL(incoming.url ?? '/', 'http://x');
      const query = Object.fromEntries(url.searchParams);
      const body = Buffer.concat(chunks);
      receiver.received.push({ query, headers: incoming.headers, body: body.toString('utf8') });
      if (!receiver.raw) {
        const account = url.pathname.endsWith(mini.appid) ? mini : official;
        const opened = createCallbackCodec({ ...account, replayWindowS: 300, now: () => sandbox.clock.now() }).open(query, body, incoming.headers['content-type']);
        receiver.events.push(...normaliseEvents(opened.message));
      }
      const answer = receiver.answers.shift() ?? (receiver.echo ? (query.echostr ?? '') : 'success');
      if (answer === 'silence') return;
      if (answer === 'hang-up') outgoing.destroy();
      else if (typeof answer === 'number') outgoing.writeHead(answer).end();
      else outgoing.end(answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  for (const account of [mini, official]) account.pushUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/${account.appid}`;
  const receiver: Receiver = {
    received: [],
    events: [],
    answers: [],
    raw: false,
    echo: false,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return receiver;
}
