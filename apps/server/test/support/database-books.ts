import type { Template } from '@sunshine/wechat-sandbox';
import { NO_CREDIT } from '../../src/modules/deliveries/credit-arithmetic.js';
import { CreditEntity, CreditEntryEntity } from '../../src/modules/deliveries/credit.entity.js';
import { CreditsRepository } from '../../src/modules/deliveries/credits.repository.js';
import { CreditsService } from '../../src/modules/deliveries/credits.service.js';
import { DeliveriesRepository } from '../../src/modules/deliveries/deliveries.repository.js';
import { DeliveryEntity } from '../../src/modules/deliveries/delivery.entity.js';
import { SystemClock } from '../../src/platform/clock/clock.js';
import type { Config } from '../../src/platform/config/config.js';
import { newId } from '../../src/platform/database/ids.js';
import type { Tx } from '../../src/platform/database/unit-of-work.js';
import type { Books } from './credit-model.js';
import { openTestDatabase, type TestDatabase } from './database.js';

/** The real ledger over a database of its own. */
export interface Ledger {
  credits: CreditsService;
  deliveries: DeliveriesRepository;
  database: TestDatabase;
  isLong(templateId: string): boolean;
  /** Lines of the ledger so far. */
  entries(): Promise<number>;
  close(): Promise<void>;
}

export async function openLedger(templates: Template[]): Promise<Ledger> {
  const database = await openTestDatabase([CreditEntity, CreditEntryEntity, DeliveryEntity]);
  const deliveries = new DeliveriesRepository(database.dataSource);
  const config = { centre: { templates: templates.map(({ id, kind }) => ({ id, channel: kind, term: 'long' })) } } as unknown as Config;
  return {
    credits: new CreditsService(new CreditsRepository(database.dataSource), deliveries, new SystemClock(), config),
    deliveries,
    database,
    isLong: (templateId) => templates.some(({ id, kind }) => id === templateId && kind === 'mini-long'),
    entries: () => database.dataSource.getRepository(CreditEntryEntity).count(),
    close: () => database.close(),
  };
}

/** One person's page of the ledger, kept as the sender keeps it: each step one transaction, each taken credit one delivery. */
export class DatabaseBooks implements Books {
  private readonly key: { openid: string; templateId: string };
  private waiting: { id: string; epoch: number | undefined }[] = [];

  constructor(
    private readonly ledger: Ledger,
    templateId: string,
  ) {
    this.key = { openid: `openid-${newId()}`, templateId };
  }

  accept(at: number): Promise<void> {
    return this.run((tx) => this.ledger.credits.accept(tx, this.event(at), newId()));
  }

  reject(at: number): Promise<number> {
    return this.run(async (tx) => {
      if (!(await this.ledger.credits.rejected(tx, this.event(at), newId()))) return this.waiting.length;
      const left = this.waiting;
      this.waiting = [];
      for (const { epoch } of left) {
        if (epoch !== undefined) await this.ledger.credits.giveBack(tx, this.key, epoch, newId());
        await this.takeIn(tx);
      }
      return this.waiting.length;
    });
  }

  take(): Promise<boolean> {
    return this.run((tx) => this.takeIn(tx));
  }

  giveBack(): Promise<void> {
    return this.run(async (tx) => {
      const last = this.waiting.pop();
      if (last?.epoch !== undefined) await this.ledger.credits.giveBack(tx, this.key, last.epoch, newId());
    });
  }

  sent(at: number): Promise<void> {
    return this.run(async (tx) => {
      const { id = newId() } = this.waiting.pop() ?? {};
      const nothing = { noticeId: null, reason: null, detail: null, callAt: null, firstCallAt: null, msgid: null, nextAttemptAt: null, deadlineAt: null, expiresAt: null, quiet: [], digestAt: null, digestId: null };
      const texts = { kind: 'published', title: '公告', why: '', values: {}, page: 'pages/home/index', channel: 'mini-once', state: 'sent' } as const;
      const counts = { creditEpoch: null, attempts: 1, renewals: 0, uncertain: false };
      await this.ledger.deliveries.insert(tx, [{ id, inboxItemId: newId(), userId: newId(), ...texts, ...nothing, ...counts, ...this.key, clientMsgId: id, createdAt: new Date(at), sentAt: new Date(at) }]);
    });
  }

  refuse(): Promise<void> {
    return this.run(async (tx) => {
      this.waiting = [];
      await this.ledger.credits.refused(tx, this.key, newId());
    });
  }

  async left(): Promise<{ remaining: number; active: boolean }> {
    return (await this.ledger.credits.find(this.key)) ?? NO_CREDIT;
  }

  private async takeIn(tx: Tx): Promise<boolean> {
    if (this.ledger.isLong(this.key.templateId)) {
      const isActive = (await this.ledger.credits.find(this.key, tx))?.active ?? false;
      if (isActive) this.waiting.push({ id: newId(), epoch: undefined });
      return isActive;
    }
    const { openid, templateId } = this.key;
    const epoch = (await this.ledger.credits.takeMany(tx, templateId, [{ openid, cause: newId() }])).get(openid)?.epoch;
    if (epoch !== undefined) this.waiting.push({ id: newId(), epoch });
    return epoch !== undefined;
  }

  private event(at: number): { openid: string; templateId: string; createTime: number } {
    return { ...this.key, createTime: at / 1000 };
  }

  private run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.ledger.database.unitOfWork.run(work);
  }
}
