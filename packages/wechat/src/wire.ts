import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { isRecord } from './xml.js';

/** Shorter than servers keep idle connections, so that a request seldom meets one that is just being closed. */
const IDLE_MS = 4000;

export interface WireRequest {
  url: string;
  /** JSON text; with it the request is a POST, without it a GET. */
  body?: string;
  timeoutMs: number;
  /** A longer answer is broken off. */
  maxBytes: number;
}

/** One HTTP exchange. Throws `NeverSent` when no byte of the request can have reached anybody, anything else when it may have. */
export type Wire = (request: WireRequest) => Promise<{ status: number; bytes: Buffer }>;

/** The connection was never made. The message is a system code, without the address. */
export class NeverSent extends Error {
  override readonly name = 'NeverSent';
}

const headersOf = (body: string | undefined): Record<string, string> =>
  body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8', 'content-length': String(Buffer.byteLength(body)) };

async function readBounded(chunks: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Buffer> {
  const kept: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.byteLength;
    if (size > maxBytes) throw tooLarge();
    kept.push(chunk);
  }
  return Buffer.concat(kept);
}

const tooLarge = (): Error => new Error('answer too large');

/** By events: an iterator costs as much as all the rest of a call. */
function readAnswer(response: IncomingMessage, maxBytes: number, read: (bytes: Buffer) => void, fail: (error: Error) => void): void {
  const kept: Buffer[] = [];
  let size = 0;
  response.on('data', (chunk: Buffer) => {
    size += chunk.byteLength;
    if (size > maxBytes) fail(tooLarge());
    else kept.push(chunk);
  });
  response.once('end', () => read(Buffer.concat(kept)));
  response.once('error', fail);
  response.once('close', () => {
    if (!response.complete) fail(new Error('answer cut short'));
  });
}

/** Node's own HTTP client. Unlike fetch it tells a time-out while connecting (nothing sent) from one while waiting (maybe accepted). */
export function nodeWire(): Wire {
  const http = new HttpAgent({ keepAlive: true, timeout: IDLE_MS });
  const https = new HttpsAgent({ keepAlive: true, timeout: IDLE_MS });
  return ({ url, body, timeoutMs, maxBytes }) =>
    new Promise((resolve, reject) => {
      const isTls = url.startsWith('https:');
      const options = { method: body === undefined ? 'GET' : 'POST', headers: headersOf(body) };
      const request = isTls ? httpsRequest(url, { ...options, agent: https }) : httpRequest(url, { ...options, agent: http });
      let isConnected = false;
      const connected = (): void => {
        isConnected = true;
      };
      const fail = (error: Error): void => {
        clearTimeout(timer);
        reject(isConnected ? error : new NeverSent(describeFailure(error)));
        request.destroy();
      };
      const timer = setTimeout(() => fail(new DOMException('time is over', 'TimeoutError')), timeoutMs);
      request.once('socket', (socket) => (socket.connecting ? socket.once(isTls ? 'secureConnect' : 'connect', connected) : connected()));
      request.on('error', fail);
      request.once('response', (response) => {
        const read = (bytes: Buffer): void => {
          clearTimeout(timer);
          resolve({ status: response.statusCode ?? 0, bytes });
        };
        readAnswer(response, maxBytes, read, fail);
      });
      request.end(body);
    });
}

/** Undici's codes for a connection that was never made. */
const NEVER_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);

/** A wire over a given fetch. */
export function fetchWire(doFetch: typeof fetch): Wire {
  return async ({ url, body, timeoutMs, maxBytes }) => {
    const init: RequestInit = { method: body === undefined ? 'GET' : 'POST', headers: headersOf(body), redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) };
    const response = await doFetch(url, body === undefined ? init : { ...init, body }).catch((error: unknown) => {
      const code = causeCode(error);
      throw code !== undefined && NEVER_CONNECTED.has(code) ? new NeverSent(code) : error;
    });
    return { status: response.status, bytes: await readBounded((response.body ?? []) as AsyncIterable<Uint8Array>, maxBytes) };
  };
}

/** What went wrong, as a system code or a word; never the address, which holds secrets. */
export function describeFailure(error: unknown): string {
  if (!isRecord(error)) return 'Error';
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return '超时';
  return causeCode(error) ?? (typeof error.name === 'string' ? error.name : 'Error');
}

// By shape, not by class: errors of fetch may come from another realm.
function causeCode(error: unknown, depth = 3): string | undefined {
  if (!isRecord(error) || depth === 0) return undefined;
  if (typeof error.code === 'string') return error.code;
  return causeCode(Array.isArray(error.errors) ? error.errors[0] : error.cause, depth - 1);
}
