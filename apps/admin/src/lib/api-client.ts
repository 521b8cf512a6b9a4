import type { ErrorBody, ErrorCode, ErrorDetail } from '@sunshine/contracts';
import { endSession, readToken } from '@/lib/session';

/** A failed answer of the server, or of the network (`code` NETWORK / TIMEOUT, `requestId` null). */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly code: ErrorCode | 'NETWORK' | 'TIMEOUT',
    message: string,
    readonly status: number,
    readonly requestId: string | null = null,
    readonly details: ErrorDetail[] = [],
  ) {
    super(message);
  }
}

export type QueryValue = string | number | boolean | null | undefined;
export type Query = Record<string, QueryValue>;

const TIMEOUT_MS = 30_000;
const ENDED: ReadonlySet<string> = new Set(['NOT_LOGGED_IN', 'SESSION_EXPIRED']);

/** `/notices` and `{ q: '路', limit: 20, state: undefined }` → `/api/staff/notices?q=…&limit=20`; empty values are left out. */
export const staffUrl = (path: string, query: Query = {}): string => {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(key, String(value));
  }
  const text = search.toString();
  return `/api/staff${path}${text === '' ? '' : `?${text}`}`;
};

export const authorization = (): Record<string, string> => {
  const token = readToken();
  return token === null ? {} : { authorization: `Bearer ${token}` };
};

const isErrorBody = (body: unknown): body is ErrorBody => typeof body === 'object' && body !== null && 'error' in body && typeof (body as ErrorBody).error?.message === 'string';

/** Turns a failed answer's text into an {@link ApiError}; a dead session is ended on the way. */
export const failure = (status: number, text: string): ApiError => {
  const body = parse(text);
  if (!isErrorBody(body)) return new ApiError('INTERNAL', `服务器没有正常应答（${status}），请稍后重试`, status);
  const { code, message, requestId, details } = body.error;
  if (status === 401 && ENDED.has(code)) endSession();
  return new ApiError(code, message, status, requestId, details ?? []);
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

const unreachable = (error: unknown): ApiError =>
  error instanceof DOMException && error.name === 'TimeoutError'
    ? new ApiError('TIMEOUT', '服务器 30 秒没有应答，您填的内容还在，请重试', 0)
    : new ApiError('NETWORK', '连不上服务器，您填的内容还在，请检查网络后重试', 0);

const send = async (url: string, init: RequestInit): Promise<Response> => {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  const signal = init.signal ? AbortSignal.any([init.signal, timeout]) : timeout;
  try {
    return await fetch(url, { ...init, signal, headers: { ...authorization(), ...init.headers } });
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw unreachable(error);
  }
};

const ask = async <T>(url: string, init: RequestInit): Promise<T> => {
  const response = await send(url, init);
  const text = await response.text();
  if (!response.ok) throw failure(response.status, text);
  return JSON.parse(text) as T;
};

const withBody = (method: string, body: unknown): RequestInit => ({ method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

/** The staff API (`/api/staff`): JSON in, JSON out, {@link ApiError} on any failure. */
export const api = {
  get: <T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> => ask<T>(staffUrl(path, query), signal ? { signal } : {}),
  post: <T>(path: string, body: unknown = {}, signal?: AbortSignal): Promise<T> => ask<T>(staffUrl(path), { ...withBody('POST', body), ...(signal ? { signal } : {}) }),
  put: <T>(path: string, body: unknown): Promise<T> => ask<T>(staffUrl(path), withBody('PUT', body)),
  patch: <T>(path: string, body: unknown): Promise<T> => ask<T>(staffUrl(path), withBody('PATCH', body)),
  delete: <T>(path: string): Promise<T> => ask<T>(staffUrl(path), { method: 'DELETE' }),
  /** An address outside `/api/staff` that needs no login, such as `/api/centre`. */
  public: <T>(path: string): Promise<T> => ask<T>(`/api${path}`, {}),
  blob: async (path: string): Promise<Blob> => {
    const response = await send(staffUrl(path), {});
    if (!response.ok) throw failure(response.status, await response.text());
    return response.blob();
  },
};
