import { Injectable } from '@nestjs/common';
import { DataSource, LessThan, MoreThanOrEqual } from 'typeorm';
import { managerFor, type Tx } from '../../platform/database/unit-of-work.js';
import { WechatAnswerEntity } from './wechat-answer.entity.js';

@Injectable()
export class WechatAnswersRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Adds to what other processes have counted. */
  async add(tx: Tx, row: WechatAnswerEntity): Promise<void> {
    const manager = managerFor(this.dataSource, tx);
    const { count, totalMs } = row;
    await manager.createQueryBuilder().insert().into(WechatAnswerEntity).values({ ...row, count: 0, totalMs: 0 }).orIgnore().updateEntity(false).execute();
    await manager.update(WechatAnswerEntity, { id: row.id }, { count: () => `count + ${Math.trunc(count)}`, totalMs: () => `totalMs + ${Math.trunc(totalMs)}` });
  }

  findSince(hour: Date): Promise<WechatAnswerEntity[]> {
    return managerFor(this.dataSource).find(WechatAnswerEntity, { where: { hour: MoreThanOrEqual(hour) } });
  }

  async forgetBefore(tx: Tx, hour: Date): Promise<void> {
    await managerFor(this.dataSource, tx).delete(WechatAnswerEntity, { hour: LessThan(hour) });
  }
}
