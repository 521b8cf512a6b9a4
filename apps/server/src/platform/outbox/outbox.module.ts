import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { OutboxHandlers } from './outbox-handlers.js';
import { OutboxRunner } from './outbox-runner.js';
import { OutboxWorker } from './outbox-worker.js';
import { OutboxRow } from './outbox.entity.js';
import { OutboxRepository } from './outbox.repository.js';
import { Outbox } from './outbox.js';

@Global()
@Module({
  imports: [DiscoveryModule, TypeOrmModule.forFeature([OutboxRow])],
  providers: [OutboxRepository, OutboxHandlers, OutboxRunner, OutboxWorker, Outbox],
  exports: [Outbox, OutboxWorker],
})
export class OutboxModule {}
