import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DiscoveryService } from '@nestjs/core';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { waitFor } from '../../../test/support/wait.js';
import { TestClock } from '../clock/clock.js';
import { loadConfig } from '../config/config.js';
import { Log } from '../logging/logger.js';
import { RecurringJob, type Timetable } from './recurring-job.js';
import { RecurringJobRow } from './recurring-job.entity.js';
import { RecurringJobRunner } from './recurring-job-runner.js';
import { RecurringJobs } from './recurring-jobs.js';
import { RecurringJobsRepository } from './recurring-jobs.repository.js';

const MINUTE = 60_000;

class Bell extends RecurringJob {
  readonly name: string = 'test.bell';
  every: Timetable = { minutes: 10 };
  override timeoutMs = 60_000;
  rings = 0;
  answer: (signal: AbortSignal) => Promise<void> = () => Promise.resolve();

  async run(signal: AbortSignal): Promise<void> {
    this.rings += 1;
    await this.answer(signal);
  }
}

const untilAborted = (signal: AbortSignal): Promise<void> => new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));

describe('recurring jobs', () => {
  let database: TestDatabase;
  let clock: TestClock;
  let bell: Bell;
  const config = loadConfig({});
  const log = Log.at('silent');

  /** Another server process over the same database. */
  const process = (...jobs: RecurringJob[]): RecurringJobs => {
    const repository = new RecurringJobsRepository(database.dataSource);
    const runner = new RecurringJobRunner(repository, database.unitOfWork, clock, config, log);
    const discovery = { getProviders: () => jobs.map((instance) => ({ instance })) } as unknown as DiscoveryService;
    const made = new RecurringJobs(discovery, repository, runner, database.unitOfWork, clock, log);
    made.onModuleInit();
    return made;
  };
  const row = () => database.dataSource.getRepository(RecurringJobRow).findOneByOrFail({ name: 'test.bell' });

  beforeAll(async () => {
    database = await openTestDatabase([RecurringJobRow]);
  });
  beforeEach(async () => {
    await database.dataSource.getRepository(RecurringJobRow).clear();
    clock = new TestClock('2026-11-20T02:00:00Z');
    bell = new Bell();
  });
  afterAll(() => database.close());

  it('run at once the first time, then when their minutes are over', async () => {
    const jobs = process(bell);
    expect([await jobs.tick(), await jobs.tick()]).toEqual([1, 0]);
    clock.advance(10 * MINUTE - 1);
    expect(await jobs.tick()).toBe(0);
    clock.advance(1);
    expect(await jobs.tick()).toBe(1);
    expect(await row()).toMatchObject({ leaseUntil: null, lastEndedAt: clock.now(), lastError: null });
  });

  it('run in one of several processes', async () => {
    const all = [process(bell), process(bell), process(bell)];
    for (let round = 0; round < 5; round += 1) {
      await Promise.all(all.map((one) => one.tick()));
      clock.advance(10 * MINUTE);
    }
    expect(bell.rings).toBe(5);
  });

  it('wait for the next regular time after a failure, and say why it failed', async () => {
    bell.answer = () => Promise.reject(new Error('钟坏了'));
    const jobs = process(bell);
    expect([await jobs.tick(), await jobs.tick()]).toEqual([1, 0]);
    expect(await row()).toMatchObject({ lastError: 'Error: 钟坏了', nextAt: new Date('2026-11-20T02:10:00Z') });
    bell.answer = () => Promise.resolve();
    clock.advance(10 * MINUTE);
    await jobs.tick();
    expect(await row()).toMatchObject({ lastError: null });
  });

  it('are taken over from a process that died, when its lease is over', async () => {
    const jobs = process(bell);
    const runner = new RecurringJobRunner(new RecurringJobsRepository(database.dataSource), database.unitOfWork, clock, config, log);
    await jobs.tick();
    clock.advance(10 * MINUTE);
    await runner.take('test.bell', clock.now());
    expect(await jobs.tick()).toBe(0);
    clock.advance(config.env.OUTBOX_LEASE_MS);
    expect(await jobs.tick()).toBe(1);
  });

  it('stop with the process and stay due for the next one', async () => {
    bell.answer = untilAborted;
    const jobs = process(bell);
    jobs.start();
    await waitFor(() => bell.rings === 1, 'the bell');
    await jobs.beforeApplicationShutdown();
    expect(await row()).toMatchObject({ leaseUntil: null, lastEndedAt: null, lastError: null, nextAt: clock.now() });
    bell.answer = () => Promise.resolve();
    expect(await process(bell).tick()).toBe(1);
  });

  it('are cut short after their time limit, which counts as a failure although the job ends quietly', async () => {
    bell.timeoutMs = 10;
    bell.answer = (signal) => untilAborted(signal).catch(() => undefined);
    await process(bell).tick();
    expect((await row()).lastError).toContain('TimeoutError');
  });

  it('run when a person asks, pass their error on, and refuse a second run meanwhile', async () => {
    const jobs = process(bell);
    await jobs.tick();
    clock.advance(MINUTE);
    await jobs.runNow('test.bell');
    expect([bell.rings, (await row()).nextAt]).toEqual([2, new Date('2026-11-20T02:11:00Z')]);
    let goOn = (): void => undefined;
    bell.answer = () => new Promise((_resolve, reject) => (goOn = () => reject(new Error('钟坏了'))));
    const running = jobs.runNow('test.bell');
    await waitFor(() => bell.rings === 3, 'the bell');
    await expect(process(bell).runNow('test.bell')).rejects.toMatchObject({ code: 'WRONG_STATE' });
    goOn();
    await expect(running).rejects.toThrow('钟坏了');
    await expect(jobs.runNow('test.none')).rejects.toThrow('no recurring job test.none');
  });

  it('need not wait for the old time when their timetable became denser', async () => {
    bell.every = { dailyAt: '09:00' };
    await process(bell).tick();
    expect((await row()).nextAt).toEqual(new Date('2026-11-21T01:00:00Z'));
    bell.every = { minutes: 5 };
    await process(bell).tick();
    expect((await row()).nextAt).toEqual(new Date('2026-11-20T02:05:00Z'));
  });

  it('refuse to boot with two of one name or with a time that is none', () => {
    class Other extends Bell {}
    expect(() => process(bell, new Other())).toThrow('two recurring jobs named test.bell');
    bell.every = { dailyAt: '25:00' };
    expect(() => process(bell)).toThrow('not a time of day: 25:00');
  });
});
