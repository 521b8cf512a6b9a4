import type { RatingLevel } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { instancesOf } from '../../platform/instances.js';
import { RatingListener, type RatingFact } from './rating-listener.js';

/** Tells every listener, in the transaction of the rating: neither stands without the other. */
@Injectable()
export class RatingListeners {
  constructor(private readonly discovery: DiscoveryService) {}

  async rated(tx: Tx, rating: RatingFact): Promise<void> {
    for (const listener of instancesOf(this.discovery, RatingListener)) await listener.rated(tx, rating);
  }

  async changed(tx: Tx, rating: RatingFact, before: RatingLevel): Promise<void> {
    for (const listener of instancesOf(this.discovery, RatingListener)) await listener.changed(tx, rating, before);
  }

  async excluded(tx: Tx, rating: RatingFact): Promise<void> {
    for (const listener of instancesOf(this.discovery, RatingListener)) await listener.excluded(tx, rating);
  }
}
