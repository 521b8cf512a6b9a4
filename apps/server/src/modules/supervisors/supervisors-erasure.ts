import { Injectable } from '@nestjs/common';
import type { Held } from '@sunshine/contracts';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { PersonalDataHolder } from '../../platform/erasure/erasure.js';
import { OpinionsRepository } from './opinions.repository.js';
import { SupervisorsRepository } from './supervisors.repository.js';

/** An appointment and signed opinions are public acts and stay; that this account was the person goes, and with it every power. */
@Injectable()
export class SupervisorsErasure extends PersonalDataHolder {
  constructor(
    private readonly supervisors: SupervisorsRepository,
    private readonly opinions: OpinionsRepository,
  ) {
    super();
  }

  async held(userId: string): Promise<Partial<Held>> {
    return { appointments: (await this.supervisors.countOf(userId)) + (await this.opinions.countOf(userId)) };
  }

  async erase(tx: Tx, userId: string): Promise<Partial<Held>> {
    return { appointments: (await this.supervisors.forgetUser(tx, userId)) + (await this.opinions.forgetUser(tx, userId)) };
  }
}
