import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { instancesOf } from '../instances.js';
import { OutboxHandler } from './outbox-handler.js';

/** Every handler of this process by its kind; two for one kind refuse to boot. */
@Injectable()
export class OutboxHandlers implements OnModuleInit {
  private readonly byKind = new Map<string, OutboxHandler>();

  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    for (const handler of instancesOf<OutboxHandler>(this.discovery, OutboxHandler)) this.add(handler);
  }

  find(kind: string): OutboxHandler | undefined {
    return this.byKind.get(kind);
  }

  /** Throws when nobody handles `kind`. */
  of(kind: string): OutboxHandler {
    const handler = this.find(kind);
    if (!handler) throw new Error(`no outbox handler for ${kind}`);
    return handler;
  }

  private add(handler: OutboxHandler): void {
    const other = this.byKind.get(handler.kind);
    if (other) throw new Error(`two outbox handlers for ${handler.kind}: ${other.constructor.name} and ${handler.constructor.name}`);
    this.byKind.set(handler.kind, handler);
  }
}
