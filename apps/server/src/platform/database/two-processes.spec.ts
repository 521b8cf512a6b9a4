import { monitorEventLoopDelay } from 'node:perf_hooks';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeTestPlace, type TestPlace } from '../../../test/support/database.js';
import { AuditRow } from '../audit/audit-entry.entity.js';
import { createDataSource, dataSourceOptions } from './data-source.js';
import { newId } from './ids.js';
import { migrate } from './migrate.js';
import { asColumns } from './rows.js';
import { managerFor, UnitOfWork } from './unit-of-work.js';

describe('two servers over one database', () => {
  let place: TestPlace;
  const open = async () => createDataSource(await dataSourceOptions({ url: place.url, poolSize: 3, entities: [AuditRow] })).initialize();

  beforeAll(async () => {
    place = await makeTestPlace();
  });
  afterAll(() => place.remove());

  it('write in turns: a read before the write does not make a writer fail', async () => {
    const [first, second] = [await open(), await open()];
    try {
      await migrate(first);
      await migrate(second);
      const writers = [first, second].map((dataSource) => ({ dataSource, unitOfWork: new UnitOfWork(dataSource) }));
      const writes = writers.flatMap(({ dataSource, unitOfWork }) =>
        Array.from({ length: 25 }, () =>
          unitOfWork.run(async (tx) => {
            const manager = managerFor(dataSource, tx);
            await manager.count(AuditRow);
            await new Promise((resolve) => setImmediate(resolve));
            await manager.insert(AuditRow, asColumns<AuditRow>({ id: newId(), at: new Date(0), actorKind: 'system', actorId: null, actorName: '测试', ip: null, action: 'test', objectKind: 'test', objectId: '1', summary: '', detail: {} }));
          }),
        ),
      );
      await Promise.all(writes);
      expect(await first.getRepository(AuditRow).count()).toBe(50);
    } finally {
      await first.destroy();
      await second.destroy();
    }
  });

  it('let their readers go on while one of them writes: the other waits without holding its thread', async () => {
    const [writing, waiting] = [await open(), await open()];
    const held = writing.createQueryRunner();
    try {
      await migrate(writing);
      const before = await waiting.getRepository(AuditRow).count();
      await held.startTransaction();
      await held.manager.insert(AuditRow, asColumns<AuditRow>({ id: newId(), at: new Date(0), actorKind: 'system', actorId: null, actorName: '测试', ip: null, action: 'test', objectKind: 'test', objectId: '1', summary: '', detail: {} }));
      const delay = monitorEventLoopDelay({ resolution: 5 });
      delay.enable();
      const turn = new UnitOfWork(waiting).run((tx) => managerFor(waiting, tx).count(AuditRow));
      for (let look = 0; look < 10; look++) {
        expect(await waiting.getRepository(AuditRow).count()).toBe(before);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      delay.disable();
      // A wait inside the driver holds the thread for 200 ms at least.
      expect(delay.max / 1e6).toBeLessThan(195);
      await held.commitTransaction();
      expect(await turn).toBeGreaterThanOrEqual(before);
    } finally {
      await held.release();
      await writing.destroy();
      await waiting.destroy();
    }
  });
});
