import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DueDateHolder, HOLIDAYS, redatedWords } from '../clocks/due-date-holder.js';
import { OpinionIntakeService } from './opinion-intake.service.js';
import type { OpinionEntity } from './opinion.entity.js';
import { OpinionsRepository } from './opinions.repository.js';

/** Days of answers that lay in a year whose holidays were not known. */
@Injectable()
export class OpinionDueDates extends DueDateHolder<OpinionEntity> {
  readonly name = 'opinions';

  constructor(
    private readonly opinions: OpinionsRepository,
    private readonly intake: OpinionIntakeService,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: Audit,
  ) {
    super();
  }

  protected findUndated(afterId: string, limit: number): Promise<OpinionEntity[]> {
    return this.opinions.findUndated(afterId, limit);
  }

  protected async date(row: OpinionEntity): Promise<boolean> {
    const counted = await this.intake.clockFrom(row.signedAt);
    if (counted.dueOn === null) return false;
    return this.unitOfWork.run((tx) => this.opinions.setClock(tx, row, counted));
  }

  protected findDated(afterId: string, limit: number): Promise<OpinionEntity[]> {
    return this.opinions.findDated(afterId, limit);
  }

  protected async redate(row: OpinionEntity): Promise<boolean> {
    const counted = await this.intake.clockFrom(row.signedAt);
    const summary = redatedWords({ dueOn: '答复期限' }, row, counted);
    if (summary === null) return false;
    return this.unitOfWork.run(async (tx) => {
      if (!(await this.opinions.setClock(tx, row, counted))) return false;
      await this.audit.record(tx, { actor: HOLIDAYS, action: 'opinion.redated', objectKind: 'opinion', objectId: row.id, summary });
      return true;
    });
  }
}
