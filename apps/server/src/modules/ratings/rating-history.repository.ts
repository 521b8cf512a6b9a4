import type { ExclusionState } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource, In, LessThan } from 'typeorm';
import { asColumns } from '../../platform/database/rows.js';
import { isUniqueViolation, managerFor, type Tx } from '../../platform/database/unit-of-work.js';
import { RatingChangeEntity, RatingExclusionEntity, StaffDeviceEntity } from './rating-history.entity.js';

/** What happened to a rating besides being given. */
export interface RatingHistory {
  change: RatingChangeEntity | undefined;
  exclusion: RatingExclusionEntity | undefined;
}

@Injectable()
export class RatingHistoryRepository {
  constructor(private readonly dataSource: DataSource) {}

  async insertChange(tx: Tx, change: RatingChangeEntity): Promise<void> {
    await managerFor(this.dataSource, tx).insert(RatingChangeEntity, asColumns<RatingChangeEntity>(change));
  }

  /** Of each of these ratings, at most a few hundred. */
  async of(ratingIds: string[], tx?: Tx): Promise<(ratingId: string) => RatingHistory> {
    const manager = managerFor(this.dataSource, tx);
    const [changes, exclusions] = [await manager.findBy(RatingChangeEntity, { ratingId: In(ratingIds) }), await manager.findBy(RatingExclusionEntity, { ratingId: In(ratingIds) })];
    return (ratingId) => ({ change: changes.find((one) => one.ratingId === ratingId), exclusion: exclusions.find((one) => one.ratingId === ratingId) });
  }

  /** False when there is a proposal already. */
  async propose(tx: Tx, row: RatingExclusionEntity): Promise<boolean> {
    try {
      await managerFor(this.dataSource, tx).insert(RatingExclusionEntity, asColumns<RatingExclusionEntity>(row));
      return true;
    } catch (error) {
      if (isUniqueViolation(error)) return false;
      throw error;
    }
  }

  findExclusion(ratingId: string, tx?: Tx): Promise<RatingExclusionEntity | null> {
    return managerFor(this.dataSource, tx).findOneBy(RatingExclusionEntity, { ratingId });
  }

  /** Whether this call decided; false when somebody did before. */
  async decideOnce(tx: Tx, ratingId: string, decision: Pick<RatingExclusionEntity, 'state' | 'decidedById' | 'decidedBy' | 'decidedAt' | 'decision'>): Promise<boolean> {
    const { affected } = await managerFor(this.dataSource, tx).update(RatingExclusionEntity, { ratingId, state: 'proposed' }, decision);
    return affected === 1;
  }

  countProposed(): Promise<number> {
    return this.dataSource.getRepository(RatingExclusionEntity).countBy({ state: 'proposed' });
  }

  /** Newest first, at most `limit`. */
  findExclusions(state: ExclusionState, below: string | undefined, limit: number): Promise<RatingExclusionEntity[]> {
    return this.dataSource.getRepository(RatingExclusionEntity).find({ where: { state, ...(below === undefined ? {} : { ratingId: LessThan(below) }) }, order: { ratingId: 'DESC' }, take: limit });
  }

  async seeDevice(tx: Tx, device: StaffDeviceEntity): Promise<void> {
    await managerFor(this.dataSource, tx).upsert(StaffDeviceEntity, device, ['deviceHash']);
  }

  isStaffDevice(deviceHash: string): Promise<boolean> {
    return this.dataSource.getRepository(StaffDeviceEntity).existsBy({ deviceHash });
  }
}
