import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';

/** What an interface answers: JSON, the bytes of a picture, or half a JSON. */
export type Reply = object | Buffer | { cut: object };
/** An answer that depends on the question, or comes later. */
export type Replier = (asked: { query: URLSearchParams; body: Record<string, unknown> }) => Reply | Promise<Reply>;

export interface ScriptedWechat {
  base: string;
  /** The bodies that an interface was sent, oldest first. */
  asked(path: string): Record<string, unknown>[];
  /** What an interface answers from now on. */
  answer(path: string, reply: Reply | Replier): void;
  close(): Promise<void>;
}

/** A WeChat that logs in (`openid-of-CODE`), hands out tokens, and answers everything else as it is told. */
export async function startScriptedWechat(): Promise<ScriptedWechat> {
  const asked: { path: string; body: unknown }[] = [];
  const replies = new Map<string, Reply | Replier>([
    ['/cgi-bin/stable_token', { access_token: 'token', expires_in: 7200 }],
    ['/sns/jscode2session', ({ query }) => ({ openid: `openid-of-${query.get('js_code')}`, session_key: 'c2Vzc2lvbi1rZXk=' })],
  ]);
  const replyTo = ({ pathname, searchParams: query }: URL, body: Record<string, unknown>): Reply | Promise<Reply> => {
    const reply = replies.get(pathname) ?? { errcode: -1, errmsg: 'not in the script' };
    return typeof reply === 'function' ? (reply as Replier)({ query, body }) : reply;
  };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://wechat.test');
    void (request.method === 'POST' ? json(request) : Promise.resolve({})).then(async (body) => {
      asked.push({ path: url.pathname, body });
      const reply = await replyTo(url, body as Record<string, unknown>);
      if (Buffer.isBuffer(reply)) return response.setHeader('content-type', 'image/png').end(reply);
      const text = 'cut' in reply ? JSON.stringify(reply.cut).slice(0, -5) : JSON.stringify(reply);
      return response.setHeader('content-type', 'application/json').end(text);
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    base: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
    asked: (path) => asked.filter((one) => one.path === path).map(({ body }) => body as Record<string, unknown>),
    answer: (path, reply) => void replies.set(path, reply),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
