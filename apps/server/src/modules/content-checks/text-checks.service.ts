import type { ContentKind } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { WechatError, WechatUnknownOutcome, WechatUnreachable } from '@sunshine/wechat';
import { Alarms } from '../../platform/alarms/alarms.js';
import { addMs, Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { RetryAt } from '../../platform/outbox/outbox-handler.js';
import { refusalWords } from '../../platform/wechat/refusal-words.js';
import { WechatGateway } from '../../platform/wechat/wechat-gateway.js';
import { UsersService, type User } from '../identity/users.service.js';
import type { ContentCheckEntity } from './content-check.entity.js';
import { ContentChecksRepository } from './content-checks.repository.js';
import { WordsHolders } from './words-holders.js';

const ALARM = 'content-checks:refused';
/** After this many calls a person decides. */
const MAX_ASKED = 3;
const LOOK_AGAIN_MS = 15 * 60_000;
const WAIT_FOR_PERSON_MS = 24 * 3_600_000;
const MAX_ATTEMPTS = 5;
/** WeChat's scenes: 2 a comment, 3 a forum. */
const SCENES = { rating: 2, case: 3, opinion: 3 } as const satisfies Record<ContentKind, number>;

/**
 * Asks WeChat about somebody's words. Only its plain `pass` lets them be read: everything else, its errors and silence
 * included, leaves them to a person.
 */
@Injectable()
export class TextChecksService {
  constructor(
    private readonly checks: ContentChecksRepository,
    private readonly holders: WordsHolders,
    private readonly users: UsersService,
    private readonly gateway: WechatGateway,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly alarms: Alarms,
  ) {}

  /** `attempt` counts the failures in a row; after the fifth the words stay with a person. */
  async check(id: string, attempt: number): Promise<void> {
    const check = await this.checks.findById(id);
    if (!check || check.state !== 'pending') return;
    const [user] = check.userId === null ? [] : await this.users.getMany([check.userId]);
    if (!user?.miniOpenid) return this.leave(check, 'guest');
    if (!this.gateway.hasMini) return this.leave(check, 'not-configured');
    if (check.wait === 'not-seen' && !this.mayAskAgain(check, user)) return;
    const text = (await this.holders.of(check.kind).words([id])).get(id);
    if (text === undefined) return;
    await this.ask(check, user.miniOpenid, text, attempt);
  }

  /** WeChat takes only texts of people who opened the mini program within two hours: waits until we have seen them, within bounds. */
  private mayAskAgain({ asked, askedAt, createdAt }: ContentCheckEntity, user: User): boolean {
    const now = this.clock.now();
    if (asked >= MAX_ASKED || now > addMs(createdAt, WAIT_FOR_PERSON_MS)) return false;
    if (askedAt !== null && user.lastSeenAt <= askedAt) throw new RetryAt(addMs(now, LOOK_AGAIN_MS), 'the writer has not been seen');
    return true;
  }

  private async ask(check: ContentCheckEntity, openid: string, text: string, attempt: number): Promise<void> {
    let found: { suggest: 'pass' | 'review' | 'risky'; label: number };
    try {
      found = await this.gateway.mini.checkText({ openid, scene: SCENES[check.kind], content: text });
    } catch (error) {
      return this.afterFailure(check, error, attempt);
    }
    await this.alarms.clear(ALARM);
    if (found.suggest === 'pass') await this.pass(check);
    else await this.leave(check, found.suggest, found.label);
  }

  /** Leaves the words to a person, and comes back by itself as long as there is hope. */
  private async afterFailure(check: ContentCheckEntity, error: unknown, attempt: number): Promise<void> {
    const isRefused = error instanceof WechatError;
    if (!isRefused && !(error instanceof WechatUnreachable) && !(error instanceof WechatUnknownOutcome)) throw error;
    if (isRefused && error.action === 'hold') {
      await this.leave(check, 'not-seen');
      throw new RetryAt(addMs(this.clock.now(), LOOK_AGAIN_MS), 'WeChat has not seen the writer');
    }
    if (isRefused && error.action === 'config') await this.alarms.raise(ALARM, `群众写的内容都在等人工审核：${refusalWords(error, '请核对小程序的账号与接口权限')}`);
    await this.leave(check, 'failed');
    if (attempt < MAX_ATTEMPTS) throw error;
  }

  private pass(check: ContentCheckEntity): Promise<void> {
    const { id, kind } = check;
    return this.unitOfWork.run(async (tx) => {
      const isEnded = await this.checks.endPending(tx, check, { state: 'passed', decidedBy: null, decidedAt: this.clock.now(), refusal: null });
      if (isEnded) await this.holders.of(kind).settle(tx, id, { state: 'passed', refusal: null });
    });
  }

  private leave({ id, asked, askedAt }: ContentCheckEntity, wait: ContentCheckEntity['wait'], label: number | null = null): Promise<void> {
    const wasAsked = wait !== 'guest' && wait !== 'not-configured';
    return this.unitOfWork.run((tx) => this.checks.leave(tx, id, { wait, label, asked: asked + (wasAsked ? 1 : 0), askedAt: wasAsked ? this.clock.now() : askedAt }));
  }
}
