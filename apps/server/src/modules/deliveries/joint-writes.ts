import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work.js';

interface Write {
  work(tx: Tx): Promise<unknown>;
  written(result: unknown): void;
  failed(error: unknown): void;
}

/** Long enough that writes come in numbers, short beside a call to WeChat. */
const GATHER_MS = 10;

/** Small writes of one moment in one transaction: each transaction costs a flush of the disk. */
@Injectable()
export class JointWrites {
  private waiting: Write[] = [];
  private isRunning = false;

  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** As `UnitOfWork.run`, a moment later. When one write fails, each is done by itself, so `work` may run more than once. */
  join<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, failed) => {
      this.waiting.push({ work, written: (result) => resolve(result as T), failed });
      if (!this.isRunning) void this.run();
    });
  }

  private async run(): Promise<void> {
    this.isRunning = true;
    while (this.waiting.length > 0) {
      await wait(GATHER_MS);
      await this.write(this.waiting.splice(0));
    }
    this.isRunning = false;
  }

  /** Never rejects. */
  private async write(writes: Write[]): Promise<void> {
    try {
      const results = await this.unitOfWork.run(async (tx) => {
        const done: unknown[] = [];
        for (const { work } of writes) done.push(await work(tx));
        return done;
      });
      writes.forEach(({ written }, at) => written(results[at]));
    } catch (error) {
      const [only] = writes;
      if (writes.length === 1) only?.failed(error);
      else for (const one of writes) await this.write([one]);
    }
  }
}
