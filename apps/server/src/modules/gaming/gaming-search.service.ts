import { Injectable } from '@nestjs/common';
import { addMs, Clock, dayOf } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { newId } from '../../platform/database/ids.js';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work.js';
import { RatingFactsService } from '../ratings/rating-facts.service.js';
import type { RatingFact } from '../ratings/rating-listener.js';
import { detect } from './detectors/detect.js';
import { DAY_MS, type Finding, type Trace } from './detectors/trace.js';
import { GamingRepository } from './gaming.repository.js';

/** Four weeks say what is usual; more would only be older. */
const DAYS = 28;
const AT_ONCE = 300;
const MAX_RATINGS = 20_000;

/** Looks at the ratings of four weeks and keeps what is conspicuous. */
@Injectable()
export class GamingSearchService {
  constructor(
    private readonly ratings: RatingFactsService,
    private readonly flags: GamingRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  async search(signal: AbortSignal): Promise<void> {
    const findings = detect((await this.recent()).map(traceOf), this.config.centre.gaming);
    for (const finding of findings) {
      if (signal.aborted) return;
      await this.unitOfWork.run((tx) => this.keep(tx, finding));
    }
  }

  /** What is found again and has grown joins the flag that is still open; what somebody decided about stays decided. */
  private async keep(tx: Tx, { kind, day, placeId, summary, evidence }: Finding): Promise<void> {
    const named = await this.flags.findNaming(tx, kind, evidence.map(({ ratingId }) => ratingId));
    const known = new Set(named.map(({ ratingId }) => ratingId));
    const fresh = evidence.filter(({ ratingId }) => !known.has(ratingId));
    const [first] = fresh;
    if (!first) return;
    const open = named.find(({ flag }) => flag.state === 'open')?.flag;
    const id = open?.id ?? newId();
    if (open) await this.flags.change(tx, id, { day, summary, ratings: open.ratings + fresh.length });
    else await this.flags.insert(tx, { id, kind, key: `${kind}:${first.ratingId}`, day, placeId, summary, ratings: fresh.length, createdAt: this.clock.now(), state: 'open', decidedBy: null, decidedAt: null, reason: null });
    await this.flags.addEvidence(tx, fresh.map(({ ratingId, why }) => ({ id: newId(), flagId: id, ratingId, why })));
  }

  /** The newest days first come in, should there be more than anybody can compare. */
  private async recent(): Promise<RatingFact[]> {
    const now = this.clock.now();
    const facts: RatingFact[] = [];
    for (let back = 0; back < DAYS && facts.length < MAX_RATINGS; back += 1) {
      const day = dayOf(addMs(now, -back * DAY_MS));
      for (let last = ''; facts.length < MAX_RATINGS; ) {
        const page = await this.ratings.ofDay(day, last, AT_ONCE);
        facts.push(...page);
        const end = page.at(-1);
        if (!end || page.length < AT_ONCE) break;
        last = end.id;
      }
    }
    return facts;
  }
}

const traceOf = ({ id, day, createdAt, matterId, counterId, level, channel, handledById, servedAt, deviceHash, networkHash, isStaffDevice, durationMs, comment }: RatingFact): Trace => ({
  ...{ id, day, matterId, counterId, level, channel, handledById, isStaffDevice, durationMs },
  at: createdAt.getTime(),
  servedAt: servedAt?.getTime() ?? null,
  device: deviceHash,
  network: networkHash,
  text: comment,
});
