import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { StaffCaller } from '../../platform/http/caller.js';
import { RatingHistoryRepository } from './rating-history.repository.js';
import { RatingTraces } from './rating-traces.js';

/** Devices on which staff work: ratings from them are marked, not refused. */
@Injectable()
export class StaffDevicesService {
  constructor(
    private readonly history: RatingHistoryRepository,
    private readonly traces: RatingTraces,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  see(staff: StaffCaller, device: string): Promise<void> {
    return this.unitOfWork.run((tx) => this.history.seeDevice(tx, { deviceHash: this.traces.device(device), staffId: staff.id, seenAt: this.clock.now() }));
  }

  isStaffDevice(deviceHash: string | null): Promise<boolean> {
    return deviceHash === null ? Promise.resolve(false) : this.history.isStaffDevice(deviceHash);
  }
}
