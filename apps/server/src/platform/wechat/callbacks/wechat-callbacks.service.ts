import { Injectable } from '@nestjs/common';
import { CallbackRefused, createCallbackCodec, readUnsignedPush, type CallbackCodec, type CallbackQuery, type OpenedCallback } from '@sunshine/wechat';
import { Clock } from '../../clock/clock.js';
import { Config, type WechatAccount } from '../../config/config.js';
import { crashPoint } from '../../crash-points/crash-points.js';
import { newId } from '../../database/ids.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { AppError } from '../../http/app-error.js';
import { Log } from '../../logging/logger.js';
import { Outbox } from '../../outbox/outbox.js';
import { WECHAT_EVENT } from './wechat-event-job.js';
import type { WechatAccountKind } from './wechat-event.entity.js';
import { WechatEventsRepository } from './wechat-events.repository.js';

/** One request as it came. */
export interface Push {
  query: CallbackQuery;
  body: Buffer;
  contentType: string | undefined;
  /** It came over the inner link of cloud hosting, which carries no signature. */
  isFromCloud: boolean;
  /** That link says that a phone sent it. */
  isFromPhone: boolean;
  /** Whom that link names as the caller: nobody but WeChat speaks for somebody else. */
  caller: string | undefined;
}

type Message = Pick<OpenedCallback, 'message' | 'fingerprint'>;

const EVENT_LENGTH = 64;
/** Everybody may post here: a flood of forgeries writes one line a minute for each reason. */
const LOG_EVERY_MS = 60_000;
/** What cloud hosting posts when the address is saved. */
const CLOUD_PROBE = 'CheckContainerPath';

/** Events about the account itself, whoever they name as their sender. */
const OF_ACCOUNT = /^(?:masssend|publish)jobfinish$/i;

const isSigned = (query: CallbackQuery): boolean => query.signature !== undefined || query.msg_signature !== undefined;

/** Accepts what WeChat pushes: verified, then kept, then answered; the work comes after. Repeats are answered and dropped. */
@Injectable()
export class WechatCallbacksService {
  private readonly codecs: Record<WechatAccountKind, CallbackCodec | undefined>;
  private readonly logged = new Map<string, { at: number; since: number }>();

  constructor(
    private readonly events: WechatEventsRepository,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly log: Log,
    config: Config,
  ) {
    const codec = (account: WechatAccount | undefined): CallbackCodec | undefined =>
      account?.callback && createCallbackCodec({ ...account.callback, appid: account.appid, replayWindowS: config.env.WECHAT_REPLAY_WINDOW_S, now: () => clock.now().getTime() });
    this.codecs = { mini: codec(config.mini), official: codec(config.official) };
  }

  /** The address check: answers `echostr` as it came. */
  verify(account: WechatAccountKind, query: CallbackQuery): string {
    return this.refusing(account, () => this.codec(account).verifyUrl(query));
  }

  /** Answers once the message is safe in the database. */
  async accept(account: WechatAccountKind, push: Push): Promise<'success'> {
    const opened = this.refusing(account, () => this.open(account, push));
    if (push.isFromCloud && opened.message.action === CLOUD_PROBE) return 'success';
    await this.keep(account, opened);
    crashPoint('callback-accepted');
    return 'success';
  }

  private open(account: WechatAccountKind, { query, body, contentType, isFromCloud, isFromPhone, caller }: Push): Message {
    if (!isFromCloud || isSigned(query)) return this.codec(account).open(query, body, contentType);
    const opened = readUnsignedPush(body, contentType);
    const { action, FromUserName, Event } = opened.message;
    const isOfAnother = caller !== undefined && action !== CLOUD_PROBE && FromUserName !== caller;
    if (isOfAnother || (isFromPhone && OF_ACCOUNT.test(String(Event ?? '').trim()))) throw new CallbackRefused('wrong-sender', '推送的发送人不是请求的来访人');
    return opened;
  }

  private async keep(account: WechatAccountKind, { message, fingerprint }: Message): Promise<void> {
    const event = String(message.Event ?? message.MsgType ?? '').slice(0, EVENT_LENGTH);
    await this.unitOfWork.run(async (tx) => {
      const id = newId();
      const isNew = await this.events.accept(tx, { id, account, fingerprint, event, message, receivedAt: this.clock.now(), processedAt: null });
      if (isNew) await this.outbox.add(tx, { kind: WECHAT_EVENT, payload: { eventId: id } });
    });
  }

  private codec(account: WechatAccountKind): CallbackCodec {
    const codec = this.codecs[account];
    if (!codec) throw new AppError('CALLBACK_REFUSED', '没有配置消息推送');
    return codec;
  }

  private refusing<T>(account: WechatAccountKind, work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof CallbackRefused)) throw error;
      this.note(account, error);
      throw new AppError('CALLBACK_REFUSED', error.message, { cause: error });
    }
  }

  private note(account: WechatAccountKind, { reason }: CallbackRefused): void {
    const at = this.clock.now().getTime();
    const last = this.logged.get(`${account} ${reason}`);
    if (last && at - last.at < LOG_EVERY_MS) {
      last.since += 1;
      return;
    }
    this.logged.set(`${account} ${reason}`, { at, since: 0 });
    this.log.warn('callback refused', { account, reason, notLogged: last?.since ?? 0 });
  }
}
