import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { DataKey, SealError } from '../../platform/crypto/data-key.js';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work.js';
import { Log } from '../../platform/logging/logger.js';
import { maskPhone } from './mask-phone.js';
import { PhoneCodesService } from './phone-codes.service.js';
import { UsersService, type User } from './users.service.js';

/** A telephone number that somebody gave of their own will. */
export interface GivenPhone {
  /** With the country's prefix when it is not a number of the mainland. */
  number: string;
  masked: string;
  since: Date;
}

/** The optional phone number: sealed in the database, shown masked, gone when its owner says so. */
@Injectable()
export class PhonesService {
  constructor(
    private readonly users: UsersService,
    private readonly codes: PhoneCodesService,
    private readonly key: DataKey,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Keeps the number behind the phone button's code, instead of an earlier one. Throws PHONE_CODE_INVALID and what a login throws. */
  async give(userId: string, code: string): Promise<string> {
    const { miniOpenid } = await this.users.get(userId);
    const { countryCode, number } = await this.codes.phoneNumber(code, miniOpenid ?? '');
    const whole = countryCode === '86' ? number : `+${countryCode} ${number}`;
    await this.unitOfWork.run(async (tx) => {
      await this.users.hold(tx, userId);
      await this.users.setPhone(tx, userId, { phoneSealed: this.key.seal(whole), phoneSince: this.clock.now() });
    });
    return maskPhone(whole);
  }

  forget(userId: string): Promise<void> {
    return this.unitOfWork.run((tx) => this.users.setPhone(tx, userId, { phoneSealed: null, phoneSince: null }));
  }

  async of(userId: string, tx?: Tx): Promise<GivenPhone | null> {
    return this.read(await this.users.get(userId, tx));
  }

  /** Null also when the data key was lost with which it was sealed: then it must be given again, which the log says. */
  read({ phoneSealed, phoneSince }: User): GivenPhone | null {
    if (phoneSealed === null || phoneSince === null) return null;
    try {
      const number = this.key.open(phoneSealed);
      return { number, masked: maskPhone(number), since: phoneSince };
    } catch (error) {
      if (!(error instanceof SealError)) throw error;
      this.log.error('a phone number cannot be read', { reason: error.message });
      return null;
    }
  }
}
