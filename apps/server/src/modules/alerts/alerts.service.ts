import type { Alert, AlertConditions, AlertList, Created, SaveAlert } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { newId } from '../../platform/database/ids.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { AppError } from '../../platform/http/app-error.js';
import type { UserCaller } from '../../platform/http/caller.js';
import { UsersService } from '../identity/users.service.js';
import type { AlertEntity } from './alert.entity.js';
import { AlertsRepository } from './alerts.repository.js';

export const MAX_ALERTS = 20;

/** 订阅: what a person wants to hear of. */
@Injectable()
export class AlertsService {
  constructor(
    private readonly alerts: AlertsRepository,
    private readonly users: UsersService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async list(user: UserCaller): Promise<AlertList> {
    return { items: (await this.alerts.findOf(user.id)).map(toAlert) };
  }

  async create(user: UserCaller, input: SaveAlert): Promise<Created> {
    const { name, ...given } = input;
    const conditions = cleaned(given);
    return this.unitOfWork.run(async (tx) => {
      await this.users.hold(tx, user.id);
      if ((await this.alerts.countOf(user.id, tx)) >= MAX_ALERTS) throw new AppError('LIMIT_REACHED', `最多保存 ${MAX_ALERTS} 个订阅，请先删除不用的`);
      const id = newId();
      await this.alerts.insert(tx, { id, userId: user.id, name, conditions, createdAt: this.clock.now(), lastNoticeId: null, lastNoticeTitle: null, lastMatchAt: null });
      return { id };
    });
  }

  async change(user: UserCaller, id: string, input: SaveAlert): Promise<Alert> {
    const { name, ...given } = input;
    const conditions = cleaned(given);
    return this.unitOfWork.run(async (tx) => {
      const row = await this.alerts.findOne(user.id, id, tx);
      if (!row) throw new AppError('NOT_FOUND', '没有找到这个订阅');
      await this.alerts.change(tx, id, { name, conditions });
      return toAlert({ ...row, name, conditions });
    });
  }

  remove(user: UserCaller, id: string): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      if (!(await this.alerts.remove(tx, user.id, id))) throw new AppError('NOT_FOUND', '没有找到这个订阅');
    });
  }

  countOf(userId: string): Promise<number> {
    return this.alerts.countOf(userId);
  }
}

/** Empty lists and repeats say nothing. */
function cleaned(given: AlertConditions): AlertConditions {
  const entries = Object.entries(given)
    .map(([key, value]) => [key, Array.isArray(value) ? [...new Set(value as string[])] : value] as const)
    .filter(([, value]) => value !== undefined && value !== false && !(Array.isArray(value) && value.length === 0));
  return Object.fromEntries(entries) as AlertConditions;
}

function toAlert({ id, name, conditions, createdAt, lastNoticeId, lastNoticeTitle, lastMatchAt }: AlertEntity): Alert {
  const lastMatch = lastNoticeId !== null && lastMatchAt !== null ? { noticeId: lastNoticeId, title: lastNoticeTitle ?? '', at: lastMatchAt.toISOString() } : null;
  return { id, name, conditions, createdAt: createdAt.toISOString(), lastMatch };
}
