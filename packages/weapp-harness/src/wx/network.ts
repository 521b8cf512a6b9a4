import type { RequestRecord } from '../types.js';
import type { Bridge, Options, WxTable } from './bridge.js';
import { WxFailure } from './failure.js';

const DEFAULT_TIMEOUT_MS = 60_000;

export interface NetworkHost {
  bridge: Bridge;
  /** The address that the bundle was built with, and where it really goes. */
  builtFor: string;
  server: string;
  requests: RequestRecord[];
  adoptBytes(bytes: Uint8Array): ArrayBuffer;
  /** Files that the bundle has downloaded or the person has chosen, by their temporary path. */
  files: Map<string, Uint8Array>;
  /** Ends what is under way when the phone is closed. */
  closing: AbortSignal;
}

/** wx.request and wx.downloadFile over real HTTP. Hosts other than the bundle's server are refused, as WeChat refuses domains not on its list. */
export function networkApi(host: NetworkHost): WxTable {
  return {
    request: task(host, 'request', async (options, signal) => answerOf(host, options, await send(host, options, signal))),
    downloadFile: task(host, 'downloadFile', async (options, signal) => {
      const { response, bytes } = await send(host, options, signal);
      const tempFilePath = String(options['filePath'] ?? `wxfile://tmp_${host.files.size + 1}`);
      host.files.set(tempFilePath, bytes);
      return { tempFilePath, filePath: tempFilePath, statusCode: response.status, header: Object.fromEntries(response.headers) };
    }),
    openDocument: host.bridge.async('openDocument', ({ filePath }) => {
      if (!host.files.has(String(filePath))) throw new WxFailure(`file doesn't exist`);
    }),
  };
}

type Transfer = (options: Options, signal: AbortSignal) => Promise<unknown>;

/** How long a call may wait at most, and what its time-out looks like. */
interface Patience {
  maxMs: number;
  timedOut: Options;
}

/** What came back over HTTP. */
interface Sent {
  response: Response;
  bytes: Uint8Array;
}

/** A RequestTask beside the callbacks: the bundle may abort it. */
export function task(host: NetworkHost, api: string, transfer: Transfer, { maxMs, timedOut }: Patience = { maxMs: Infinity, timedOut: { errno: 5 } }): (options: Options) => unknown {
  return (options) => {
    const abort = new AbortController();
    const timeout = AbortSignal.timeout(Math.min(Number(options['timeout'] ?? DEFAULT_TIMEOUT_MS), maxMs));
    const signal = AbortSignal.any([abort.signal, timeout, host.closing]);
    const call = host.bridge.async(api, () => transfer(options, signal).catch((error: unknown) => fail(host, error, abort.signal, timeout.aborted ? timedOut : undefined)));
    const answer = call(options) ?? {};
    const ignore = (): void => undefined;
    return Object.assign(answer, { abort: () => abort.abort(), onHeadersReceived: ignore, offHeadersReceived: ignore, onProgressUpdate: ignore, offProgressUpdate: ignore });
  };
}

/** What the bundle sees of an answer. */
export function answerOf(host: NetworkHost, options: Options, { response, bytes }: Sent): Options {
  const data = options['responseType'] === 'arraybuffer' ? host.adoptBytes(bytes) : parse(bytes, options['dataType']);
  return { data, statusCode: response.status, header: Object.fromEntries(response.headers), cookies: response.headers.getSetCookie() };
}

/** One exchange with the bundle's server; it is recorded. */
export async function send(host: NetworkHost, options: Options, signal: AbortSignal): Promise<Sent> {
  const method = String(options['method'] ?? 'GET').toUpperCase();
  const headers = headersOf(options);
  if (!headers.has('content-type')) headers.set('content-type', 'application/json');
  const data = options['data'];
  const hasBody = !['GET', 'HEAD'].includes(method) && data !== undefined;
  const query = hasBody ? {} : ((data ?? {}) as Options);
  const body = hasBody ? encode(data, headers.get('content-type') ?? '') : undefined;
  return exchange(host, { url: target(host, String(options['url'] ?? ''), query), method, headers, body, bytes: body?.length ?? 0 }, signal);
}

/** A request as it goes out. */
interface Outgoing {
  url: URL;
  method: string;
  headers: Headers;
  body: string | FormData | undefined;
  bytes: number;
}

export async function exchange(host: NetworkHost, { url, method, headers, body, bytes: requestBytes }: Outgoing, signal: AbortSignal): Promise<Sent> {
  const record: RequestRecord = { method, path: url.pathname + url.search, requestBytes, responseBytes: 0 };
  host.requests.push(record);
  try {
    const response = await fetch(url, { method, headers, signal, redirect: 'follow', ...(body === undefined ? {} : { body }) });
    const bytes = new Uint8Array(await response.arrayBuffer());
    record.statusCode = response.status;
    record.responseBytes = bytes.length;
    return { response, bytes };
  } catch (error) {
    record.error = String(error);
    throw error;
  }
}

export function headersOf(options: Options): Headers {
  const headers = new Headers({ referer: 'https://servicewechat.com/wx0123456789abcdef/0/page-frame.html' });
  for (const [name, value] of Object.entries((options['header'] ?? {}) as Options)) headers.set(name, String(value));
  return headers;
}

/** Where a request really goes; a host that is not the bundle's server is refused. */
export function target(host: NetworkHost, asked: string, query: Options = {}): URL {
  const url = new URL(asked, `${host.builtFor}/`);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
  const server = new URL(host.server);
  if (url.origin !== new URL(host.builtFor).origin && url.origin !== server.origin) throw new WxFailure('url not in domain list', { errno: 600_002 });
  return new URL(url.pathname + url.search, server);
}

function encode(data: unknown, contentType: string): string {
  if (typeof data === 'string') return data;
  if (!contentType.includes('x-www-form-urlencoded')) return JSON.stringify(data);
  return new URLSearchParams(Object.entries(data as Options).map(([name, value]): [string, string] => [name, String(value)])).toString();
}

/** WeChat tries JSON unless told otherwise, and hands over the text when it is none. */
function parse(bytes: Uint8Array, dataType: unknown): unknown {
  const text = new TextDecoder().decode(bytes);
  if (dataType !== undefined && dataType !== 'json') return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function fail(host: NetworkHost, error: unknown, aborted: AbortSignal, timedOut: Options | undefined): never {
  if (error instanceof WxFailure) throw error;
  if (aborted.aborted || host.closing.aborted) throw new WxFailure('abort');
  if (timedOut) throw new WxFailure('timeout', timedOut);
  const { message, cause } = error as { message?: unknown; cause?: { code?: unknown } };
  throw new WxFailure(String(cause?.code ?? message), { errno: 600_001 });
}
