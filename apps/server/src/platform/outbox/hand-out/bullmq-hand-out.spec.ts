import { createServer, connect, type Server, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DiscoveryService } from '@nestjs/core';
import { Redis } from 'ioredis';
import * as z from 'zod';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { waitFor } from '../../../../test/support/wait.js';
import { SystemClock } from '../../clock/clock.js';
import { loadConfig } from '../../config/config.js';
import { newId } from '../../database/ids.js';
import { Log } from '../../logging/logger.js';
import { OutboxHandler } from '../outbox-handler.js';
import { OutboxHandlers } from '../outbox-handlers.js';
import { OutboxRunner } from '../outbox-runner.js';
import { OutboxSweep } from '../outbox-sweep.js';
import { OutboxWorker } from '../outbox-worker.js';
import { OutboxRow } from '../outbox.entity.js';
import { OutboxRepository } from '../outbox.repository.js';
import { Outbox, type NewJob } from '../outbox.js';
import { BullmqHandOut } from './bullmq-hand-out.js';

const SERVER = process.env['REDIS_URL'];
/** A database of its own on the server, because it is flushed. */
const REDIS_URL = new URL('/5', SERVER ?? 'redis://127.0.0.1:6379').href;
const PATIENCE_MS = 15_000;
const log = Log.at('silent');

class Parcel extends OutboxHandler<string> {
  readonly kind = 'test.parcel';
  readonly schema = z.string();
  readonly got: string[] = [];
  answer: (payload: string) => Promise<void> = () => Promise.resolve();

  async handle(payload: string): Promise<void> {
    this.got.push(payload);
    await this.answer(payload);
  }
}

/** A way to Redis that can be cut. */
class Way {
  private server: Server | undefined;
  private readonly sockets = new Set<Socket>();
  port = 0;

  async open(): Promise<void> {
    const { hostname, port } = new URL(REDIS_URL);
    const server = createServer((near) => {
      const far = connect(Number(port || 6379), hostname);
      for (const socket of [near, far]) {
        this.sockets.add(socket);
        socket.on('close', () => this.sockets.delete(socket));
        socket.on('error', () => socket.destroy());
      }
      near.pipe(far).pipe(near);
      near.on('close', () => far.destroy());
      far.on('close', () => near.destroy());
    });
    this.server = server;
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.port = (server.address() as { port: number }).port;
  }

  async cut(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server?.close(() => resolve()));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}/5`;
  }
}

(SERVER ? describe : describe.skip)('the hand-out by BullMQ (needs REDIS_URL)', () => {
  let database: TestDatabase;
  let parcel: Parcel;
  let prefix: string;
  let redis: Redis;
  let stops: (() => Promise<void>)[];
  const clock = new SystemClock();
  const way = new Way();

  const handlers = (): OutboxHandlers => {
    const known = new OutboxHandlers({ getProviders: () => [{ instance: parcel }] } as unknown as DiscoveryService);
    known.onModuleInit();
    return known;
  };
  /** Another process over the same database. */
  const startProcess = (redisUrl = REDIS_URL, env: Record<string, string> = {}): { outbox: Outbox; handOut: BullmqHandOut; changes: boolean[] } => {
    const config = loadConfig({ OUTBOX_POLL_MS: '50', STOP_TIMEOUT_MS: '2000', ...env });
    const repository = new OutboxRepository(database.dataSource);
    const known = handlers();
    const outbox = new Outbox(repository, known, database.unitOfWork, clock);
    const changes: boolean[] = [];
    const handOut = new BullmqHandOut({ redisUrl, prefix, log, onChange: (isUp) => changes.push(isUp) });
    outbox.onDue((jobs) => handOut.offer(jobs));
    const sweep = new OutboxSweep(repository, handOut, database.unitOfWork, clock);
    const worker = new OutboxWorker(repository, new OutboxRunner(repository, known, database.unitOfWork, clock, config, log), outbox, handOut, sweep, database.unitOfWork, clock, config, log);
    worker.start();
    stops.push(() => worker.beforeApplicationShutdown().then(() => handOut.close()));
    return { outbox, handOut, changes };
  };
  const add = (outbox: Outbox, payloads: string[], more: Partial<NewJob> = {}) =>
    database.unitOfWork.run(async (tx) => {
      for (const payload of payloads) await outbox.add(tx, { kind: 'test.parcel', payload, ...more });
    });
  const numbers = (count: number): string[] => Array.from({ length: count }, (_one, index) => `第${index}件`);
  const allDone = () => waitFor(async () => (await database.dataSource.getRepository(OutboxRow).count()) === 0, 'an empty outbox', PATIENCE_MS);

  beforeAll(async () => {
    database = await openTestDatabase([OutboxRow]);
    redis = new Redis(REDIS_URL);
    await way.open();
  });
  beforeEach(async () => {
    await database.dataSource.getRepository(OutboxRow).clear();
    parcel = new Parcel();
    prefix = `test:${newId()}`;
    stops = [];
  });
  afterEach(async () => {
    await Promise.all(stops.map((stop) => stop()));
  });
  afterAll(async () => {
    await way.cut();
    await redis.flushdb();
    redis.disconnect();
    await database.close();
  });

  it('lets two workers run each job once', async () => {
    const [one, two] = [startProcess(), startProcess()];
    await waitFor(() => one.handOut.isUp && two.handOut.isUp, 'Redis', PATIENCE_MS);
    await add(one.outbox, numbers(200));
    await allDone();
    expect([...parcel.got].sort()).toEqual(numbers(200).sort());
  }, 40_000);

  it('brings a job again that a process took from Redis and died before it claimed it', async () => {
    const lifeline = new Way();
    await lifeline.open();
    const dead = new BullmqHandOut({ redisUrl: lifeline.url, prefix, log, onChange: () => undefined });
    stops.push(() => dead.close());
    const taken = new Promise<string>((resolve) => dead.start((id) => new Promise(() => resolve(id)), 1));
    await waitFor(() => dead.isUp, 'Redis', PATIENCE_MS);
    const dueAt = clock.now();
    const job = { id: newId(), dueAt, rank: dueAt, place: 0 };
    dead.offer([job]);
    await taken;
    await lifeline.cut();
    const { handOut } = startProcess();
    await waitFor(() => handOut.isUp, 'Redis', PATIENCE_MS);
    const row = { ...job, kind: 'test.parcel', payload: '被丢下', dedupeKey: null, createdAt: dueAt };
    await database.unitOfWork.run((tx) => new OutboxRepository(database.dataSource).add(tx, row));
    await allDone();
    expect(parcel.got).toEqual(['被丢下']);
  }, 60_000);

  it('brings a job that was added by a process which does no work', async () => {
    const { handOut } = startProcess();
    await waitFor(() => handOut.isUp, 'Redis', PATIENCE_MS);
    const silent = new Outbox(new OutboxRepository(database.dataSource), handlers(), database.unitOfWork, clock);
    await add(silent, ['没有人说过的']);
    await allDone();
    expect(parcel.got).toEqual(['没有人说过的']);
  }, 40_000);

  it('loses and doubles nothing when Redis is flushed again and again', async () => {
    parcel.answer = () => pause(2);
    const [one, two] = [startProcess(), startProcess()];
    await waitFor(() => one.handOut.isUp && two.handOut.isUp, 'Redis', PATIENCE_MS);
    await add(one.outbox, numbers(200));
    for (const done of [20, 80, 140]) {
      await waitFor(() => parcel.got.length >= done, `${done} parcels`, PATIENCE_MS);
      await redis.flushdb();
    }
    await allDone();
    expect([...parcel.got].sort()).toEqual(numbers(200).sort());
  }, 60_000);

  it('takes the earliest rank first among what waits', async () => {
    let goOn = (): void => undefined;
    parcel.answer = (payload) => (payload === '挡路' ? new Promise((resolve) => (goOn = resolve)) : Promise.resolve());
    const { outbox, handOut } = startProcess(REDIS_URL, { OUTBOX_CONCURRENCY: '1' });
    await waitFor(() => handOut.isUp, 'Redis', PATIENCE_MS);
    await add(outbox, ['挡路']);
    await waitFor(() => parcel.got.length === 1, 'the first parcel', PATIENCE_MS);
    const inHours = (hours: number): Date => new Date(Date.now() + hours * 3_600_000);
    await add(outbox, ['下周'], { rank: inHours(168) });
    await add(outbox, ['今天'], { rank: inHours(5) });
    await add(outbox, ['明天'], { rank: inHours(24) });
    await waitFor(async () => (await redis.zcard(`${prefix}:outbox:prioritized`)) === 3, 'three that wait', PATIENCE_MS);
    goOn();
    await allDone();
    expect(parcel.got).toEqual(['挡路', '今天', '明天', '下周']);
  }, 40_000);

  it('works without Redis from the start, and says so', async () => {
    const { outbox, handOut, changes } = startProcess('redis://127.0.0.1:1/5');
    await add(outbox, numbers(20));
    await allDone();
    expect([...parcel.got].sort()).toEqual(numbers(20).sort());
    await waitFor(() => changes.length > 0, 'the change', PATIENCE_MS);
    expect([handOut.isUp, changes]).toEqual([false, [false]]);
  }, 40_000);

  it('goes on by the database while Redis answers but takes no writes, as when it is full', async () => {
    const user = `test-${newId()}`;
    const url = new URL(REDIS_URL);
    Object.assign(url, { username: user, password: 'test' });
    await redis.call('ACL', 'SETUSER', user, 'on', '>test', '~*', '&*', '+@all');
    try {
      const { outbox, handOut } = startProcess(url.href);
      await waitFor(() => handOut.isUp, 'Redis', PATIENCE_MS);
      await redis.call('ACL', 'SETUSER', user, '-@write');
      await waitFor(() => !handOut.isUp, 'the refusal', PATIENCE_MS);
      await add(outbox, ['写不进 Redis']);
      await allDone();
      await redis.call('ACL', 'SETUSER', user, '+@write');
      await waitFor(() => handOut.isUp, 'Redis again', PATIENCE_MS);
      await add(outbox, ['又写得进']);
      await allDone();
      expect(parcel.got).toEqual(['写不进 Redis', '又写得进']);
    } finally {
      await Promise.all(stops.splice(0).map((stop) => stop()));
      await redis.call('ACL', 'DELUSER', user);
    }
  }, 60_000);

  it('goes on by the database when Redis goes away, and by Redis when it comes back', async () => {
    const { outbox, handOut, changes } = startProcess(way.url);
    await waitFor(() => handOut.isUp, 'Redis', PATIENCE_MS);
    await way.cut();
    await waitFor(() => !handOut.isUp, 'the loss of Redis', PATIENCE_MS);
    await add(outbox, ['没有 Redis']);
    await allDone();
    await way.open();
    await waitFor(() => handOut.isUp, 'Redis again', PATIENCE_MS);
    await add(outbox, ['又有了']);
    await allDone();
    expect(parcel.got).toEqual(['没有 Redis', '又有了']);
    expect(changes.slice(-2)).toEqual([false, true]);
  }, 60_000);
});
