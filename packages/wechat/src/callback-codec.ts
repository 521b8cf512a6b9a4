import { createHash } from 'node:crypto';
import { parseJsonWithBigIds } from './big-ids.js';
import { decodeAesKey, decryptMessage, encryptMessage, sameSignature, signParts } from './callback-crypto.js';
import { CallbackRefused } from './errors.js';
import { listEntries, messageIdOf, scalarText } from './events.js';
import { isRecord, parseWechatXml } from './xml.js';

const MAX_BODY_BYTES = 1024 * 1024;
/** WeChat's messages nest five deep; what nests a hundred thousand deep can be parsed, but not written down again. */
const MAX_DEPTH = 32;

/** A parsed query; a parameter given twice arrives as an array and is refused. */
export type CallbackQuery = Record<string, string | string[] | undefined>;

/** The message push settings of one account, as its console shows them. */
export interface CallbackCodecOptions {
  token: string;
  /** EncodingAESKey, 43 characters. Empty: plaintext mode. Otherwise bodies must be encrypted. */
  aesKey: string;
  /** The key before the last change, still accepted for what is under way. */
  previousAesKey?: string | undefined;
  appid: string;
  /** How far `timestamp` may be from now, in seconds; 0 switches the check off. */
  replayWindowS: number;
  /** With a key set, also take signed but unencrypted bodies (the discouraged mixed set-up). The signature does not cover such a body. */
  allowPlain?: boolean | undefined;
  /** Milliseconds since the epoch. */
  now?: (() => number) | undefined;
}

/** A message that is genuinely WeChat's. */
export interface OpenedCallback {
  /** Its fields; 64-bit ids are text. From XML every value is text. */
  message: Record<string, unknown>;
  /** Equal for repeats of one message; remember it only now, after everything has been verified. */
  fingerprint: string;
  encrypted: boolean;
  /** The key that opened it: a reply is sealed with the same. */
  key: 'current' | 'previous';
}

/** Opens what WeChat posts and seals what it is answered. Every method throws `CallbackRefused` for what is not genuine. */
export interface CallbackCodec {
  /** Verifies the address check (GET) and returns `echostr`, to be answered verbatim as text/plain. */
  verifyUrl(query: CallbackQuery): string;
  /** Verifies, decrypts and parses one push (POST). `contentType` is only a hint; the body's first character decides. */
  open(query: CallbackQuery, rawBody: Buffer, contentType: string | undefined): OpenedCallback;
  /** An encrypted reply. `success` and the empty answer are sent as they are, without this. */
  seal(reply: string, format: 'xml' | 'json', nonce: string, key?: 'current' | 'previous'): string;
}

/**
 * A codec for one account's callbacks.
 * @throws TypeError when the token is empty or a key is not 43 characters
 */
export function createCallbackCodec(o: CallbackCodecOptions): CallbackCodec {
  if (o.token === '') throw new TypeError('消息推送 Token 不能为空');
  for (const key of [o.aesKey, o.previousAesKey]) if (key !== undefined && key !== '') decodeAesKey(key);
  return new Codec(o);
}

/**
 * Reads a push that carries no signature: WeChat cloud hosting delivers so on its inner link
 * (云托管 › 微信开放能力 › 消息推送). The caller proves by other means that it is WeChat's.
 * @throws CallbackRefused `body-too-large` or `bad-body`
 */
export function readUnsignedPush(rawBody: Buffer, contentType: string | undefined): Pick<OpenedCallback, 'message' | 'fingerprint'> {
  const message = parseBody(rawBody, contentType);
  return { message, fingerprint: fingerprintOf(message) };
}

class Codec implements CallbackCodec {
  constructor(private readonly o: CallbackCodecOptions) {}

  verifyUrl(query: CallbackQuery): string {
    const q = single(query);
    this.checkAge(q);
    this.checkSignature(required(q, 'signature'), required(q, 'timestamp'), required(q, 'nonce'));
    return required(q, 'echostr');
  }

  open(query: CallbackQuery, rawBody: Buffer, contentType: string | undefined): OpenedCallback {
    const q = single(query);
    this.checkAge(q);
    const body = parseBody(rawBody, contentType);
    const isAes = q.encrypt_type === 'aes' || q.msg_signature !== undefined;
    return isAes ? this.openEncrypted(q, body) : this.openPlain(q, body);
  }

  seal(reply: string, format: 'xml' | 'json', nonce: string, key: 'current' | 'previous' = 'current'): string {
    const aesKey = key === 'previous' ? (this.o.previousAesKey ?? '') : this.o.aesKey;
    const encrypted = encryptMessage(aesKey, this.o.appid, reply);
    const timestamp = Math.floor(this.now() / 1000);
    const signature = signParts(this.o.token, String(timestamp), nonce, encrypted);
    if (format === 'json') return JSON.stringify({ Encrypt: encrypted, MsgSignature: signature, TimeStamp: timestamp, Nonce: nonce });
    const safeNonce = nonce.replaceAll(']]>', '');
    return `<xml><Encrypt><![CDATA[${encrypted}]]></Encrypt><MsgSignature><![CDATA[${signature}]]></MsgSignature><TimeStamp>${timestamp}</TimeStamp><Nonce><![CDATA[${safeNonce}]]></Nonce></xml>`;
  }

  private openPlain(q: Query, message: Record<string, unknown>): OpenedCallback {
    if (this.o.aesKey !== '' && this.o.allowPlain !== true) throw new CallbackRefused('not-encrypted', '已配置安全模式，不接受未加密的消息');
    this.checkSignature(required(q, 'signature'), required(q, 'timestamp'), required(q, 'nonce'));
    return { message, fingerprint: fingerprintOf(message), encrypted: false, key: 'current' };
  }

  private openEncrypted(q: Query, body: Record<string, unknown>): OpenedCallback {
    const signature = required(q, 'msg_signature');
    const encrypted = body.Encrypt;
    if (typeof encrypted !== 'string' || encrypted === '') throw new CallbackRefused('not-encrypted', '安全模式的消息没有 Encrypt 字段');
    this.checkSignature(signature, required(q, 'timestamp'), required(q, 'nonce'), encrypted);
    const { bytes, key } = this.decrypt(encrypted);
    const message = parseBody(bytes, undefined);
    return { message, fingerprint: fingerprintOf(message), encrypted: true, key };
  }

  private decrypt(encrypted: string): { bytes: Buffer; key: 'current' | 'previous' } {
    const { aesKey, previousAesKey, appid } = this.o;
    if (aesKey === '') throw new CallbackRefused('bad-cipher', '没有配置 EncodingAESKey，无法解密');
    try {
      return { bytes: decryptMessage(aesKey, appid, encrypted), key: 'current' };
    } catch (error) {
      const canFallBack = error instanceof CallbackRefused && error.reason === 'bad-cipher' && previousAesKey !== undefined && previousAesKey !== '';
      if (!canFallBack) throw error;
      return { bytes: decryptMessage(previousAesKey, appid, encrypted), key: 'previous' };
    }
  }

  private checkSignature(given: string, ...parts: string[]): void {
    if (!sameSignature(given, signParts(this.o.token, ...parts))) throw new CallbackRefused('bad-signature', '签名不符');
  }

  private checkAge(q: Query): void {
    const timestamp = required(q, 'timestamp');
    if (!/^\d{1,12}$/.test(timestamp)) throw new CallbackRefused('bad-timestamp', 'timestamp 不是秒数');
    const { replayWindowS } = this.o;
    const apartS = Math.abs(this.now() / 1000 - Number(timestamp));
    if (replayWindowS > 0 && apartS > replayWindowS) throw new CallbackRefused('too-old', 'timestamp 与当前时间相差过大');
  }

  private now(): number {
    return (this.o.now ?? Date.now)();
  }
}

type Query = Record<string, string | undefined>;

function single(query: CallbackQuery): Query {
  for (const [name, value] of Object.entries(query)) {
    if (Array.isArray(value)) throw new CallbackRefused('duplicate-parameter', `参数 ${name} 重复`);
  }
  return query as Query;
}

function required(q: Query, name: string): string {
  const value = q[name];
  if (typeof value !== 'string' || value === '') throw new CallbackRefused('missing-parameter', `缺少参数 ${name}`);
  return value;
}

function parseBody(raw: Buffer, contentType: string | undefined): Record<string, unknown> {
  if (raw.length > MAX_BODY_BYTES) throw new CallbackRefused('body-too-large', '消息超过 1 MB');
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(raw).trimStart();
    const isXml = text.startsWith('<') || (!text.startsWith('{') && contentType?.includes('xml') === true);
    const value = isXml ? parseWechatXml(text) : parseJsonWithBigIds(text);
    if (isRecord(value) && !isDeeper(value, MAX_DEPTH)) return value;
  } catch (error) {
    throw new CallbackRefused('bad-body', `消息格式不对（${error instanceof Error ? error.name : '未知'}）`);
  }
  throw new CallbackRefused('bad-body', '消息格式不对');
}

const isDeeper = (value: unknown, levels: number): boolean =>
  typeof value === 'object' && value !== null && (levels === 0 || Object.values(value).some((child) => isDeeper(child, levels - 1)));

/**
 * Messages repeat by MsgId; events have none and repeat by sender, second and what they are about
 * (消息推送 › 消息排重: FromUserName + CreateTime). Two accepts of one template by one person within one second look the
 * same to everybody but WeChat and count as one.
 */
function fingerprintOf(message: Record<string, unknown>): string {
  const isEvent = scalarText(message.MsgType).toLowerCase() === 'event';
  const from = scalarText(message.FromUserName);
  const parts = isEvent
    ? ['event', from, scalarText(message.CreateTime), scalarText(message.Event).toLowerCase(), messageIdOf(message), subjectOf(message)]
    : ['message', from, messageIdOf(message) || [scalarText(message.CreateTime), JSON.stringify(message)]];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** What an event is about: templates and message ids of a list, a scene, a published job, a checked medium. */
function subjectOf(message: Record<string, unknown>): unknown[] {
  const entries = listEntries(message).map((entry) => [scalarText(entry.TemplateId), scalarText(entry.SubscribeStatusString), messageIdOf(entry)]);
  const job = isRecord(message.PublishEventInfo) ? scalarText(message.PublishEventInfo.publish_id) : '';
  return [entries, scalarText(message.EventKey), job, scalarText(message.trace_id)];
}
