import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { HandledServicesService } from '../ratings/handled-services.service.js';
import { RatingListener, type RatingFact } from '../ratings/rating-listener.js';
import { CaseContactsService } from './case-contacts.service.js';
import type { CaseEntity } from './case.entity.js';
import { CaseRecordsService } from './case-records.service.js';
import { CasesRepository } from './cases.repository.js';

/** The filer rates the answer: every answer is a finished service with a token of its own. */
@Injectable()
export class AnswerRatingsService extends RatingListener {
  constructor(
    private readonly services: HandledServicesService,
    private readonly contacts: CaseContactsService,
    private readonly cases: CasesRepository,
    private readonly records: CaseRecordsService,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {
    super();
  }

  /** The token, sealed: the filer is shown it again with the answer. */
  async open(tx: Tx, { id, sectionId, userId, draftBy, draft }: CaseEntity): Promise<string> {
    const handledBy = draftBy === null || draft === null ? null : { id: draftBy, name: draft.author };
    const { token } = await this.services.open(tx, { matterId: this.config.centre.caseAnswerMatterId, sectionId, handledBy, userId, caseId: id });
    return this.contacts.sealToken(token);
  }

  async rated(tx: Tx, { caseId }: RatingFact): Promise<void> {
    const row = caseId === null ? null : await this.cases.findById(caseId, tx);
    if (!row || row.ratedAt !== null) return;
    await this.cases.set(tx, row.id, { ratedAt: this.clock.now() });
    await this.records.step(tx, row, { kind: 'rated', by: null });
  }

  /** A changed rating was rated before. */
  changed(): Promise<void> {
    return Promise.resolve();
  }
}
