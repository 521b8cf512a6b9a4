import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Config } from '../../platform/config/config.js';
import { isUniqueViolation, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { CanaryAlerts } from '../alerts/canary-alerts.service.js';
import { CANARY_ID } from '../identity/canary.js';
import { UsersService } from '../identity/users.service.js';

/** The subscriber that follows every trade category end to end. */
@Injectable()
export class CanaryService implements OnApplicationBootstrap {
  constructor(
    private readonly users: UsersService,
    private readonly alerts: CanaryAlerts,
    private readonly unitOfWork: UnitOfWork,
    private readonly config: Config,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.config.env.SELF_WATCH) await this.keepRight();
  }

  /** Makes what is missing. Idempotent, and harmless when two processes start at once. */
  async keepRight(): Promise<void> {
    const make = (): Promise<void> =>
      this.unitOfWork.run(async (tx) => {
        await this.users.ensureCanary(tx);
        await this.users.hold(tx, CANARY_ID);
        await this.alerts.keepRight(tx);
      });
    // The other one has made the row: now it can be held.
    await make().catch((error: unknown) => (isUniqueViolation(error) ? make() : Promise.reject(error as Error)));
  }

  /** Follows nothing any more. */
  async rest(): Promise<void> {
    await this.unitOfWork.run((tx) => this.alerts.leave(tx));
  }
}
