import { Injectable } from '@nestjs/common';
import type { Held } from '@sunshine/contracts';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { PersonalDataHolder } from '../../platform/erasure/erasure.js';
import { WechatEventsService } from '../../platform/wechat/callbacks/wechat-events.service.js';
import { SessionsService } from './sessions.service.js';
import { UsersService, type User } from './users.service.js';

/** Sessions, and what WeChat pushed about a person and nobody has looked at yet. The account goes last: others look up its openids. */
@Injectable()
export class IdentityData extends PersonalDataHolder {
  constructor(
    private readonly users: UsersService,
    private readonly sessions: SessionsService,
    private readonly events: WechatEventsService,
  ) {
    super();
  }

  async held(userId: string): Promise<Partial<Held>> {
    return { ...countsOf(await this.users.get(userId)), sessions: await this.sessions.count(userId) };
  }

  async erase(tx: Tx, userId: string): Promise<Partial<Held>> {
    const user = await this.users.get(userId, tx);
    if (user.miniOpenid !== null) await this.events.forget(tx, user.miniOpenid, false);
    if (user.officialOpenid !== null) await this.events.forget(tx, user.officialOpenid, true);
    return { ...countsOf(user), sessions: await this.sessions.endAllOf(tx, userId) };
  }
}

const countsOf = ({ phoneSealed }: User): Partial<Held> => ({ account: 1, phone: phoneSealed === null ? 0 : 1 });
