import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../clock/clock.js';
import { readTime, storedTime } from '../database/stored-time.js';
import { OutboxRow } from './outbox.entity.js';

/** Jobs of one kind that could run now, and those that were given up. */
interface JobPile {
  kind: string;
  due: number;
  /** When the oldest of them became due; null when none is. */
  oldestAt: Date | null;
  dead: number;
}

/** What the outbox has before it, in any process. */
@Injectable()
export class OutboxBacklog {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async read(): Promise<JobPile[]> {
    const rows = this.dataSource.getRepository(OutboxRow);
    const isDue = "(job.state = 'ready' OR (job.state = 'pending' AND job.dueAt <= :now))";
    const due = await rows
      .createQueryBuilder('job')
      .select(['job.kind AS kind', 'COUNT(*) AS count', 'MIN(job.dueAt) AS oldest'])
      .where(isDue, { now: storedTime(this.clock.now()) })
      .groupBy('job.kind')
      .getRawMany<{ kind: string; count: string | number; oldest: string | Date }>();
    const dead = await rows.createQueryBuilder('job').select(['job.kind AS kind', 'COUNT(*) AS count']).where({ state: 'dead' }).groupBy('job.kind').getRawMany<{ kind: string; count: string | number }>();
    const deadOf = new Map(dead.map(({ kind, count }) => [kind, Number(count)]));
    const piles = due.map(({ kind, count, oldest }): JobPile => ({ kind, due: Number(count), oldestAt: readTime(oldest), dead: deadOf.get(kind) ?? 0 }));
    const only = dead.filter(({ kind }) => !piles.some((pile) => pile.kind === kind));
    return [...piles, ...only.map(({ kind, count }) => ({ kind, due: 0, oldestAt: null, dead: Number(count) }))];
  }
}
