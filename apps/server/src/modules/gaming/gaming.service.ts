import { gamingKinds, type DecideGamingFlag, type Figures, type GamingFlag, type GamingFlagDetail, type GamingKind, type ListGamingFlagsQuery, type Page, type ReportGaming } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { counterName, matterName } from '../../platform/config/centre-names.js';
import { Config } from '../../platform/config/config.js';
import { sha256 } from '../../platform/crypto/sha256.js';
import { idBelow, idPage } from '../../platform/database/id-page.js';
import { newId } from '../../platform/database/ids.js';
import { onceOnly } from '../../platform/database/once-only.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { AppError } from '../../platform/http/app-error.js';
import type { UserCaller } from '../../platform/http/caller.js';
import { RatingFactsService } from '../ratings/rating-facts.service.js';
import type { GamingFlagRow } from './gaming-flag.entity.js';
import { GamingRepository } from './gaming.repository.js';

const EVIDENCE_SHOWN = 100;

/** 异常评价: what was found, and what supervisors say about it. The ratings themselves are never touched. */
@Injectable()
export class GamingService {
  constructor(
    private readonly flags: GamingRepository,
    private readonly ratings: RatingFactsService,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: Audit,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  async list({ state, kind, cursor, limit }: ListGamingFlagsQuery): Promise<Page<GamingFlag>> {
    const rows = await this.flags.findNewest({ ...(state ? { state } : {}), ...(kind ? { kind } : {}) }, idBelow(cursor), limit + 1);
    return idPage(rows, limit, (row) => this.toFlag(row));
  }

  async detail(id: string): Promise<GamingFlagDetail> {
    const row = await this.flags.findById(id);
    if (!row) throw new AppError('NOT_FOUND', '没有找到这条异常记录');
    const evidence = await this.flags.findEvidence(id, EVIDENCE_SHOWN);
    const facts = new Map((await this.ratings.find(evidence.map(({ ratingId }) => ratingId))).map((fact) => [fact.id, fact]));
    const { centre } = this.config;
    return {
      ...this.toFlag(row),
      evidence: evidence.flatMap(({ ratingId, why }) => {
        const fact = facts.get(ratingId);
        return fact ? [{ ratingId, why, day: fact.day, level: fact.level, matterName: matterName(centre, fact.matterId), counterName: counterName(centre, fact.counterId) }] : [];
      }),
    };
  }

  /**
   * 反映: a supervisor flags what they saw themselves. It counts as open until a supervisor has looked into it. The same words of one place
   * and day are one flag, however often the phone sends them.
   */
  async report(supervisor: UserCaller, input: ReportGaming): Promise<GamingFlagDetail> {
    const { supervisorId } = supervisor;
    if (supervisorId === null) throw new AppError('FORBIDDEN');
    const key = `reported:${sha256(JSON.stringify([supervisorId, input.placeId, input.day, input.text]))}`;
    const flag = await onceOnly(() => this.flags.findByKey(key), () => this.flag(supervisor, input, key));
    return this.detail(flag.id);
  }

  private async flag(supervisor: UserCaller, { placeId, day, text }: ReportGaming, key: string): Promise<Pick<GamingFlagRow, 'id'>> {
    const { matters, counters } = this.config.centre;
    if (![...matters, ...counters].some((place) => place.id === placeId)) throw new AppError('VALIDATION_FAILED', undefined, { details: [{ path: 'placeId', message: '没有这个窗口或服务事项' }] });
    if (day > this.clock.today()) throw new AppError('VALIDATION_FAILED', undefined, { details: [{ path: 'day', message: '日期还没有到' }] });
    const id = newId();
    const summary = `${supervisor.supervisorName ?? '特约监督员'}反映：${text}`;
    await this.unitOfWork.run(async (tx) => {
      await this.flags.insert(tx, { id, kind: 'reported', key, day, placeId, summary, ratings: 0, createdAt: this.clock.now(), state: 'open', decidedBy: null, decidedAt: null, reason: null });
      await this.audit.record(tx, { actor: supervisor, action: 'gaming.report', objectKind: 'gaming-flag', objectId: id, summary: `反映异常评价：${text}` });
    });
    return { id };
  }

  /** A supervisor's word; a later one replaces an earlier one, and the trail keeps both. */
  async decide(supervisor: UserCaller, id: string, { confirmed, reason }: DecideGamingFlag): Promise<void> {
    if (supervisor.supervisorId === null) throw new AppError('FORBIDDEN');
    await this.unitOfWork.run(async (tx) => {
      const row = await this.flags.findById(id, tx);
      if (!row) throw new AppError('NOT_FOUND', '没有找到这条异常记录');
      await this.flags.change(tx, id, { state: confirmed ? 'confirmed' : 'dismissed', decidedBy: supervisor.supervisorName ?? '特约监督员', decidedAt: this.clock.now(), reason });
      await this.audit.record(tx, { actor: supervisor, action: confirmed ? 'gaming.confirm' : 'gaming.dismiss', objectKind: 'gaming-flag', objectId: id, summary: `异常评价「${gamingKinds[row.kind]}」${confirmed ? '属实' : '排除'}：${reason}` });
    });
  }

  /** By kind, of what was found about the days from `from` to `to`. */
  async counts(from: string, to: string): Promise<Figures['flags']> {
    const rows = await this.flags.countByState(from, to);
    const count = (kind: GamingKind, state: GamingFlag['state']): number => rows.find((row) => row.kind === kind && row.state === state)?.count ?? 0;
    return (Object.keys(gamingKinds) as GamingKind[]).map((kind) => ({ kind, open: count(kind, 'open'), confirmed: count(kind, 'confirmed'), dismissed: count(kind, 'dismissed') })).filter(({ open, confirmed, dismissed }) => open + confirmed + dismissed > 0);
  }

  countOpen(): Promise<number> {
    return this.flags.countOpen();
  }

  private toFlag({ id, kind, day, placeId, summary, ratings, state, decidedBy, decidedAt, reason, createdAt }: GamingFlagRow): GamingFlag {
    return { id, kind, day, place: this.placeName(placeId), summary, ratings, state, decidedBy, decidedAt: decidedAt?.toISOString() ?? null, reason, createdAt: createdAt.toISOString() };
  }

  private placeName(placeId: string | null): string | null {
    const { centre } = this.config;
    const counter = counterName(centre, placeId);
    return placeId !== null && counter === placeId ? matterName(centre, placeId) : counter;
  }
}
