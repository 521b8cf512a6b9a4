import type { CaseReceipt, CaseSource, CreateCase } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { newId } from '../../platform/database/ids.js';
import { newReceipt } from '../../platform/database/receipt.js';
import type { StaffCaller } from '../../platform/http/caller.js';
import { CaseCodesService } from './case-codes.service.js';
import { CaseContactsService } from './case-contacts.service.js';
import { CaseDatesService } from './case-dates.service.js';
import { CaseIntakeService } from './case-intake.service.js';
import type { FoundPath } from './case-paths.service.js';
import { NO_DAY, type CaseEntity } from './case.entity.js';

/** What somebody says, however it came. */
export type Statement = Omit<CreateCase, 'source' | 'callBack' | 'insist'>;
type Given = Statement & { source: CaseSource; callBack: boolean; userId: string | null; sectionId: string | null; callBackBy: string | null };

/** A promise of ours where no law sets a time for the answer. */
const FALLBACK_ANSWER = 'case-answer';

/** Makes a case of what was said: its number, its code, its section and its dates. */
@Injectable()
export class CaseTakingService {
  constructor(
    private readonly intake: CaseIntakeService,
    private readonly codes: CaseCodesService,
    private readonly contacts: CaseContactsService,
    private readonly dates: CaseDatesService,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** What was answered when this came before; null when it did not come. */
  async told(clientId: string | null): Promise<CaseReceipt | null> {
    const sent = await this.codes.sent(clientId);
    return sent && this.receiptOf(sent.row, sent.code);
  }

  /** Writes the case down and answers its receipt, its code and its dates. `answer`: how its path stands. */
  async take(given: Given, { path, answer }: FoundPath, staff: StaffCaller | null): Promise<CaseReceipt> {
    const row = this.rowOf(given, path?.id ?? null, !answer.may);
    row.acceptRule = path?.accept ?? null;
    row.answerRule = path?.answer?.rule ?? FALLBACK_ANSWER;
    Object.assign(row, await this.dates.of(row));
    const { code, ...marks } = this.codes.make(row.receipt, given.clientId);
    Object.assign(row, marks);
    await this.intake.insert(row, given.uploadIds, staff);
    return this.receiptOf(row, code);
  }

  private async receiptOf(row: CaseEntity, code: string): Promise<CaseReceipt> {
    const [acceptBy, answerBy] = await Promise.all([this.dates.acceptLimit(row), this.dates.answerLimit(row)]);
    return { receipt: row.receipt, code, createdAt: row.createdAt.toISOString(), state: row.state, filedLate: row.filedLate, acceptBy, answerBy };
  }

  private rowOf(given: Given, pathId: string | null, filedLate: boolean): CaseEntity {
    const { kind, source, text, items, requests, basis, noticeId, knownOn, priorFiledOn, priorRepliedOn, publishConsent, callBack, userId, callBackBy } = given;
    const createdAt = this.clock.now();
    const unread = { textState: 'pending', textRefusal: null, contact: '', acceptBy: null, acceptedAt: null, answerBy: null, pausedAt: null, pausedDays: 0, pauses: null, calledAt: null, dueOn: NO_DAY, soonOn: NO_DAY } as const;
    const unanswered = { draft: null, draftBy: null, answer: null, answeredAt: null, answeredBy: null, lateReason: null, refusalReason: null, refusalInstead: null, closedAt: null, ratingTokenSealed: null, ratedAt: null };
    return {
      ...{ kind, source, text, items, requests, basis, noticeId, publishConsent, callBack, userId, callBackBy, createdAt, pathId, filedLate },
      ...{ id: newId(), receipt: newReceipt(this.clock.today()), codeHash: null, clientMark: null, state: 'received', revision: 0, acceptRule: null, answerRule: null },
      claims: { knownOn, priorFiledOn, priorRepliedOn },
      filerSealed: this.contacts.seal(given),
      sectionId: given.sectionId ?? this.config.centre.cases.sections[kind] ?? this.config.centre.sections[0]?.id ?? null,
      hasFiles: given.uploadIds.length > 0,
      ...unread,
      ...unanswered,
    };
  }
}
