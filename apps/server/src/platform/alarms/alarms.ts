import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { UnitOfWork, type Tx } from '../database/unit-of-work.js';
import { Log } from '../logging/logger.js';
import { AlarmsRepository } from './alarms.repository.js';

/** An open alarm. */
export interface Alarm {
  key: string;
  /** A Chinese sentence for the operator: what is wrong and what to do. */
  text: string;
  firstAt: Date;
  lastAt: Date;
  /** How often it was raised since it opened. */
  times: number;
}

const TEXT_LENGTH = 500;
const SHOWN = 100;

/**
 * What an operator must look at, until it is over. Keys are stable and say what is wrong, dotted by colons
 * (`wechat:official:ip`, `template:<id>:drift`); at most 100 characters. Survives restarts, shared by all processes.
 */
@Injectable()
export class Alarms {
  constructor(
    private readonly repository: AlarmsRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Opens the alarm, or counts it again; only a new one is logged. Without `tx` in a transaction of its own. No secrets in `text`. */
  async raise(key: string, text: string, tx?: Tx): Promise<void> {
    const short = Array.from(text).slice(0, TEXT_LENGTH).join('');
    const isNew = await this.within(tx, (open) => this.repository.raise(open, key, short, this.clock.now()));
    if (isNew) this.log.error('alarm', { key, text: short });
  }

  /** It is over. Nothing happens when it is not open. */
  async clear(key: string, tx?: Tx): Promise<void> {
    const wasOpen = await this.within(tx, (open) => this.repository.clear(open, key));
    if (wasOpen) this.log.info('alarm over', { key });
  }

  /** The open ones, newest first, at most 100. */
  list(): Promise<Alarm[]> {
    return this.repository.findOpen(SHOWN);
  }

  private within<T>(tx: Tx | undefined, work: (tx: Tx) => Promise<T>): Promise<T> {
    return tx ? work(tx) : this.unitOfWork.run(work);
  }
}
