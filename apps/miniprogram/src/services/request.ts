import { errorOf, RequestError } from './errors';
import type { Session } from './session';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
export interface Answer {
  status: number;
  body: unknown;
}
/** Sends one request; rejects with OFFLINE or TIMED_OUT when no answer came. */
export type Send = (method: Method, path: string, body: unknown, token: string | undefined) => Promise<Answer>;

/** never: no token is sent · if-any: the token is sent when there is one · required: log in first. */
export type LoginNeed = 'never' | 'if-any' | 'required';
export type Query = Record<string, string | number | undefined>;

export interface Options {
  query?: Query;
  body?: unknown;
  login?: LoginNeed;
}

export function withQuery(path: string, query: Query = {}): string {
  const pairs = Object.entries(query).flatMap(([key, value]) => (value === undefined || value === '' ? [] : [`${key}=${encodeURIComponent(value)}`]));
  return pairs.length > 0 ? `${path}?${pairs.join('&')}` : path;
}

/** Our server's answers as promised by the contract; 401 → one new login (or none, where login is optional) → one replay. */
export function createRequester(send: Send, session: Session) {
  const tokenFor = async (need: LoginNeed) => {
    if (need === 'required') return session.ensure();
    return need === 'if-any' ? session.token() : undefined;
  };

  return async function request<T>(method: Method, path: string, { query, body, login = 'never' }: Options = {}): Promise<T> {
    const url = withQuery(path, query);
    const token = await tokenFor(login);
    let answer = await send(method, url, body, token);
    if (answer.status === 401 && token !== undefined) {
      session.drop(token);
      answer = await send(method, url, body, await tokenFor(login));
    }
    if (answer.status < 200 || answer.status >= 300) throw errorOf(answer.body);
    if (typeof answer.body !== 'object' || answer.body === null) throw new RequestError('BAD_ANSWER');
    return answer.body as T;
  };
}
