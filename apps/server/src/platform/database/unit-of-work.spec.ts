import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { AuditRow } from '../audit/audit-entry.entity.js';
import { newId } from './ids.js';
import { asColumns } from './rows.js';
import { isUniqueViolation, managerFor, UnitOfWork, type Tx } from './unit-of-work.js';

const rowOf = (id = newId()): AuditRow => ({ id, at: new Date(0), actorKind: 'system', actorId: null, actorName: '测试', ip: null, action: 'test', objectKind: 'test', objectId: '1', summary: '', detail: {} });

describe('UnitOfWork', () => {
  let database: TestDatabase;
  let unitOfWork: UnitOfWork;
  const insert = (tx: Tx, id?: string) => managerFor(database.dataSource, tx).insert(AuditRow, asColumns<AuditRow>(rowOf(id)));
  const count = () => managerFor(database.dataSource).count(AuditRow);

  beforeAll(async () => {
    database = await openTestDatabase([AuditRow]);
    ({ unitOfWork } = database);
  });
  beforeEach(() => database.dataSource.getRepository(AuditRow).clear());
  afterAll(() => database.close());

  it('keeps what resolves', async () => {
    await unitOfWork.run((tx) => insert(tx));
    expect(await count()).toBe(1);
  });

  it('undoes what rejects and passes the error on', async () => {
    const work = unitOfWork.run(async (tx) => {
      await insert(tx);
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    expect(await count()).toBe(0);
  });

  it('does not let one transaction undo another that runs at the same time', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, i) =>
        unitOfWork.run(async (tx) => {
          await insert(tx);
          await new Promise((resolve) => setImmediate(resolve));
          if (i % 2 === 1) throw new Error('odd');
        }),
      ),
    );
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(10);
    expect(await count()).toBe(10);
  });

  it('lets sockets and timers have their turn between transactions', async () => {
    const order: string[] = [];
    setImmediate(() => order.push('somebody else'));
    for (const name of ['first', 'second', 'third']) {
      await unitOfWork.run((tx) => insert(tx));
      order.push(name);
    }
    expect(order.slice(0, 2)).toContain('somebody else');
  });

  it('refuses a run inside a run, which would wait for itself on SQLite', async () => {
    await expect(unitOfWork.run(() => unitOfWork.run(() => Promise.resolve()))).rejects.toThrow('inside');
  });

  it('calls the hook after the commit, and lets it open a transaction', async () => {
    let follower: Promise<unknown> | undefined;
    await unitOfWork.run((tx) => {
      unitOfWork.afterCommit(tx, () => {
        follower = unitOfWork.run((next) => insert(next));
      });
      return insert(tx);
    });
    await follower;
    expect(await count()).toBe(2);
  });

  it('calls no hook when the transaction is undone', async () => {
    let called = false;
    const work = unitOfWork.run((tx) => {
      unitOfWork.afterCommit(tx, () => (called = true));
      return Promise.reject(new Error('no'));
    });
    await expect(work).rejects.toThrow('no');
    expect(called).toBe(false);
  });

  it('runs the work again after a deadlock, at most three times', async () => {
    const deadlock = Object.assign(new Error('deadlock'), { code: 'ER_LOCK_DEADLOCK' });
    let runs = 0;
    await unitOfWork.run((tx) => {
      runs += 1;
      return runs < 4 ? Promise.reject(deadlock) : insert(tx);
    });
    expect(await count()).toBe(1);
    runs = -10;
    await expect(unitOfWork.run(() => ((runs += 1), Promise.reject(deadlock)))).rejects.toThrow('deadlock');
    expect(runs).toBe(-6);
  });

  it('recognises a broken unique key', async () => {
    const id = newId();
    const error: unknown = await unitOfWork.run(async (tx) => {
      await insert(tx, id);
      await insert(tx, id);
    }).catch((thrown: unknown) => thrown);
    expect(isUniqueViolation(error)).toBe(true);
    expect(isUniqueViolation(new Error('other'))).toBe(false);
  });

  it('tells upper case from lower case in ids', async () => {
    await unitOfWork.run((tx) => insert(tx, 'CaseA'));
    expect(await database.dataSource.getRepository(AuditRow).findOneBy({ id: 'casea' })).toBeNull();
  });

  it('gives instants and JSON back as they were stored', async () => {
    const row = { ...rowOf(), at: new Date('2026-11-20T02:00:00.123Z'), detail: { 中文: ['值', 1, null] } };
    await unitOfWork.run((tx) => managerFor(database.dataSource, tx).insert(AuditRow, asColumns<AuditRow>(row)));
    expect(await database.dataSource.getRepository(AuditRow).findOneBy({ id: row.id })).toEqual(row);
  });
});
