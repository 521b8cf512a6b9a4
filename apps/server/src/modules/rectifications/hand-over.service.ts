import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { newStep } from './rectification-rows.js';
import { RectificationsRepository } from './rectifications.repository.js';
import { ResponsiblePersons } from './responsible-persons.js';

const AT_ONCE = 200;

/** Whoever left the house is responsible for nothing any more. */
@Injectable()
export class HandOverService {
  constructor(
    private readonly rectifications: RectificationsRepository,
    private readonly responsible: ResponsiblePersons,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    const active = (await this.responsible.active()).map(({ id }) => id);
    for (const row of active.length === 0 ? [] : await this.rectifications.findOrphans(active, AT_ONCE)) {
      const next = await this.responsible.of(row.sectionId, null);
      await this.unitOfWork.run(async (tx) => {
        if (!(await this.rectifications.changeIn(tx, row.id, ['open', 'proposed'], { responsibleId: next.id, responsibleName: next.name }))) return;
        await this.rectifications.addStep(tx, newStep(row.id, { kind: 'system' }, { kind: 'handed-over', text: `${row.responsibleName} → ${next.name}：原责任人的账号已停用` }, this.clock.now()));
      });
    }
  }
}
