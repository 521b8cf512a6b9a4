import { idSchema } from '@sunshine/contracts';
import { Queue, Worker, type Job } from 'bullmq';
import { Redis, type RedisOptions } from 'ioredis';
import * as z from 'zod';
import { chunksOf } from '../../groups.js';
import type { Log } from '../../logging/logger.js';
import { JobHandOut, type DueJob } from './job-hand-out.js';
import { priorityOf } from './priority.js';

interface Options {
  redisUrl: string;
  /** Keeps several centres apart on one Redis. */
  prefix: string;
  log: Log;
  /** Told whenever Redis comes or goes; at first with what the first look shows. */
  onChange(isUp: boolean): void;
}

/** Read again when it comes back: whatever else lies in Redis must not reach the database. */
const handedSchema = z.object({ id: idSchema });
type Handed = z.infer<typeof handedSchema>;

const QUEUE = 'outbox';
const BULK = 500;
const LOOK_EVERY_MS = 1_000;
const ALIVE_MS = 60_000;
const COMMAND_MS = 2_000;
const RECONNECT_AT_MOST_MS = 2_000;
const STOP_MS = 1_000;
/** What a dead process took goes to another after two or three times this. Too early does no harm: only one claims the row. */
const LOCK_MS = 4_000;

const common: RedisOptions = { connectTimeout: COMMAND_MS, retryStrategy: (times) => Math.min(times * 100, RECONNECT_AT_MOST_MS) };

/** Hands out through BullMQ. Redis may be flushed, stopped or absent at any moment. */
export class BullmqHandOut extends JobHandOut {
  private readonly producer: Redis;
  private readonly queue: Queue<Handed>;
  private readonly timer: NodeJS.Timeout;
  private consumer: { redis: Redis; worker: Worker<Handed> } | undefined;
  private offered: DueJob[] = [];
  private answers: boolean | undefined;
  private lastError = '';

  constructor(private readonly options: Options) {
    super();
    // Fails at once instead of piling commands up while Redis is away.
    this.producer = new Redis(options.redisUrl, { ...common, enableOfflineQueue: false, maxRetriesPerRequest: 1, commandTimeout: COMMAND_MS });
    this.producer.on('error', (error) => this.note(error));
    this.producer.on('ready', () => void this.look());
    this.producer.on('close', () => this.turn(false));
    this.queue = new Queue(QUEUE, { connection: this.producer, prefix: options.prefix, skipWaitingForReady: true, skipVersionCheck: true, skipMetasUpdate: true });
    this.queue.on('error', (error) => this.note(error));
    this.timer = setInterval(() => void this.look(), LOOK_EVERY_MS);
  }

  get isUp(): boolean {
    return this.answers === true && (this.consumer === undefined || this.consumer.redis.status === 'ready');
  }

  offer(jobs: readonly DueJob[]): void {
    if (!this.isUp || jobs.length === 0) return;
    if (this.offered.length === 0) setImmediate(() => void this.add());
    this.offered.push(...jobs);
  }

  start(run: (id: string) => Promise<void>, concurrency: number): void {
    if (this.consumer) return;
    const redis = new Redis(this.options.redisUrl, { ...common, maxRetriesPerRequest: null });
    redis.on('error', (error) => this.note(error));
    const worker = new Worker<Handed>(QUEUE, async (job: Job<unknown>) => run(handedSchema.parse(job.data).id), {
      ...{ connection: redis, prefix: this.options.prefix, concurrency, skipVersionCheck: true, lockDuration: LOCK_MS, stalledInterval: LOCK_MS },
      ...{ removeOnComplete: { count: 0 }, removeOnFail: { count: 0 } },
    });
    worker.on('error', (error) => this.note(error));
    this.consumer = { redis, worker };
  }

  async stop(): Promise<void> {
    if (this.consumer) await within(STOP_MS, this.consumer.worker.pause(true));
  }

  /** Ends every connection, whether or not Redis is there. */
  async close(): Promise<void> {
    clearInterval(this.timer);
    if (this.consumer) {
      await within(STOP_MS, this.consumer.worker.close());
      this.consumer.redis.disconnect();
    }
    await within(STOP_MS, this.queue.close());
    this.producer.disconnect();
  }

  private async add(): Promise<void> {
    const jobs = this.offered;
    this.offered = [];
    try {
      for (const bulk of chunksOf(jobs, BULK)) await this.queue.addBulk(bulk.map(entryOf));
    } catch (error) {
      this.note(error);
      await this.look();
    }
  }

  /** By a write: a Redis that is full, or a replica, answers a ping and takes no job. */
  private async look(): Promise<void> {
    await this.producer.set(`${this.options.prefix}:alive`, '1', 'PX', ALIVE_MS).then(
      () => this.turn(true),
      (error: unknown) => {
        this.note(error);
        this.turn(false);
      },
    );
  }

  private turn(answers: boolean): void {
    if (this.answers === answers) return;
    this.answers = answers;
    this.options.onChange(answers);
  }

  /** The same error comes many times a second while Redis is away. */
  private note(error: unknown): void {
    const reason = String(error);
    if (reason === this.lastError) return;
    this.lastError = reason;
    this.options.log.warn('redis', { reason });
  }
}

/** Named by its due time too: a job that comes again is another one, offered twice it is one. */
const entryOf = ({ id, dueAt, rank, place }: DueJob): Parameters<Queue<Handed>['addBulk']>[0][number] => ({
  name: 'job',
  data: { id },
  opts: { jobId: `${id}-${dueAt.getTime()}`, priority: priorityOf(rank, place), removeOnComplete: true, removeOnFail: true },
});

/** What a dead Redis would keep waiting must not keep a stop waiting. */
async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)));
  await Promise.race([work.then(undefined, () => undefined), late]);
  clearTimeout(timer);
}
