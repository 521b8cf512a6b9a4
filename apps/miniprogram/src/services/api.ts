import type { Session as SessionAnswer } from '@sunshine/contracts';
import { errorOf } from './errors';
import { platform } from './platform';
import { createRequester, type Options } from './request';
import { isPersonKnown, send } from './send';
import { createSession } from './session';
import { storage } from './storage';

async function login(): Promise<string> {
  const proof = isPersonKnown ? {} : { code: await platform.login() };
  const answer = await send('POST', '/api/session', proof, undefined);
  if (answer.status < 200 || answer.status >= 300) throw errorOf(answer.body);
  return (answer.body as SessionAnswer).token;
}

export const session = createSession(
  { read: () => storage.read('token'), write: (token) => storage.write('token', token), remove: () => storage.remove('token') },
  login,
);

const request = createRequester(send, session);

export const api = {
  get: <T>(path: string, options?: Options) => request<T>('GET', path, options),
  post: <T>(path: string, options?: Options) => request<T>('POST', path, options),
  put: <T>(path: string, options?: Options) => request<T>('PUT', path, options),
  remove: <T>(path: string, options?: Options) => request<T>('DELETE', path, options),
};
