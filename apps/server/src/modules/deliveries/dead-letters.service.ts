import type { DeadLetter, ListDeadLettersQuery, Page, WechatAccountWord } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import type { WechatError } from '@sunshine/wechat';
import { Alarms } from '../../platform/alarms/alarms.js';
import { Audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { idBelow, idPage } from '../../platform/database/id-page.js';
import { newId } from '../../platform/database/ids.js';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work.js';
import { AppError } from '../../platform/http/app-error.js';
import type { StaffCaller } from '../../platform/http/caller.js';
import { Log } from '../../platform/logging/logger.js';
import { callNames } from './alarm-words.js';
import { ChannelsService } from './channels.service.js';
import type { DeadLetterEntity } from './dead-letter.entity.js';
import { DeadLettersRepository } from './dead-letters.repository.js';
import type { DeliveryEntity } from './delivery.entity.js';
import { fillFields } from './message-content.js';
import { accountOf, wayOf } from './ways.js';

const ERRMSG_LENGTH = 500;
/** Open while a dead letter is. */
const ALARM = 'dead-letters';

/** Messages that WeChat refused with a code that nobody knows. Only a person tries them again. */
@Injectable()
export class DeadLettersService {
  constructor(
    private readonly letters: DeadLettersRepository,
    private readonly channels: ChannelsService,
    private readonly alarms: Alarms,
    private readonly audit: Audit,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  async add(tx: Tx, delivery: DeliveryEntity, error: WechatError): Promise<void> {
    const { id: deliveryId, userId, channel, templateId, title, page, values } = delivery;
    const { call } = wayOf(channel);
    const fields = fillFields(this.channels.template(templateId ?? '')?.fields ?? {}, values) ?? {};
    const { errcode, rid = null } = error;
    const errmsg = Array.from(error.errmsg).slice(0, ERRMSG_LENGTH).join('');
    await this.letters.insert(tx, { id: newId(), deliveryId, userId, call, templateId: templateId ?? '', errcode, errmsg, rid, title, fields, page, state: 'open', createdAt: this.clock.now() });
    await this.alarms.raise(ALARM, `微信以未知的错误码 ${errcode} 拒绝了消息，已停发并列入“待处理消息”，请决定再试还是忽略。${errmsg}`, tx);
    this.log.error('dead letter', { deliveryId, call, errcode, rid });
  }

  async list({ state, cursor, limit }: ListDeadLettersQuery): Promise<Page<DeadLetter>> {
    return idPage(await this.letters.findNewest(state, idBelow(cursor), limit + 1), limit, toDeadLetter);
  }

  countOpen(): Promise<number> {
    return this.letters.countOpen();
  }

  async get(id: string): Promise<DeadLetter> {
    const row = await this.letters.find(id);
    if (!row) throw new AppError('NOT_FOUND', '没有找到这条待处理消息');
    return toDeadLetter(row);
  }

  /** The account that was called and WeChat's id of the request. Throws NOT_FOUND. */
  async request(id: string): Promise<{ account: WechatAccountWord; rid: string | null }> {
    const row = await this.letters.find(id);
    if (!row) throw new AppError('NOT_FOUND', '没有找到这条待处理消息');
    return { account: accountOf(row.call), rid: row.rid };
  }

  /** WeChat's newest words that nobody knew, about one delivery. */
  async refusalOf(deliveryId: string): Promise<{ errcode: number; errmsg: string } | null> {
    const row = await this.letters.findNewestOf(deliveryId);
    return row && { errcode: row.errcode, errmsg: row.errmsg };
  }

  /** Marks it as tried again; the caller sends in the same transaction. Answers its delivery. */
  async reopen(tx: Tx, staff: StaffCaller, id: string): Promise<string> {
    const { deliveryId } = await this.decide(tx, staff, id, 'retried', '再试一次');
    return deliveryId;
  }

  /** Its delivery is sent again in another way: nothing is left to decide. */
  async overtake(tx: Tx, deliveryId: string): Promise<void> {
    if (await this.letters.decideOf(tx, deliveryId, 'retried')) await this.quiet(tx);
  }

  dismiss(staff: StaffCaller, id: string): Promise<DeadLetter> {
    return this.unitOfWork.run(async (tx) => toDeadLetter(await this.decide(tx, staff, id, 'dismissed', '忽略')));
  }

  async erase(tx: Tx, userId: string): Promise<void> {
    await this.letters.erase(tx, userId);
    await this.quiet(tx);
  }

  private async decide(tx: Tx, staff: StaffCaller, id: string, state: 'retried' | 'dismissed', what: string): Promise<DeadLetterEntity> {
    const row = await this.letters.find(id, tx);
    if (!row) throw new AppError('NOT_FOUND', '没有找到这条待处理消息');
    if (!(await this.letters.decide(tx, id, state))) throw new AppError('WRONG_STATE', '这条消息已经处理过了');
    const summary = `${what}微信未知错误码 ${row.errcode} 的消息：${row.title}`;
    await this.audit.record(tx, { actor: staff, action: `dead-letter.${state === 'retried' ? 'retry' : 'dismiss'}`, objectKind: 'dead-letter', objectId: id, summary, detail: { deliveryId: row.deliveryId, rid: row.rid } });
    await this.quiet(tx);
    return { ...row, state };
  }

  private async quiet(tx: Tx): Promise<void> {
    if ((await this.letters.countOpen(tx)) === 0) await this.alarms.clear(ALARM, tx);
  }
}

function toDeadLetter(row: DeadLetterEntity): DeadLetter {
  const { id, deliveryId, templateId, errcode, errmsg, rid, title, fields, page, state } = row;
  return { ...{ id, deliveryId, templateId, errcode, errmsg, rid, title, page, state }, call: callNames[row.call], fields, createdAt: row.createdAt.toISOString() };
}
