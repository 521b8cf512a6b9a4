import { integerOf, type Answer } from './answers.js';
import { parseJsonWithBigIds } from './big-ids.js';
import { actionFor } from './error-table.js';
import { WechatError, WechatUnknownOutcome, WechatUnreachable, type WechatCall } from './errors.js';
import { describeFailure, NeverSent, type Wire } from './wire.js';
import { isRecord } from './xml.js';

export interface Exchange {
  call: WechatCall;
  path: string;
  query: Record<string, string>;
  body?: unknown;
  /** Calls that change nothing at WeChat have no unknown outcome: a broken answer is just "not done". */
  changesNothing: boolean;
  /** The longest answer that is read; 1 MB unless told. */
  maxBytes?: number;
}

/** How one exchange went, for whoever counts. `errcode` 0 is acceptance, null no usable answer. */
export interface Exchanged {
  call: WechatCall;
  errcode: number | null;
  ms: number;
}

const MAX_ANSWER_BYTES = 1024 * 1024;
const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** One call by WeChat's rules: always JSON, always 200, the result in `errcode`. Never puts the URL (it holds secrets) in an error. */
export class Transport {
  private readonly base: string;

  constructor(
    base: string,
    private readonly timeoutMs: number,
    private readonly wire: Wire,
    private readonly onExchange: (exchanged: Exchanged) => void = () => undefined,
  ) {
    this.base = new URL(base).href.replace(/\/+$/, '');
  }

  /** The parsed answer with `errcode` absent or 0. @throws WechatError, WechatUnreachable, WechatUnknownOutcome */
  exchange(e: Exchange): Promise<Answer> {
    return this.counted(e, async () => accepted(e, parseAnswer(e, await this.fetchBytes(e))));
  }

  /** The picture that came back. WeChat refuses with JSON in its place. @throws as `exchange` */
  exchangeForImage(e: Exchange): Promise<Buffer> {
    return this.counted(e, async () => {
      const bytes = await this.fetchBytes(e);
      if (isImage(bytes)) return bytes;
      accepted(e, parseAnswer(e, bytes));
      throw brokenAnswer(e, '答复里没有图片');
    });
  }

  private async counted<T>({ call }: Exchange, exchange: () => Promise<T>): Promise<T> {
    const startedAt = performance.now();
    const tell = (errcode: number | null): void => this.onExchange({ call, errcode, ms: performance.now() - startedAt });
    try {
      const answer = await exchange();
      tell(0);
      return answer;
    } catch (error) {
      tell(error instanceof WechatError ? error.errcode : null);
      throw error;
    }
  }

  private async fetchBytes(e: Exchange): Promise<Buffer> {
    const url = `${this.base}${e.path}?${new URLSearchParams(e.query).toString()}`;
    const body = e.body === undefined ? {} : { body: JSON.stringify(e.body) };
    const request = { url, ...body, timeoutMs: this.timeoutMs, maxBytes: e.maxBytes ?? MAX_ANSWER_BYTES };
    const { status, bytes } = await this.wire(request).catch((error: unknown) => {
      throw error instanceof NeverSent ? new WechatUnreachable(e.call, error.message) : brokenAnswer(e, describeFailure(error));
    });
    refuseBadStatus(e, status);
    return bytes;
  }
}

const IMAGE_HEADS = [Buffer.from([0x89, 0x50, 0x4e, 0x47]), Buffer.from([0xff, 0xd8, 0xff])];
const isImage = (bytes: Buffer): boolean => IMAGE_HEADS.some((head) => bytes.subarray(0, head.length).equals(head));

function accepted(e: Exchange, answer: Answer): Answer {
  const errcode = integerOf(answer.errcode ?? 0);
  if (errcode === undefined) throw brokenAnswer(e, '答复的 errcode 不是整数');
  if (errcode === 0) return answer;
  throw new WechatError(e.call, errcode, actionFor(e.call, errcode), typeof answer.errmsg === 'string' ? answer.errmsg : '');
}

function refuseBadStatus(e: Exchange, status: number): void {
  if (status >= 200 && status < 300) return;
  // A gateway that lost its upstream cannot say whether the request was taken.
  if (status === 502 || status === 504) throw brokenAnswer(e, `HTTP ${status}`);
  throw new WechatUnreachable(e.call, `HTTP ${status}`);
}

function parseAnswer(e: Exchange, bytes: Buffer): Answer {
  let answer: unknown;
  try {
    answer = parseJsonWithBigIds(UTF8.decode(bytes));
  } catch {
    throw brokenAnswer(e, '答复不是完整的 UTF-8 JSON');
  }
  if (!isRecord(answer)) throw brokenAnswer(e, '答复不是 JSON 对象');
  return answer;
}

/** The error for an answer that cannot be used, by whether the request could have had an effect. */
export function brokenAnswer(e: Pick<Exchange, 'call' | 'changesNothing'>, why: string): Error {
  return e.changesNothing ? new WechatUnreachable(e.call, why) : new WechatUnknownOutcome(e.call, why);
}
