import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { defaultTiming } from '@sunshine/contracts';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { newId } from '../../platform/database/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { AlertChangeEntity, AlertSequenceEntity } from './alert-change.entity.js';
import { AlertMatcherService } from './alert-matcher.service.js';
import { AlertEntity } from './alert.entity.js';
import { AlertsRepository, KEPT_CHANGES } from './alerts.repository.js';

const notice = { id: 'n', title: '甲村道路硬化', body: '施工', category: 'engineering', type: 'tender', region: '510822' };

describe('AlertMatcherService', () => {
  let db: TestDatabase;
  let repository: AlertsRepository;

  beforeAll(async () => {
    db = await openTestDatabase([AlertEntity, AlertChangeEntity, AlertSequenceEntity]);
    repository = new AlertsRepository(db.dataSource);
  });
  afterAll(() => db.close());

  const process = (): AlertMatcherService => new AlertMatcherService(repository, db.unitOfWork);
  const idsOf = async (matcher: AlertMatcherService): Promise<string[]> => (await matcher.match(notice)).map((match) => match.alertId).toSorted();
  const add = (word: string, fails = false): Promise<string> =>
    db.unitOfWork.run(async (tx: Tx) => {
      const row = { id: newId(), userId: 'u1', name: word, conditions: { anyOf: [word] }, timing: defaultTiming, createdAt: new Date(), lastNoticeId: null, lastNoticeTitle: null, lastMatchAt: null };
      await repository.insert(tx, row);
      if (fails) throw new Error('rolled back');
      return row.id;
    });

  it('knows an alert from the moment it is saved, changed or removed, also by another process', async () => {
    const [first, second] = [process(), process()];
    expect(await idsOf(first)).toEqual([]);
    const id = await add('道路');
    expect(await idsOf(first)).toEqual([id]);
    expect(await idsOf(second)).toEqual([id]);
    await db.unitOfWork.run((tx) => repository.change(tx, id, { name: '水利', conditions: { anyOf: ['水利'] }, timing: defaultTiming }));
    expect(await idsOf(first)).toEqual([]);
    await db.unitOfWork.run((tx) => repository.change(tx, id, { name: '道路', conditions: { anyOf: ['道路'] }, timing: defaultTiming }));
    expect((await second.match(notice))[0]).toMatchObject({ alertId: id, userId: 'u1', name: '道路', reasons: [{ word: '道路', field: 'title' }] });
    expect(await db.unitOfWork.run((tx) => repository.remove(tx, 'u2', id))).toBe(false);
    expect(await db.unitOfWork.run((tx) => repository.remove(tx, 'u1', id))).toBe(true);
    expect(await idsOf(first)).toEqual([]);
    expect(await idsOf(second)).toEqual([]);
  });

  it('keeps only the last changes, and a process that missed older ones still knows what stands', async () => {
    const late = process();
    const [gone, stays] = [await add('道路'), await add('硬化')];
    expect(await idsOf(late)).toEqual([gone, stays].toSorted());
    await db.unitOfWork.run((tx) => repository.remove(tx, 'u1', gone));
    await db.dataSource.getRepository(AlertSequenceEntity).update({ name: 'alert' }, { value: 2 * KEPT_CHANGES - 1 });
    await db.unitOfWork.run((tx) => repository.change(tx, stays, { name: '硬化', conditions: { anyOf: ['硬化'] }, timing: defaultTiming }));
    const kept = await db.dataSource.getRepository(AlertChangeEntity).find();
    expect(kept.map(({ number }) => number)).toEqual([2 * KEPT_CHANGES]);
    expect(await idsOf(late)).toEqual([stays]);
    await db.unitOfWork.run((tx) => repository.remove(tx, 'u1', stays));
  });

  it('misses nothing and invents nothing while changes commit and roll back around it', async () => {
    const matcher = process();
    const saved: string[] = [];
    await Promise.all(
      Array.from({ length: 30 }, async (_, index) => {
        const fails = index % 3 === 0;
        const saving = add('硬化', fails);
        await matcher.match(notice);
        await saving.then(
          (id) => saved.push(id),
          (error: Error) => expect(error.message).toBe('rolled back'),
        );
      }),
    );
    expect(saved).toHaveLength(20);
    expect(await idsOf(matcher)).toEqual(saved.toSorted());
  });
});
