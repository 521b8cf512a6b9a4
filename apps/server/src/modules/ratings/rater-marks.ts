import type { RatingReceipt, SubmitRating } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Clock, dayOf } from '../../platform/clock/clock.js';
import { newReceipt } from '../../platform/database/receipt.js';
import type { Guest, StaffCaller, UserCaller } from '../../platform/http/caller.js';
import { nobody, type Rater } from './new-rating.js';
import { RatingsRepository } from './ratings.repository.js';
import { RatingTraces } from './rating-traces.js';
import { StaffDevicesService } from './staff-devices.service.js';

/** What is kept about who rated: as little as reading back, calling back and seeing through tricks need. */
@Injectable()
export class RaterMarks {
  constructor(
    private readonly ratings: RatingsRepository,
    private readonly traces: RatingTraces,
    private readonly devices: StaffDevicesService,
    private readonly clock: Clock,
  ) {}

  async ofPhone(caller: Guest | UserCaller, { isAnonymous, contact, device, durationMs, clientId }: SubmitRating): Promise<{ receipt: string; code: string; rater: Rater }> {
    const day = dayOf(this.clock.now());
    const receipt = newReceipt(day);
    const code = this.traces.codeFor(receipt, clientId);
    const clientMark = clientId === null ? null : this.traces.client(clientId);
    const deviceHash = device === null ? null : this.traces.device(device);
    const userId = caller.kind === 'user' && !isAnonymous ? caller.id : null;
    const marks = { codeHash: this.traces.codeHash(receipt, code), clientMark, contactSealed: this.traces.seal(contact), deviceHash, networkHash: this.traces.network(caller.ip, day) };
    return { receipt, code, rater: { userId, receipt, ...marks, isStaffDevice: await this.devices.isStaffDevice(deviceHash), durationMs, enteredBy: null } };
  }

  /** What the sender of this was told when it came before; null when it did not come. */
  async told(clientId: string | null): Promise<RatingReceipt | null> {
    const sent = clientId === null ? null : await this.ratings.findByClient(this.traces.client(clientId));
    return sent?.receipt ? { id: sent.id, receipt: sent.receipt, code: this.traces.codeFor(sent.receipt, clientId) } : null;
  }

  ofPaper(staff: StaffCaller, contact: string): Rater {
    return { ...nobody, contactSealed: this.traces.seal(contact), enteredBy: staff.name };
  }
}
