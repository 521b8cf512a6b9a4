import type { DecideExclusion, ProposeExclusion, Rating } from '@sunshine/contracts';
import { exclusionKinds } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Audit, type AuditActor } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { AppError } from '../../platform/http/app-error.js';
import type { StaffCaller } from '../../platform/http/caller.js';
import { factOf } from './rating-fact.js';
import { RatingHistoryRepository } from './rating-history.repository.js';
import { RatingListeners } from './rating-listeners.js';
import { RatingReader } from './rating-reader.js';
import { RatingsRepository } from './ratings.repository.js';

/** The second person: a reviewer, an administrator or a supervisor. */
export interface Decider {
  actor: AuditActor;
  id: string;
  name: string;
}

/** 认定误评、恶意评价: one proposes, another decides. The rating stays counted and is listed with the reason. */
@Injectable()
export class ExclusionsService {
  constructor(
    private readonly ratings: RatingsRepository,
    private readonly history: RatingHistoryRepository,
    private readonly reader: RatingReader,
    private readonly listeners: RatingListeners,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async propose(staff: StaffCaller, ratingId: string, { kind, reason }: ProposeExclusion): Promise<Rating> {
    await this.unitOfWork.run(async (tx) => {
      const { handledById } = await this.reader.row(ratingId, tx);
      if (handledById === staff.id) throw new AppError('FORBIDDEN', '被评价的人不能申请认定，请由其他同事提出');
      const open = { state: 'proposed', decidedById: null, decidedBy: null, decidedAt: null, decision: '' } as const;
      const proposal = { ratingId, kind, reason, proposedById: staff.id, proposedBy: staff.name, proposedAt: this.clock.now(), ...open };
      if (!(await this.history.propose(tx, proposal))) throw new AppError('WRONG_STATE', '这条评价已经申请过认定');
      await this.audit.record(tx, { actor: staff, action: 'rating.exclude.propose', objectKind: 'rating', objectId: ratingId, summary: `申请认定${exclusionKinds[kind]}：${reason}` });
    });
    return this.reader.rating(staff, await this.reader.row(ratingId));
  }

  /** Neither who proposed it nor who was rated. */
  async decide({ actor, id, name }: Decider, ratingId: string, { exclude, reason }: DecideExclusion): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const rating = await this.reader.row(ratingId, tx);
      const proposal = await this.history.findExclusion(ratingId, tx);
      if (!proposal) throw new AppError('NOT_FOUND', '没有人申请认定这条评价');
      if (proposal.proposedById === id || rating.handledById === id) throw new AppError('FORBIDDEN', '申请人和被评价的人不能复核，请由另一位同事复核');
      const decidedAt = this.clock.now();
      const decision = { state: exclude ? 'excluded' : 'refused', decidedById: id, decidedBy: name, decidedAt, decision: reason } as const;
      if (!(await this.history.decideOnce(tx, ratingId, decision))) throw new AppError('WRONG_STATE', '已经有人复核过了');
      if (exclude) {
        await this.ratings.markExcluded(tx, ratingId, decidedAt);
        await this.listeners.excluded(tx, { ...factOf(rating), exclusion: 'excluded' });
      }
      await this.audit.record(tx, { actor, action: exclude ? 'rating.exclude' : 'rating.exclude.refuse', objectKind: 'rating', objectId: ratingId, summary: `${exclude ? '认定' : '不予认定'}${exclusionKinds[proposal.kind]}：${reason}` });
    });
  }
}
