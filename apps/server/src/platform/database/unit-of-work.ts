import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

declare const txBrand: unique symbol;
/** Proof that a transaction is open. Services pass it on; only repositories can use it, through `managerFor`. */
export type Tx = { readonly [txBrand]: true };

const DEADLOCKS = new Set(['ER_LOCK_DEADLOCK', 'ER_LOCK_WAIT_TIMEOUT', 'ER_CHECKREAD']);
const RETRIES = 3;
const BUSY_FOR_MS = 15_000;

const codeOf = (error: unknown): string => {
  const { code, driverError } = (error ?? {}) as { code?: unknown; driverError?: { code?: unknown } };
  return String(driverError?.code ?? code ?? '');
};

/**
 * A row is not any more as this transaction read it: on MySQL's REPEATABLE READ a read shows the past, and only a write that
 * names what was read finds out. Thrown inside of `run`, which undoes the work and does it anew on what is there now.
 */
export class Overtaken extends Error {
  override readonly name = 'Overtaken';
}

/** Whether a statement broke a unique key, on either dialect. */
export const isUniqueViolation = (error: unknown): boolean =>
  ['ER_DUP_ENTRY', 'SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY'].includes(codeOf(error));

/** The manager to ask: the open transaction's, or a plain one. For repositories only. */
export const managerFor = (dataSource: DataSource, tx?: Tx): EntityManager => (tx ? (tx as unknown as EntityManager) : dataSource.manager);

/**
 * The only way to open a transaction.
 *
 * - `run` commits when `work` resolves and rolls back when it rejects; the error is passed on.
 * - Deadlocks and {@link Overtaken} are retried up to 3 times and a busy SQLite file for up to 15 s, so `work` may run more than once: it
 *   changes nothing but the database, and calls no network.
 * - `run` inside `run` throws: a method that may be called inside takes `tx`.
 */
@Injectable()
export class UnitOfWork {
  private queue: Promise<unknown> = Promise.resolve();
  private readonly inside = new AsyncLocalStorage<true>();
  private readonly hooks = new WeakMap<Tx, (() => void)[]>();

  constructor(private readonly dataSource: DataSource) {}

  /**
   * SQLite has one connection, so two open transactions would share a rollback: they run in turn. It answers without leaving our
   * turn of the event loop, so a row of transactions would keep sockets and timers waiting until its end: each begins a new turn.
   */
  run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    if (this.inside.getStore()) return Promise.reject(new Error('UnitOfWork.run inside UnitOfWork.run: pass tx on instead'));
    const open = (): Promise<T> => this.inside.run(true, () => this.retrying(work));
    if (this.dataSource.options.type !== 'better-sqlite3') return open();
    const turn = this.queue.then(() => nextTurn()).then(open);
    this.queue = turn.catch(() => undefined);
    return turn;
  }

  /** Runs `hook` once `tx` has committed; never when it rolls back. The hook must not throw. */
  afterCommit(tx: Tx, hook: () => void): void {
    const hooks = this.hooks.get(tx);
    if (hooks) hooks.push(hook);
    else this.hooks.set(tx, [hook]);
  }

  private async retrying<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const giveUpAt = performance.now() + BUSY_FOR_MS;
    for (let retries = 0; ; ) {
      try {
        return await this.once(work);
      } catch (error) {
        const code = codeOf(error);
        const isCollision = (DEADLOCKS.has(code) || error instanceof Overtaken) && retries++ < RETRIES;
        const isBusy = code.startsWith('SQLITE_BUSY') && performance.now() < giveUpAt;
        if (!isCollision && !isBusy) throw error;
        await wait(5 + Math.random() * 20);
      }
    }
  }

  private async once<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const { result, tx } = await this.dataSource.transaction(async (manager) => {
      const opened = manager as unknown as Tx;
      return { result: await work(opened), tx: opened };
    });
    const hooks = this.hooks.get(tx) ?? [];
    // The caller's transaction is over for what a hook starts.
    this.inside.exit(() => hooks.forEach((hook) => hook()));
    return result;
  }
}
