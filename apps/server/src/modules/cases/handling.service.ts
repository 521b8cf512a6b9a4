import { caseKinds, type AcceptCase, type CalledBack, type CaseReason, type Done, type RefuseCase, type TransferCase } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { Clock, dayOf } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work.js';
import { AppError } from '../../platform/http/app-error.js';
import type { StaffCaller } from '../../platform/http/caller.js';
import { requireHandling } from './case-desk.js';
import type { CaseEntity } from './case.entity.js';
import { CaseNewsService } from './case-news.service.js';
import { CaseRecordsService, type Deed } from './case-records.service.js';
import { pathById } from './legal-paths/index.js';
import { SuspendingService } from './suspending.service.js';

type State = CaseEntity['state'];

/** What those who handle a case do before its answer: accept, refuse, hand over, stop the clock, ring. */
@Injectable()
export class HandlingService {
  constructor(
    private readonly records: CaseRecordsService,
    private readonly suspending: SuspendingService,
    private readonly news: CaseNewsService,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** From here the answer's time runs where the law counts from acceptance, and the tender rests where it says so. */
  accept(staff: StaffCaller, id: string, { revision }: AcceptCase): Promise<void> {
    return this.step(staff, id, revision, ['received'], { kind: 'accepted', by: staff }, {
      changes: () => ({ state: 'accepted', acceptedAt: this.clock.now() }),
      after: (tx, row) => this.suspending.begin(tx, row, staff),
    });
  }

  /** 不予受理, with the reason and what can be done instead. */
  refuse(staff: StaffCaller, id: string, { revision, reason, instead }: RefuseCase): Promise<void> {
    return this.step(staff, id, revision, ['received'], { kind: 'refused', by: staff, note: reason }, {
      changes: () => ({ state: 'refused', refusalReason: reason, refusalInstead: instead, closedAt: this.clock.now() }),
      after: (tx, row) => this.news.refused(tx, row),
    });
  }

  /** Whoever hands a case over may not see it any more, so there is nothing to answer but that it is done. */
  async transfer(staff: StaffCaller, id: string, { revision, sectionId, reason }: TransferCase): Promise<Done> {
    const section = this.config.centre.sections.find((one) => one.id === sectionId);
    if (!section) throw new AppError('VALIDATION_FAILED', undefined, { details: [{ path: 'sectionId', message: '没有这个股室' }] });
    await this.step(staff, id, revision, ['received', 'accepted'], { kind: 'transferred', by: staff, note: `转${section.name}：${reason}` }, {
      changes: (row) => {
        if (row.sectionId === sectionId) throw new AppError('WRONG_STATE', '这条诉求已经由该股室办理');
        return { sectionId };
      },
    });
    return { done: true };
  }

  /** 检验、检测、鉴定、专家评审: what the law does not count. */
  pause(staff: StaffCaller, id: string, { revision, reason }: CaseReason): Promise<void> {
    return this.step(staff, id, revision, ['accepted'], { kind: 'paused', by: staff, note: reason }, {
      changes: (row) => {
        const basis = pathById(row.pathId ?? '')?.pauses;
        if (basis === undefined) throw new AppError('WRONG_STATE', `法律没有规定${caseKinds[row.kind]}可以暂停计时`);
        if (row.pausedAt !== null) throw new AppError('WRONG_STATE', '已经暂停计时');
        return { pausedAt: this.clock.now() };
      },
    });
  }

  resume(staff: StaffCaller, id: string, { revision, reason }: CaseReason): Promise<void> {
    return this.step(staff, id, revision, ['accepted'], { kind: 'resumed', by: staff, note: reason }, {
      changes: (row) => {
        if (row.pausedAt === null) throw new AppError('WRONG_STATE', '没有暂停计时');
        return { pausedAt: null, pauses: [...(row.pauses ?? []), { from: dayOf(row.pausedAt), to: this.clock.today() }] };
      },
    });
  }

  /** The call-back was made. */
  called(staff: StaffCaller, id: string, { revision, note }: CalledBack): Promise<void> {
    return this.step(staff, id, revision, ['received', 'accepted', 'in-review'], { kind: 'called', by: staff, note }, {
      changes: (row) => {
        if (row.callBackBy === null || row.calledAt !== null) throw new AppError('WRONG_STATE', '没有待回的电话');
        return { calledAt: this.clock.now() };
      },
    });
  }

  private async step(staff: StaffCaller, id: string, revision: number, states: State[], deed: DeskDeed, { changes, after }: { changes: (row: CaseEntity) => Partial<CaseEntity>; after?: (tx: Tx, row: CaseEntity) => Promise<void> }): Promise<void> {
    const row = await this.records.at(staff, id, revision, states, requireHandling);
    await this.unitOfWork.run(async (tx) => {
      const changed = await this.records.change(tx, row, changes(row), deed);
      await after?.(tx, changed);
      await this.audit.record(tx, { actor: staff, action: `case.${deed.kind}`, objectKind: 'case', objectId: id, summary: summaryOf(row, deed) });
    });
  }
}

const DEEDS = { accepted: '受理', refused: '不予受理', transferred: '转办', paused: '暂停计时', resumed: '恢复计时', called: '回电' } as const satisfies Partial<Record<Deed['kind'], string>>;
type DeskDeed = Deed & { kind: keyof typeof DEEDS };
/** The trail is kept for ever and exported: what somebody said on the phone stays with the case. */
const summaryOf = ({ kind, receipt }: CaseEntity, { kind: done, note = '' }: DeskDeed): string => `${DEEDS[done]}${caseKinds[kind]} ${receipt}${note === '' || done === 'called' ? '' : `：${note}`}`;
