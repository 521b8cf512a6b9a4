import { isOpenCase, type AddMaterial, type CaseTicket, type PublicCase, type WithdrawCase } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { AppError } from '../../platform/http/app-error.js';
import type { Guest, UserCaller } from '../../platform/http/caller.js';
import { UploadsService } from '../uploads/uploads.service.js';
import { CaseCodesService } from './case-codes.service.js';
import { CaseRecordsService } from './case-records.service.js';
import type { CaseEntity } from './case.entity.js';
import { FilerCasesService } from './filer-cases.service.js';
import { QuestionsRepository } from './questions.repository.js';
import { SuspendingService } from './suspending.service.js';

type Filer = Guest | UserCaller;

/** What the filer may do with the case: add to it, take it or the consent to publish it back. */
@Injectable()
export class FilerChangesService {
  constructor(
    private readonly codes: CaseCodesService,
    private readonly filers: FilerCasesService,
    private readonly records: CaseRecordsService,
    private readonly suspending: SuspendingService,
    private readonly questions: QuestionsRepository,
    private readonly uploads: UploadsService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Takes an open case back, once; what rested because of it goes on. */
  async withdraw(caller: Filer, { reason, ...ticket }: WithdrawCase): Promise<PublicCase> {
    const row = await this.codes.open(caller, ticket);
    if (row.state === 'withdrawn') return this.filers.lookUp(caller, ticket);
    requireOpen(row, '这条诉求已经办结，不能撤回');
    await this.unitOfWork.run(async (tx) => {
      const closed = { state: 'withdrawn', closedAt: this.clock.now(), pausedAt: null, draft: null, draftBy: null } as const;
      const withdrawn = await this.records.change(tx, row, closed, { kind: 'withdrawn', by: null, note: reason });
      await this.suspending.end(tx, withdrawn, null);
    });
    return this.filers.lookUp(caller, ticket);
  }

  /** Adds words and files; those who handle it read them in the trail. What a phone sends again, not having heard our answer, is there already. */
  async addMaterial(caller: Filer, { text, uploadIds, ...ticket }: AddMaterial): Promise<PublicCase> {
    const row = await this.codes.open(caller, ticket);
    requireOpen(row, '这条诉求已经办结，不能再补充材料');
    const deed = { kind: 'material', by: null, note: text } as const;
    if ((await this.records.isLastStep(row, deed)) && (await this.hasFiles(row, uploadIds))) return this.filers.lookUp(caller, ticket);
    await this.unitOfWork.run(async (tx) => {
      await this.records.limitSteps(tx, row);
      await this.records.change(tx, row, uploadIds.length > 0 ? { hasFiles: true } : {}, deed);
      await this.uploads.claim(tx, uploadIds, { kind: 'case', id: row.id });
    });
    return this.filers.lookUp(caller, ticket);
  }

  /** The published copy goes at once. */
  async withdrawConsent(caller: Filer, ticket: CaseTicket): Promise<PublicCase> {
    const row = await this.codes.open(caller, ticket);
    if (!row.publishConsent) return this.filers.lookUp(caller, ticket);
    await this.unitOfWork.run(async (tx) => {
      await this.records.change(tx, row, { publishConsent: false }, { kind: 'consent-withdrawn', by: null });
      await this.questions.removeOf(tx, row.id);
    });
    return this.filers.lookUp(caller, ticket);
  }

  private async hasFiles({ id }: CaseEntity, uploadIds: string[]): Promise<boolean> {
    const there = new Set((await this.uploads.of({ kind: 'case', id })).map((file) => file.id));
    return uploadIds.every((one) => there.has(one));
  }
}

function requireOpen({ state }: CaseEntity, message: string): void {
  if (!isOpenCase(state)) throw new AppError('WRONG_STATE', message);
}
