import { Injectable } from '@nestjs/common';
import type { AlertTiming } from '@sunshine/contracts';
import { createMatcher, type Notice, type Reason } from '@sunshine/matching';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { AlertEntity } from './alert.entity.js';
import { AlertsRepository, KEPT_CHANGES } from './alerts.repository.js';

/** An alert that wants a notice, with its owner. */
export interface AlertMatch {
  alertId: string;
  userId: string;
  name: string;
  timing: AlertTiming;
  reasons: Reason[];
}

const PAGE = 900;

/**
 * All alerts in memory, kept right across processes: before each match the changes that other transactions have committed
 * since are applied, so an alert counts from the moment its saving was answered.
 */
@Injectable()
export class AlertMatcherService {
  private readonly matcher = createMatcher();
  private readonly owners = new Map<string, Pick<AlertMatch, 'userId' | 'name' | 'timing'>>();
  private seen: number | undefined;
  private catchingUp: Promise<void> = Promise.resolve();

  constructor(
    private readonly alerts: AlertsRepository,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async match(notice: Notice): Promise<AlertMatch[]> {
    await this.catchUp();
    return this.matcher.match(notice).flatMap(({ alertId, reasons }) => {
      const owner = this.owners.get(alertId);
      return owner ? [{ alertId, ...owner, reasons }] : [];
    });
  }

  /** Those of these alerts that still stand, with their timing. */
  async standing(alertIds: string[]): Promise<Map<string, AlertTiming>> {
    await this.catchUp();
    return new Map(
      alertIds.flatMap((id) => {
        const owner = this.owners.get(id);
        return owner ? [[id, owner.timing]] : [];
      }),
    );
  }

  /** One at a time: two at once would apply an old state over a new one. */
  private catchUp(): Promise<void> {
    const turn = this.catchingUp.then(() => this.readChanges());
    this.catchingUp = turn.catch(() => undefined);
    return turn;
  }

  /**
   * Every reading is a transaction: on SQLite a plain one would also see what another has not committed, and a number
   * that is rolled back and given out again would be missed.
   */
  private async readChanges(): Promise<void> {
    if (this.seen === undefined) await this.load();
    for (let isMore = true; isMore; ) isMore = await this.readSome();
  }

  /** Applies up to a page of changes; false when there was none. */
  private async readSome(): Promise<boolean> {
    const after = this.seen ?? 0;
    const { isTooFar, changes, rows } = await this.unitOfWork.run(async (tx) => {
      const behind = (await this.alerts.lastChange(tx)) - after;
      const isTooFarBehind = behind > KEPT_CHANGES;
      const found = behind > 0 && !isTooFarBehind ? await this.alerts.findChangesAfter(tx, after, PAGE) : [];
      const ids = [...new Set(found.map((change) => change.alertId))];
      return { isTooFar: isTooFarBehind, changes: found, rows: new Map((await this.alerts.findMany(tx, ids)).map((row) => [row.id, row])) };
    });
    if (isTooFar) {
      await this.load();
      return true;
    }
    for (const { alertId } of changes) {
      const row = rows.get(alertId);
      if (row) this.put(row);
      else this.drop(alertId);
    }
    this.seen = changes.at(-1)?.number ?? after;
    return changes.length > 0;
  }

  /** What changes during the load has a number beyond `from` and is applied again by the next reading. */
  private async load(): Promise<void> {
    const from = await this.unitOfWork.run((tx) => this.alerts.lastChange(tx));
    const gone = new Set(this.owners.keys());
    for (let after: string | undefined = ''; after !== undefined; ) {
      const start: string = after;
      const rows = await this.unitOfWork.run((tx) => this.alerts.findAfter(tx, start, PAGE));
      for (const row of rows) {
        this.put(row);
        gone.delete(row.id);
      }
      after = rows.length < PAGE ? undefined : rows.at(-1)?.id;
    }
    for (const id of gone) this.drop(id);
    this.seen = from;
  }

  private put({ id, userId, name, conditions, timing }: AlertEntity): void {
    this.matcher.add({ id, ...conditions });
    this.owners.set(id, { userId, name, timing });
  }

  private drop(id: string): void {
    this.matcher.remove(id);
    this.owners.delete(id);
  }
}
