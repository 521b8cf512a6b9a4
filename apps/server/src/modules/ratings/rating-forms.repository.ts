import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { asColumns } from '../../platform/database/rows.js';
import { isUniqueViolation, managerFor, type Tx } from '../../platform/database/unit-of-work.js';
import { RatingFormDraftEntity, RatingFormEntity } from './rating-form.entity.js';

@Injectable()
export class RatingFormsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** The newest version of a form. */
  findCurrent(subject: string, tx?: Tx): Promise<RatingFormEntity | null> {
    return managerFor(this.dataSource, tx).findOne(RatingFormEntity, { where: { subject }, order: { version: 'DESC' } });
  }

  findVersion(subject: string, version: number): Promise<RatingFormEntity | null> {
    return this.dataSource.getRepository(RatingFormEntity).findOneBy({ subject, version });
  }

  findById(id: string, tx?: Tx): Promise<RatingFormEntity | null> {
    return managerFor(this.dataSource, tx).findOneBy(RatingFormEntity, { id });
  }

  findMany(ids: string[]): Promise<RatingFormEntity[]> {
    return this.dataSource.getRepository(RatingFormEntity).findBy({ id: In(ids) });
  }

  findVersions(subject: string, limit: number): Promise<RatingFormEntity[]> {
    return this.dataSource.getRepository(RatingFormEntity).find({ where: { subject }, order: { version: 'DESC' }, take: limit });
  }

  /** False when somebody published this version number before. */
  async publish(tx: Tx, form: RatingFormEntity): Promise<boolean> {
    try {
      await managerFor(this.dataSource, tx).insert(RatingFormEntity, asColumns<RatingFormEntity>(form));
      return true;
    } catch (error) {
      if (isUniqueViolation(error)) return false;
      throw error;
    }
  }

  findDraft(subject: string, tx?: Tx): Promise<RatingFormDraftEntity | null> {
    return managerFor(this.dataSource, tx).findOneBy(RatingFormDraftEntity, { subject });
  }

  async draftSubjects(): Promise<Set<string>> {
    const rows = await this.dataSource.getRepository(RatingFormDraftEntity).find({ select: { subject: true } });
    return new Set(rows.map(({ subject }) => subject));
  }

  /** Writes the draft over revision `before` (0: there is none yet); false when another revision is there. */
  async saveDraft(tx: Tx, draft: RatingFormDraftEntity, before: number): Promise<boolean> {
    const manager = managerFor(this.dataSource, tx);
    if (before > 0) {
      const { affected } = await manager.update(RatingFormDraftEntity, { subject: draft.subject, revision: before }, asColumns<RatingFormDraftEntity>(draft));
      return affected === 1;
    }
    try {
      await manager.insert(RatingFormDraftEntity, asColumns<RatingFormDraftEntity>(draft));
      return true;
    } catch (error) {
      if (isUniqueViolation(error)) return false;
      throw error;
    }
  }

  /** Takes the draft of this revision away; false when it is not there any more. */
  async takeDraft(tx: Tx, subject: string, revision: number): Promise<boolean> {
    const { affected } = await managerFor(this.dataSource, tx).delete(RatingFormDraftEntity, { subject, revision });
    return affected === 1;
  }
}
