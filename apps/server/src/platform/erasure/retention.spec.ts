import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DiscoveryService } from '@nestjs/core';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { Audit } from '../audit/audit.js';
import { AuditRow } from '../audit/audit-entry.entity.js';
import { AuditRepository } from '../audit/audit.repository.js';
import { TestClock } from '../clock/clock.js';
import { loadConfig } from '../config/config.js';
import type { Tx } from '../database/unit-of-work.js';
import { RetainedDataHolder, type RetainedKind } from './retained-data.js';
import { RetentionJob } from './retention.job.js';

/** Matters by the moment of their closing. */
class Drawer extends RetainedDataHolder {
  readonly label = '测试抽屉';
  constructor(
    readonly keeps: RetainedKind,
    public closed: Date[],
  ) {
    super();
  }

  forget(_tx: Tx, closedBefore: Date, limit: number): Promise<number> {
    const over = this.closed.filter((at) => at < closedBefore).slice(0, limit);
    this.closed = this.closed.filter((at) => !over.includes(at));
    return Promise.resolve(over.length);
  }
}

describe('what is kept for a time only', () => {
  let database: TestDatabase;
  const clock = new TestClock('2026-11-20T02:00:00Z');
  const daysAgo = (days: number): Date => new Date(clock.now().getTime() - days * 86_400_000);

  beforeAll(async () => {
    database = await openTestDatabase([AuditRow]);
  });
  afterAll(() => database.close());

  const jobOver = (...holders: RetainedDataHolder[]): RetentionJob => {
    const discovery = { getProviders: () => holders.map((instance) => ({ instance })) } as unknown as DiscoveryService;
    return new RetentionJob(discovery, database.unitOfWork, new Audit(new AuditRepository(database.dataSource), clock), clock, loadConfig({}));
  };

  it('goes when its own time is over, all of it, and the trail says how much', async () => {
    const contacts = new Drawer('contacts', [...Array.from({ length: 450 }, () => daysAgo(181)), daysAgo(179)]);
    const uploads = new Drawer('uploads', [daysAgo(1096), daysAgo(181)]);
    await jobOver(contacts, uploads).run(new AbortController().signal);
    expect([contacts.closed, uploads.closed]).toEqual([[daysAgo(179)], [daysAgo(181)]]);
    const trail = await database.dataSource.getRepository(AuditRow).find({ order: { id: 'ASC' } });
    expect(trail.map(({ summary }) => summary)).toEqual([200, 200, 50].map((count) => `测试抽屉已满保存期限（办结后 180 天），清除 ${count} 件`).concat('测试抽屉已满保存期限（办结后 1095 天），清除 1 件'));
  });

  it('stays when the process stops', async () => {
    const contacts = new Drawer('contacts', [daysAgo(999)]);
    await expect(jobOver(contacts).run(AbortSignal.abort())).rejects.toThrow();
    expect(contacts.closed.length).toBe(1);
  });
});
