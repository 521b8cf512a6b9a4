import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { RetainedDataHolder } from '../../platform/erasure/retained-data.js';
import { RatingsRepository } from './ratings.repository.js';

@Injectable()
export class RatingContactsRetention extends RetainedDataHolder {
  readonly keeps = 'contacts';
  readonly label = '评价联系方式';

  constructor(private readonly ratings: RatingsRepository) {
    super();
  }

  forget(tx: Tx, before: Date, limit: number): Promise<number> {
    return this.ratings.forgetContacts(tx, before, limit);
  }
}

@Injectable()
export class RatingTracesRetention extends RetainedDataHolder {
  readonly keeps = 'traces';
  readonly label = '评价设备与网络痕迹';

  constructor(private readonly ratings: RatingsRepository) {
    super();
  }

  forget(tx: Tx, before: Date, limit: number): Promise<number> {
    return this.ratings.forgetTraces(tx, before, limit);
  }
}
