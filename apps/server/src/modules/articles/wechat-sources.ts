import { Injectable } from '@nestjs/common';
import { fileTypeFromBuffer } from 'file-type';
import { Config } from '../../platform/config/config.js';
import { fetchFile, FileNotFetched } from '../../platform/http/fetch-file.js';

const READER = 'mp.weixin.qq.com';
const MAX_URL = 2000;
const MAX_BYTES = 10 * 1024 * 1024;
const TIMEOUT_MS = 10_000;
/** What both WeChat and every browser draw. By content: an address says nothing. */
const DRAWN = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp']);

export interface FetchedPicture {
  bytes: Buffer;
  mime: string;
}

/** Which addresses of an article are WeChat's: its reader, its picture hosts over https, and a WeChat that the operator put in its place. */
@Injectable()
export class WechatSources {
  static readonly maxBytes = MAX_BYTES;
  private readonly hosts: readonly string[];
  /** The sandbox or a gateway; serves articles and pictures itself, also from inside our network. */
  private readonly apiOrigin: string | undefined;

  constructor({ env }: Config) {
    this.hosts = env.WECHAT_IMAGE_HOSTS;
    this.apiOrigin = env.WECHAT_API_BASE === undefined ? undefined : new URL(env.WECHAT_API_BASE).origin;
  }

  /** An article's address for WeChat's reader, over https; null for anything else and for a preview, whose address soon dies. */
  articleAddress(raw: string): string | null {
    if (!URL.canParse(raw.trim())) return null;
    const url = new URL(raw.trim());
    if (!/^\/s(?:\/|$)/.test(url.pathname) || url.searchParams.has('tempkey')) return null;
    if (url.origin === this.apiOrigin) return url.href;
    if (!/^https?:$/.test(url.protocol) || url.host !== READER || url.username !== '') return null;
    url.protocol = 'https:';
    return url.href;
  }

  /** The address to fetch a picture from, https at WeChat; null when it is none or not one of WeChat's. */
  pictureAddress(raw: string): string | null {
    const text = raw.trim().replace(/^\/\//, 'https://');
    if (text.length > MAX_URL || !URL.canParse(text)) return null;
    const url = new URL(text);
    url.hash = '';
    if (url.origin === this.apiOrigin) return url.href;
    if (!/^https?:$/.test(url.protocol) || url.port !== '' || url.username !== '' || !this.isHost(url.hostname)) return null;
    url.protocol = 'https:';
    return url.href;
  }

  /** The picture of an address that `pictureAddress` gave. Throws FileNotFetched. */
  async fetch(address: string, signal: AbortSignal): Promise<FetchedPicture> {
    const allowPrivate = new URL(address).origin === this.apiOrigin;
    const bytes = await fetchFile(address, { maxBytes: MAX_BYTES, timeoutMs: TIMEOUT_MS, allowPrivate, signal });
    const found = await fileTypeFromBuffer(bytes);
    if (!found || !DRAWN.has(found.mime)) throw new FileNotFetched('内容不是图片');
    return { bytes, mime: found.mime };
  }

  private isHost(name: string): boolean {
    return this.hosts.some((host) => name === host || name.endsWith(`.${host}`));
  }
}
