import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DiscoveryService } from '@nestjs/core';
import * as z from 'zod';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { waitFor } from '../../../test/support/wait.js';
import { TestClock } from '../clock/clock.js';
import { loadConfig } from '../config/config.js';
import type { Tx } from '../database/unit-of-work.js';
import { Log } from '../logging/logger.js';
import { OutboxHandler, RetryAt } from './outbox-handler.js';
import { OutboxHandlers } from './outbox-handlers.js';
import { OutboxRunner } from './outbox-runner.js';
import { OutboxWorker } from './outbox-worker.js';
import { SqlHandOut } from './hand-out/job-hand-out.js';
import { OutboxSweep } from './outbox-sweep.js';
import { OutboxRow } from './outbox.entity.js';
import { OutboxRepository } from './outbox.repository.js';
import { Outbox } from './outbox.js';

class Letter extends OutboxHandler<{ to: string }> {
  readonly kind: string = 'test.letter';
  readonly schema = z.object({ to: z.string() });
  readonly got: { to: string; attempt: number }[] = [];
  readonly endedFor: string[] = [];
  answer: (to: string, signal: AbortSignal) => Promise<void> = () => Promise.resolve();
  onEnd: () => Promise<void> = () => Promise.resolve();

  async handle(payload: { to: string }, signal: AbortSignal, { attempt }: { attempt: number }): Promise<void> {
    this.got.push({ to: payload.to, attempt });
    await this.answer(payload.to, signal);
  }

  override async gaveUp(_tx: Tx, { to }: { to: string }, why: string): Promise<void> {
    await this.onEnd();
    this.endedFor.push(`${to}：${why}`);
  }
}

const discover = (...instances: unknown[]): OutboxHandlers => {
  const handlers = new OutboxHandlers({ getProviders: () => instances.map((instance) => ({ instance })) } as unknown as DiscoveryService);
  handlers.onModuleInit();
  return handlers;
};

describe('the outbox', () => {
  let database: TestDatabase;
  let clock: TestClock;
  let letter: Letter;
  let outbox: Outbox;
  let worker: OutboxWorker;
  const config = loadConfig({ OUTBOX_MAX_ATTEMPTS: '3', OUTBOX_POLL_MS: '20', STOP_TIMEOUT_MS: '50' });
  const log = Log.at('silent');
  const rows = () => database.dataSource.getRepository(OutboxRow).find();
  const makeWorker = (): OutboxWorker => {
    const handlers = discover(letter);
    const repository = new OutboxRepository(database.dataSource);
    outbox = new Outbox(repository, handlers, database.unitOfWork, clock);
    const handOut = new SqlHandOut();
    const sweep = new OutboxSweep(repository, handOut, database.unitOfWork, clock);
    return new OutboxWorker(repository, new OutboxRunner(repository, handlers, database.unitOfWork, clock, config, log), outbox, handOut, sweep, database.unitOfWork, clock, config, log);
  };
  const send = (to: string, more: { dueAt?: Date; dedupeKey?: string } = {}) => database.unitOfWork.run((tx) => outbox.add(tx, { kind: 'test.letter', payload: { to }, ...more }));

  beforeAll(async () => {
    database = await openTestDatabase([OutboxRow]);
  });
  beforeEach(async () => {
    await database.dataSource.getRepository(OutboxRow).clear();
    clock = new TestClock('2026-11-20T02:00:00Z');
    letter = new Letter();
    worker = makeWorker();
  });
  afterAll(() => database.close());

  it('gives up a job that ended every process which ran it, without running it again', async () => {
    await send('甲');
    await database.dataSource.getRepository(OutboxRow).update({ kind: 'test.letter' }, { state: 'running', attempts: 3 });
    await worker.tick();
    expect(letter.got).toEqual([]);
    expect(await rows()).toMatchObject([{ state: 'dead', lastError: 'every run ended with its process' }]);
    expect(letter.endedFor).toEqual(['甲：every run ended with its process']);
  });

  it('runs a job once and forgets it', async () => {
    await send('甲');
    expect(await worker.tick()).toBe(1);
    expect(await worker.tick()).toBe(0);
    expect(letter.got).toEqual([{ to: '甲', attempt: 1 }]);
    expect(await rows()).toEqual([]);
  });

  it('adds nothing when the transaction is undone', async () => {
    const work = database.unitOfWork.run(async (tx) => {
      await outbox.add(tx, { kind: 'test.letter', payload: { to: '甲' } });
      throw new Error('undone');
    });
    await expect(work).rejects.toThrow('undone');
    expect(await worker.tick()).toBe(0);
  });

  it('waits until a job is due', async () => {
    await send('甲', { dueAt: new Date('2026-11-20T03:00:00Z') });
    expect(await worker.tick()).toBe(0);
    clock.set('2026-11-20T03:00:00Z');
    expect(await worker.tick()).toBe(1);
  });

  it('takes a dedupeKey once, also after the first job is done', async () => {
    expect(await send('甲', { dedupeKey: 'k' })).toBe(true);
    expect(await send('乙', { dedupeKey: 'k' })).toBe(false);
    await worker.tick();
    expect(await send('丙', { dedupeKey: 'k' })).toBe(false);
    expect(await worker.tick()).toBe(0);
    expect(letter.got.map(({ to }) => to)).toEqual(['甲']);
  });

  it('tries again after 1 s and 5 s, then gives the job up and says why', async () => {
    letter.answer = () => Promise.reject(new Error('收件人不在'));
    await send('甲');
    await worker.tick();
    clock.advance(999);
    expect(await worker.tick()).toBe(0);
    clock.advance(1);
    expect(await worker.tick()).toBe(1);
    clock.advance(5000);
    expect(await worker.tick()).toBe(1);
    expect(await rows()).toMatchObject([{ state: 'dead', attempts: 3, lastError: '收件人不在' }]);
    expect(letter.endedFor).toEqual(['甲：收件人不在']);
    clock.advance(86_400_000);
    expect(await worker.tick()).toBe(0);
  });

  it('does not give a job up before what it was for is ended', async () => {
    letter.onEnd = () => Promise.reject(new Error('数据库忙'));
    await send('甲');
    await database.dataSource.getRepository(OutboxRow).update({ kind: 'test.letter' }, { state: 'running', attempts: 3 });
    await worker.tick();
    expect(await rows()).toMatchObject([{ state: 'running' }]);
    letter.onEnd = () => Promise.resolve();
    clock.advance(config.env.OUTBOX_LEASE_MS);
    await worker.tick();
    expect(letter.endedFor).toHaveLength(1);
    expect(await rows()).toMatchObject([{ state: 'dead' }]);
  });

  it('comes back when the handler says so, without counting the attempt', async () => {
    const at = new Date('2026-11-20T16:00:00Z');
    letter.answer = () => Promise.reject(new RetryAt(at, '今日额度已满'));
    await send('甲');
    await worker.tick();
    expect(await rows()).toMatchObject([{ state: 'pending', attempts: 0, dueAt: at, lastError: '今日额度已满' }]);
  });

  it('begins to count anew when it comes back alive: dying processes do not use up what waits', async () => {
    letter.answer = () => Promise.reject(new RetryAt(clock.now(), '还没有回音'));
    await send('甲');
    await database.dataSource.getRepository(OutboxRow).update({ kind: 'test.letter' }, { state: 'running', attempts: 2 });
    await worker.tick();
    expect(await rows()).toMatchObject([{ state: 'pending', attempts: 0 }]);
  });

  it('gives each job to one of several workers that claim at once', async () => {
    for (let i = 0; i < 12; i += 1) await send(`第${i}`);
    const others = [worker, worker, worker];
    for (let round = 0; round < 12; round += 1) await Promise.all(others.map((one) => one.tick()));
    expect(new Set(letter.got.map(({ to }) => to)).size).toBe(12);
    expect(letter.got).toHaveLength(12);
  });

  it('takes over the job of a worker that died, when its lease is over', async () => {
    await send('甲');
    const repository = new OutboxRepository(database.dataSource);
    const now = clock.now();
    await database.unitOfWork.run((tx) => repository.claimDue(tx, now, new Date(now.getTime() + 15_000), 1));
    expect(await worker.tick()).toBe(0);
    clock.advance(15_000);
    expect(await worker.tick()).toBe(1);
    expect(letter.got).toEqual([{ to: '甲', attempt: 2 }]);
  });

  it('lets a worker that lost its job change nothing', async () => {
    await send('甲');
    const repository = new OutboxRepository(database.dataSource);
    const claim = (from: Date) => database.unitOfWork.run((tx) => repository.claimDue(tx, from, new Date(from.getTime() + 15_000), 1));
    const [lost] = await claim(clock.now());
    clock.advance(20_000);
    await claim(clock.now());
    if (!lost) throw new Error('nothing was claimed');
    await database.unitOfWork.run((tx) => repository.finish(tx, lost, clock.now()));
    expect(await rows()).toMatchObject([{ state: 'running', attempts: 2 }]);
  });

  it('refuses a kind that nobody handles and a payload that does not fit, in the transaction that asks', async () => {
    await expect(database.unitOfWork.run((tx) => outbox.add(tx, { kind: 'test.unknown', payload: {} }))).rejects.toThrow('no outbox handler');
    await expect(database.unitOfWork.run((tx) => outbox.add(tx, { kind: 'test.letter', payload: { to: 1 } }))).rejects.toThrow('does not fit');
    expect(await rows()).toEqual([]);
  });

  it('refuses two handlers for one kind', () => {
    class Other extends Letter {}
    expect(() => discover(new Letter(), new Other())).toThrow('two outbox handlers for test.letter');
  });

  it('works by itself after the commit once started, and stops clean', async () => {
    worker.start();
    await send('甲');
    await waitFor(() => letter.got.length === 1, 'the letter');
    await worker.beforeApplicationShutdown();
    await send('乙');
    expect(letter.got).toHaveLength(1);
    expect(await rows()).toMatchObject([{ state: 'ready' }]);
  });

  it('puts a job back that a stop interrupted', async () => {
    letter.answer = (_to, signal) => new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('stopped'))));
    worker.start();
    await send('甲');
    await waitFor(() => letter.got.length === 1, 'the letter');
    await worker.beforeApplicationShutdown();
    expect(await rows()).toMatchObject([{ state: 'pending', attempts: 0 }]);
  });
});
