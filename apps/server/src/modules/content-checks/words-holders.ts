import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { ContentKind } from '@sunshine/contracts';
import { instancesOf } from '../../platform/instances.js';
import { WordsHolder } from './words-holder.js';

/** Every holder of people's words by its kind; two for one kind refuse to boot. */
@Injectable()
export class WordsHolders implements OnModuleInit {
  private readonly byKind = new Map<ContentKind, WordsHolder>();

  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    for (const holder of instancesOf(this.discovery, WordsHolder)) this.add(holder);
  }

  /** Throws when nobody holds words of this kind. */
  of(kind: ContentKind): WordsHolder {
    const holder = this.byKind.get(kind);
    if (!holder) throw new Error(`nobody holds the words of ${kind}`);
    return holder;
  }

  private add(holder: WordsHolder): void {
    const other = this.byKind.get(holder.kind);
    if (other) throw new Error(`two holders of the words of ${holder.kind}: ${other.constructor.name} and ${holder.constructor.name}`);
    this.byKind.set(holder.kind, holder);
  }
}
