import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { TestClock } from '../clock/clock.js';
import { Log } from '../logging/logger.js';
import { AlarmRow } from './alarm.entity.js';
import { AlarmsRepository } from './alarms.repository.js';
import { Alarms } from './alarms.js';

describe('alarms', () => {
  let database: TestDatabase;
  let alarms: Alarms;
  const clock = new TestClock('2026-11-20T02:00:00Z');
  const log = Log.at('silent');
  const logged = jest.spyOn(log, 'error');

  beforeAll(async () => {
    database = await openTestDatabase([AlarmRow]);
    alarms = new Alarms(new AlarmsRepository(database.dataSource), database.unitOfWork, clock, log);
  });
  beforeEach(async () => {
    await database.dataSource.getRepository(AlarmRow).clear();
    logged.mockClear();
  });
  afterAll(() => database.close());

  it('counts what is raised again, keeps its first time and newest words, and logs it once', async () => {
    const firstAt = clock.now();
    await alarms.raise('wechat:mini:ip', '旧');
    clock.advance(60_000);
    await alarms.raise('wechat:mini:ip', '新');
    expect(await alarms.list()).toEqual([{ key: 'wechat:mini:ip', text: '新', firstAt, lastAt: clock.now(), times: 2 }]);
    expect(logged).toHaveBeenCalledTimes(1);
  });

  it('is one alarm when many raise it at once', async () => {
    await Promise.all(Array.from({ length: 10 }, () => alarms.raise('articles:right', '没有权限')));
    expect(await alarms.list()).toMatchObject([{ key: 'articles:right', times: 10 }]);
    expect(logged).toHaveBeenCalledTimes(1);
  });

  it('goes when it is cleared, and is new when it comes again', async () => {
    await alarms.raise('a', '一');
    await alarms.clear('a');
    await alarms.clear('a');
    expect(await alarms.list()).toEqual([]);
    await alarms.raise('a', '一');
    expect(logged).toHaveBeenCalledTimes(2);
  });

  it('shares the fate of the transaction that it is raised in', async () => {
    const failed = database.unitOfWork.run(async (tx) => {
      await alarms.raise('b', '二', tx);
      throw new Error('rolled back');
    });
    await expect(failed).rejects.toThrow('rolled back');
    expect(await alarms.list()).toEqual([]);
  });

  it('keeps whole characters of a text that is too long', async () => {
    await alarms.raise('long', '😀'.repeat(600));
    const [alarm] = await alarms.list();
    expect(Array.from(alarm?.text ?? '')).toEqual(Array.from({ length: 500 }, () => '😀'));
  });
});
