import { lookup } from 'node:dns';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

export interface FetchFileOptions {
  /** A longer answer is broken off. */
  maxBytes: number;
  /** For the whole exchange. */
  timeoutMs: number;
  /** Also talk to addresses of our own network; only for a host that an operator configured. */
  allowPrivate: boolean;
  signal: AbortSignal;
}

/** The file could not be had. The message is a Chinese reason without the address. */
export class FileNotFetched extends Error {
  override readonly name = 'FileNotFetched';
}

const isPublic = (address: string): boolean => ipaddr.process(address).range() === 'unicast';

/** Resolves like Node, and refuses names that lead inside: checked on the very addresses that are then connected to. */
const publicLookup: LookupFunction = (host, options, done) => {
  lookup(host, { ...options, all: true }, (error, addresses) => {
    const found = addresses?.filter(({ address }) => isPublic(address)) ?? [];
    const [first] = found;
    if (error || !first) done(error ?? new FileNotFetched('图片地址指向内网，已拒绝'), '', 4);
    else if (options.all) done(null, found);
    else done(null, first.address, first.family);
  });
};

function open(url: URL, { allowPrivate }: FetchFileOptions, signal: AbortSignal): Promise<IncomingMessage> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // A number in place of a name is connected to without any lookup.
  if (!allowPrivate && ipaddr.isValid(host) && !isPublic(host)) return Promise.reject(new FileNotFetched('图片地址指向内网，已拒绝'));
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const request = send(url, { signal, agent: false, headers: { accept: 'image/*' }, ...(allowPrivate ? {} : { lookup: publicLookup }) }, resolve);
    request.once('error', reject);
    request.end();
  });
}

async function readBytes(response: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) throw new FileNotFetched('图片太大');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function reasonOf(error: unknown): string {
  const { name, code } = error as { name?: string; code?: string };
  return name === 'TimeoutError' || name === 'AbortError' ? '图片服务器没有及时回应' : `连接图片服务器失败（${code ?? name ?? '未知原因'}）`;
}

/**
 * GET of one file from another server: no redirects are followed, no cookies or referrer sent, and names that resolve into
 * private networks are refused. Which hosts may be asked is the caller's decision. Throws FileNotFetched.
 */
export async function fetchFile(url: string, options: FetchFileOptions): Promise<Buffer> {
  const signal = AbortSignal.any([options.signal, AbortSignal.timeout(options.timeoutMs)]);
  try {
    const response = await open(new URL(url), options, signal);
    if (response.statusCode !== 200) {
      response.destroy();
      throw new FileNotFetched(`图片服务器答复 ${response.statusCode}`);
    }
    return await readBytes(response, options.maxBytes);
  } catch (error) {
    throw error instanceof FileNotFetched ? error : new FileNotFetched(reasonOf(error), { cause: error });
  }
}
