import { Global, Module, type OnApplicationShutdown } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { OutboxBacklog } from './outbox-backlog.repository.js';
import { handOutProvider } from './hand-out/hand-out.provider.js';
import { JobHandOut } from './hand-out/job-hand-out.js';
import { OutboxHandlers } from './outbox-handlers.js';
import { OutboxRunner } from './outbox-runner.js';
import { OutboxWorker } from './outbox-worker.js';
import { OutboxSweep } from './outbox-sweep.js';
import { OutboxRow } from './outbox.entity.js';
import { OutboxRepository } from './outbox.repository.js';
import { Outbox } from './outbox.js';

@Global()
@Module({
  imports: [DiscoveryModule, TypeOrmModule.forFeature([OutboxRow])],
  providers: [OutboxRepository, OutboxBacklog, OutboxHandlers, OutboxRunner, OutboxWorker, OutboxSweep, Outbox, handOutProvider],
  exports: [Outbox, OutboxBacklog, OutboxWorker],
})
export class OutboxModule implements OnApplicationShutdown {
  constructor(
    outbox: Outbox,
    private readonly handOut: JobHandOut,
  ) {
    outbox.onDue((jobs) => handOut.offer(jobs));
  }

  /** After the worker has stopped. */
  onApplicationShutdown(): Promise<void> {
    return this.handOut.close();
  }
}
