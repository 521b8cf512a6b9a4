import type { Suspension } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { newId } from '../../platform/database/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { SuspensionLookup } from '../notices/suspension-lookup.js';
import type { CaseEntity } from './case.entity.js';
import { SuspensionsRepository } from './suspensions.repository.js';
import type { TenderSuspensionEntity } from './tender-suspension.entity.js';

/** 暂停招标投标活动: from the acceptance of an objection until its answer, as the law says. */
@Injectable()
export class SuspensionsService extends SuspensionLookup {
  constructor(
    private readonly suspensions: SuspensionsRepository,
    private readonly clock: Clock,
  ) {
    super();
  }

  begin(tx: Tx, { id }: Pick<CaseEntity, 'id'>, projectId: string, { law, article }: { law: string; article: string }): Promise<void> {
    return this.suspensions.insert(tx, { id: newId(), projectId, caseId: id, from: this.clock.now(), until: null, law, article });
  }

  /** Whether there was one. */
  lift(tx: Tx, { id }: Pick<CaseEntity, 'id'>): Promise<boolean> {
    return this.suspensions.lift(tx, id, this.clock.now());
  }

  async ofCase(caseId: string): Promise<Suspension | null> {
    const row = await this.suspensions.findOfCase(caseId);
    return row && toSuspension(row);
  }

  async ofProject(projectId: string): Promise<Suspension[]> {
    return (await this.suspensions.findOfProject(projectId)).map(toSuspension);
  }
}

function toSuspension({ from, until, law, article }: TenderSuspensionEntity): Suspension {
  const sentence = until === null ? '因异议暂停招标投标活动，作出答复后恢复' : '因异议暂停的招标投标活动已恢复';
  return { from: from.toISOString(), until: until?.toISOString() ?? null, law, article, sentence };
}
