import type { Held } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { PersonalDataHolder } from '../../platform/erasure/erasure.js';
import { HandledServicesRepository } from './handled-services.repository.js';
import { RatingsRepository } from './ratings.repository.js';

/** What ratings and finished services hold about a person. */
@Injectable()
export class RatingData extends PersonalDataHolder {
  constructor(
    private readonly ratings: RatingsRepository,
    private readonly services: HandledServicesRepository,
  ) {
    super();
  }

  async held(userId: string): Promise<Partial<Held>> {
    return { ratings: await this.ratings.countOf(userId) };
  }

  async erase(tx: Tx, userId: string): Promise<Partial<Held>> {
    await this.services.forgetUser(tx, userId);
    return { ratings: await this.ratings.anonymise(tx, userId) };
  }
}
