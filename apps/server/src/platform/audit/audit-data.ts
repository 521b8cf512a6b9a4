import { Injectable } from '@nestjs/common';
import type { Held } from '@sunshine/contracts';
import type { Tx } from '../database/unit-of-work.js';
import { PersonalDataHolder } from '../erasure/erasure.js';
import { AuditRepository } from './audit.repository.js';

/** The deeds of a person on the phone stay in the trail, without the person. */
@Injectable()
export class AuditData extends PersonalDataHolder {
  constructor(private readonly repository: AuditRepository) {
    super();
  }

  async held(userId: string): Promise<Partial<Held>> {
    return { traces: await this.repository.countOf(userId) };
  }

  async erase(tx: Tx, userId: string): Promise<Partial<Held>> {
    return { traces: await this.repository.anonymise(tx, userId) };
  }
}
