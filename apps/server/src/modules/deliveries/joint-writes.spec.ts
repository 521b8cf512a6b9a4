import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { JointWrites } from './joint-writes.js';
import { OpenidTurnEntity } from './openid-turn.entity.js';
import { OpenidTurnsRepository } from './openid-turns.repository.js';

describe('writes of one moment', () => {
  let database: TestDatabase;
  let writes: JointWrites;
  let turns: OpenidTurnsRepository;
  const until = new Date('2026-11-20T02:00:00Z');

  beforeEach(async () => {
    database = await openTestDatabase([OpenidTurnEntity]);
    writes = new JointWrites(database.unitOfWork);
    turns = new OpenidTurnsRepository(database.dataSource);
  });
  afterEach(() => database.close());

  const insert = (openid: string) => async (tx: Tx) => {
    await turns.put(tx, { openid, until, deliveryId: null });
    return openid;
  };
  const rows = async (): Promise<string[]> => (await database.dataSource.getRepository(OpenidTurnEntity).find({ order: { openid: 'ASC' } })).map(({ openid }) => openid);

  it('share a transaction, and each has its own answer', async () => {
    const seen = new Set<Tx>();
    const answers = await Promise.all(
      ['a', 'b', 'c'].map((openid) =>
        writes.join((tx) => {
          seen.add(tx);
          return insert(openid)(tx);
        }),
      ),
    );
    expect(answers).toEqual(['a', 'b', 'c']);
    expect(seen.size).toBe(1);
    expect(await rows()).toEqual(['a', 'b', 'c']);
  });

  it('do not fall with one of them that fails, which leaves nothing behind', async () => {
    const broken = async (tx: Tx): Promise<never> => {
      await insert('broken')(tx);
      throw new Error('does not fit');
    };
    const outcomes = await Promise.allSettled([writes.join(insert('a')), writes.join(broken), writes.join(insert('b'))]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await rows()).toEqual(['a', 'b']);
  });
});
