import type { PushPreference, PushPreferenceView } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { UnitOfWork, type Tx } from '../../../platform/database/unit-of-work.js';
import type { UserCaller } from '../../../platform/http/caller.js';
import { UsersService } from '../../identity/users.service.js';
import { Templates } from '../templates.service.js';
import { PushPreferenceRepository } from './push-preference.repository.js';

/** 提醒方式: which channels a person wants, in which order. It counts for what is told from then on. */
@Injectable()
export class PushPreferenceService {
  constructor(
    private readonly preferences: PushPreferenceRepository,
    private readonly templates: Templates,
    private readonly users: UsersService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async get(user: UserCaller): Promise<PushPreferenceView> {
    const offered = this.templates.channels();
    const order = (await this.chosenBy([user.id])).get(user.id) ?? offered;
    return { order: order.filter((channel) => offered.includes(channel)), offered };
  }

  async put(user: UserCaller, { order }: PushPreference): Promise<PushPreferenceView> {
    await this.unitOfWork.run(async (tx) => {
      await this.users.hold(tx, user.id);
      await this.preferences.put(tx, { userId: user.id, channels: order, updatedAt: this.clock.now() });
    });
    return this.get(user);
  }

  /** The orders of those who have chosen one, by the person's id. */
  async chosenBy(userIds: string[], tx?: Tx): Promise<Map<string, PushPreference['order']>> {
    const rows = userIds.length === 0 ? [] : await this.preferences.findMany(userIds, tx);
    return new Map(rows.map(({ userId, channels }) => [userId, channels]));
  }
}
