import { defaultTiming, type Alert, type AlertConditions, type AlertList, type Created, type Party, type SaveAlert } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { newId } from '../../platform/database/ids.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { AppError } from '../../platform/http/app-error.js';
import type { UserCaller } from '../../platform/http/caller.js';
import { UsersService } from '../identity/users.service.js';
import { PartiesService } from '../notices/parties.service.js';
import type { AlertEntity } from './alert.entity.js';
import { AlertsRepository } from './alerts.repository.js';
import { cleanConditions } from './conditions.js';

const MAX_ALERTS = 20;

/** 订阅: what a person wants to hear of. */
@Injectable()
export class AlertsService {
  constructor(
    private readonly alerts: AlertsRepository,
    private readonly users: UsersService,
    private readonly parties: PartiesService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async list(user: UserCaller): Promise<AlertList> {
    const rows = await this.alerts.findOf(user.id);
    const parties = await this.partiesOf(rows);
    return { items: rows.map((row) => toAlert(row, parties)) };
  }

  async create(user: UserCaller, input: SaveAlert): Promise<Created> {
    const { name, timing = defaultTiming, ...given } = input;
    const conditions = cleanConditions(given);
    await this.checkParties(conditions);
    return this.unitOfWork.run(async (tx) => {
      await this.users.hold(tx, user.id);
      if ((await this.alerts.countOf(user.id, tx)) >= MAX_ALERTS) throw new AppError('LIMIT_REACHED', `最多保存 ${MAX_ALERTS} 个订阅，请先删除不用的`);
      const id = newId();
      await this.alerts.insert(tx, { id, userId: user.id, name, conditions, timing, createdAt: this.clock.now(), lastNoticeId: null, lastNoticeTitle: null, lastMatchAt: null });
      return { id };
    });
  }

  /** Timing that is not given stays as it is. */
  async change(user: UserCaller, id: string, { name, timing, ...given }: SaveAlert): Promise<Alert> {
    const conditions = cleanConditions(given);
    await this.checkParties(conditions);
    const changed = await this.unitOfWork.run(async (tx) => {
      const row = await this.alerts.findOne(user.id, id, tx);
      if (!row) throw new AppError('NOT_FOUND', '没有找到这个订阅');
      const change = { name, conditions, timing: timing ?? row.timing };
      await this.alerts.change(tx, id, change);
      return { ...row, ...change };
    });
    return toAlert(changed, await this.partiesOf([changed]));
  }

  remove(user: UserCaller, id: string): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      if (!(await this.alerts.remove(tx, user.id, id))) throw new AppError('NOT_FOUND', '没有找到这个订阅');
    });
  }

  countOf(userId: string): Promise<number> {
    return this.alerts.countOf(userId);
  }

  private async checkParties({ ownerIds = [], agencyIds = [] }: AlertConditions): Promise<void> {
    const details = [
      ...(await this.parties.unknown('owner', ownerIds)).map((id) => ({ path: `ownerIds.${ownerIds.indexOf(id)}`, message: '没有找到这个业主单位，请重新选择' })),
      ...(await this.parties.unknown('agency', agencyIds)).map((id) => ({ path: `agencyIds.${agencyIds.indexOf(id)}`, message: '没有找到这个代理机构，请重新选择' })),
    ];
    if (details.length > 0) throw new AppError('VALIDATION_FAILED', undefined, { details });
  }

  private partiesOf(rows: AlertEntity[]): Promise<Map<string, Party>> {
    return this.parties.named(rows.flatMap((row) => partyIdsOf(row)));
  }
}

const partyIdsOf = ({ conditions }: AlertEntity): string[] => [...(conditions.ownerIds ?? []), ...(conditions.agencyIds ?? [])];

function toAlert(row: AlertEntity, parties: Map<string, Party>): Alert {
  const { id, name, conditions, timing, createdAt, lastNoticeId, lastNoticeTitle, lastMatchAt } = row;
  const lastMatch = lastNoticeId !== null && lastMatchAt !== null ? { noticeId: lastNoticeId, title: lastNoticeTitle ?? '', at: lastMatchAt.toISOString() } : null;
  return { id, name, conditions, timing, parties: partyIdsOf(row).flatMap((party) => parties.get(party) ?? []), createdAt: createdAt.toISOString(), lastMatch };
}
