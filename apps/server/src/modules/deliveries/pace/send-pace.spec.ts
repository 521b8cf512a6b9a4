import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DiscoveryService } from '@nestjs/core';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { AlarmRow } from '../../../platform/alarms/alarm.entity.js';
import { Alarms } from '../../../platform/alarms/alarms.js';
import { AlarmsRepository } from '../../../platform/alarms/alarms.repository.js';
import { addMs, TestClock } from '../../../platform/clock/clock.js';
import { loadConfig } from '../../../platform/config/config.js';
import { Log } from '../../../platform/logging/logger.js';
import { OutboxHandlers } from '../../../platform/outbox/outbox-handlers.js';
import { OutboxRow } from '../../../platform/outbox/outbox.entity.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { OutboxRepository } from '../../../platform/outbox/outbox.repository.js';
import { PausesRepository } from '../pauses.repository.js';
import { SendPauseEntity } from '../send-pause.entity.js';
import { Outages } from './outages.service.js';
import { SendPaceEntity } from './send-pace.entity.js';
import { SendPaceRepository } from './send-pace.repository.js';
import { SendPace } from './send-pace.js';

const CALL = 'sendTemplateMessage';
const MINUTE = 60_000;
const EVENING = '2026-11-20T14:00:00Z';
const SOON = new Date('2026-11-21T01:00:00Z');
const LATER = new Date('2026-11-25T01:00:00Z');

describe('the pace of all processes', () => {
  let database: TestDatabase;
  const clock = new TestClock(EVENING);

  const entities = [SendPaceEntity, SendPauseEntity, AlarmRow, OutboxRow];
  /** Another process over the same database. */
  const makePace = (perMinute: number, perDay = 1_000_000): SendPace => {
    const config = loadConfig({ WECHAT_TEMPLATE_PER_MINUTE: String(perMinute), WECHAT_TEMPLATE_PER_DAY: String(perDay), WECHAT_TIMEOUT_MS: '10000' });
    return new SendPace(new SendPaceRepository(database.dataSource), database.unitOfWork, clock, config);
  };
  const makeOutages = (): Outages => {
    const log = Log.at('silent');
    const outbox = new Outbox(new OutboxRepository(database.dataSource), new OutboxHandlers({ getProviders: () => [] } as unknown as DiscoveryService), database.unitOfWork, clock);
    return new Outages(new SendPaceRepository(database.dataSource), new PausesRepository(database.dataSource), new Alarms(new AlarmsRepository(database.dataSource), database.unitOfWork, clock, log), outbox, clock, log);
  };

  beforeAll(async () => {
    database = await openTestDatabase(entities);
  });
  beforeEach(() => clock.set(EVENING));
  afterEach(async () => {
    for (const entity of entities) await database.dataSource.getRepository(entity).clear();
  });
  afterAll(() => database.close());

  it('is one quota, however many processes ask at once', async () => {
    const processes = [makePace(600), makePace(600), makePace(600)];
    const grants = await Promise.all(processes.flatMap((pace) => [pace.take(CALL, 4, SOON), pace.take(CALL, 4, SOON)]));
    expect(grants.reduce((sum, { granted }) => sum + granted, 0)).toBe(9);
    for (const { granted, again, reason } of grants) if (granted < 4) expect([again !== null && again > clock.now(), reason]).toEqual([true, 'quota-minute']);
  });

  it('survives its process: a new one goes on counting where the old one was', async () => {
    expect(await makePace(60_000, 10).take(CALL, 8, SOON)).toEqual({ granted: 8, again: null, reason: null });
    clock.advance(MINUTE);
    expect(await makePace(60_000, 10).take(CALL, 8, SOON)).toEqual({ granted: 2, again: new Date('2026-11-20T16:05:00Z'), reason: 'quota-day' });
  });

  it('counts the day from 00:05 to 00:05 in Shanghai', async () => {
    const pace = makePace(60_000, 10);
    await pace.take(CALL, 10, SOON);
    clock.set('2026-11-20T16:04:59Z');
    expect(await pace.take(CALL, 1, SOON)).toMatchObject({ granted: 0, again: new Date('2026-11-20T16:05:00Z') });
    clock.set('2026-11-20T16:05:00Z');
    expect(await pace.take(CALL, 1, SOON)).toMatchObject({ granted: 1 });
  });

  it('leaves one call alone when another is used up', async () => {
    const pace = makePace(60_000, 1);
    await pace.take(CALL, 1, SOON);
    expect(await pace.take(CALL, 1, SOON)).toMatchObject({ granted: 0 });
    expect(await pace.take('sendSubscribeMessage', 1, SOON)).toMatchObject({ granted: 1 });
  });

  it('gives those who wait times one after the other by rank, not one time for all', async () => {
    const pace = makePace(610);
    await pace.take(CALL, 10, SOON);
    const wait = async (rank: Date): Promise<number> => ((await pace.take(CALL, 5, rank)).again?.getTime() ?? 0) - clock.now().getTime();
    expect([await wait(LATER), await wait(LATER), await wait(SOON), await wait(SOON), await wait(LATER)]).toEqual([500, 1000, 500, 1000, 2500]);
    clock.advance(500);
    expect(await pace.take(CALL, 5, SOON)).toMatchObject({ granted: 5 });
  });

  it('sends nobody away for more than fifteen seconds', async () => {
    const pace = makePace(61);
    expect((await pace.take(CALL, 100, SOON)).again).toEqual(addMs(clock.now(), 1000));
    expect((await pace.take(CALL, 100, LATER)).again).toEqual(addMs(clock.now(), 15_000));
  });

  it('grants the earliest rank first to those who ask at the same moment', async () => {
    const pace = makePace(610);
    const [late, early] = await Promise.all([pace.take(CALL, 8, LATER), pace.take(CALL, 8, SOON)]);
    expect([early.granted, late.granted]).toEqual([8, 2]);
  });

  describe('while WeChat is silent', () => {
    const silence = (outages: Outages) => database.unitOfWork.run((tx) => outages.noAnswer(tx, CALL, '连不上'));
    const answer = (outages: Outages) => database.unitOfWork.run((tx) => outages.answered(tx, CALL));
    const alarms = async (): Promise<string[]> => (await database.dataSource.getRepository(AlarmRow).find()).map(({ key }) => key);
    const fail = async (outages: Outages, times: number): Promise<void> => {
      for (let n = 0; n < times; n += 1) await silence(outages);
    };

    it('rests after five lost answers in a row, and not after four', async () => {
      const [pace, outages] = [makePace(60_000), makeOutages()];
      await fail(outages, 4);
      await answer(outages);
      await fail(outages, 4);
      expect(await pace.take(CALL, 10, SOON)).toMatchObject({ granted: 10 });
      await silence(outages);
      expect(await pace.take(CALL, 10, SOON)).toEqual({ granted: 0, again: addMs(clock.now(), 1000), reason: 'wechat-unreachable' });
      expect(await alarms()).toEqual([`call:${CALL}:silent`]);
    });

    it('lets one probe out at a time, whatever the process', async () => {
      const outages = makeOutages();
      await fail(outages, 5);
      clock.advance(1000);
      const processes = [makePace(60_000), makePace(60_000), makePace(60_000)];
      const grants = await Promise.all(processes.map((pace) => pace.take(CALL, 50, SOON)));
      expect(grants.map(({ granted }) => granted).sort()).toEqual([0, 0, 1]);
      clock.advance(14_999);
      expect(await makePace(60_000).take(CALL, 1, SOON)).toMatchObject({ granted: 0 });
      clock.advance(1);
      expect(await makePace(60_000).take(CALL, 1, SOON)).toMatchObject({ granted: 1 });
    });

    it('waits longer after each probe, at most thirty seconds', async () => {
      const [pace, outages] = [makePace(60_000), makeOutages()];
      await fail(outages, 5);
      const waits: number[] = [];
      for (let probe = 0; probe < 8; probe += 1) {
        const { again } = await pace.take(CALL, 1, SOON);
        waits.push(((again ?? clock.now()).getTime() - clock.now().getTime()) / 1000);
        clock.set(again ?? clock.now());
        expect(await pace.take(CALL, 1, SOON)).toMatchObject({ granted: 1 });
        await silence(outages);
      }
      expect(waits).toEqual([1, 2, 4, 8, 16, 30, 30, 30]);
    });

    it('does not take the answers of calls that were under way for failed probes', async () => {
      const [pace, outages] = [makePace(60_000), makeOutages()];
      await fail(outages, 100);
      expect((await pace.take(CALL, 1, SOON)).again).toEqual(addMs(clock.now(), 1000));
    });

    it('is over with the first answer, and everything that waits is due', async () => {
      const [pace, outages] = [makePace(60_000), makeOutages()];
      const later = addMs(clock.now(), 3_600_000);
      await database.dataSource.getRepository(OutboxRow).insert({ id: '1', kind: 'delivery.send', payload: {}, state: 'pending', dueAt: later, rank: later, place: 0, attempts: 0, lastError: null, dedupeKey: null, createdAt: clock.now() });
      await fail(outages, 5);
      clock.advance(1000);
      await pace.take(CALL, 1, SOON);
      await answer(outages);
      expect(await pace.take(CALL, 10, SOON)).toMatchObject({ granted: 10 });
      expect(await alarms()).toEqual([]);
      expect(await database.dataSource.getRepository(SendPauseEntity).find()).toEqual([]);
      expect(await database.dataSource.getRepository(OutboxRow).find()).toMatchObject([{ state: 'ready', dueAt: clock.now() }]);
    });
  });
});
