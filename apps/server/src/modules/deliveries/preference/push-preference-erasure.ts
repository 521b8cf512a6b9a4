import { Injectable } from '@nestjs/common';
import type { Held } from '@sunshine/contracts';
import type { Tx } from '../../../platform/database/unit-of-work.js';
import { PersonalDataHolder } from '../../../platform/erasure/erasure.js';
import { PushPreferenceRepository } from './push-preference.repository.js';

/** A setting is not counted among what is held, and goes with the account. */
@Injectable()
export class PushPreferenceErasure extends PersonalDataHolder {
  constructor(private readonly preferences: PushPreferenceRepository) {
    super();
  }

  held(): Promise<Partial<Held>> {
    return Promise.resolve({});
  }

  async erase(tx: Tx, userId: string): Promise<Partial<Held>> {
    await this.preferences.remove(tx, userId);
    return {};
  }
}
