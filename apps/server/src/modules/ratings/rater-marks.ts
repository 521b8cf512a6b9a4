import type { PaperRating, RatingReceipt, SubmitRating } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Clock, dayOf } from '../../platform/clock/clock.js';
import { idOfMember } from '../../platform/database/once-only.js';
import { newReceipt } from '../../platform/database/receipt.js';
import type { Guest, StaffCaller, UserCaller } from '../../platform/http/caller.js';
import { nobody, type Rater } from './new-rating.js';
import type { RatingEntity } from './rating.entity.js';
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
    const code = this.traces.codes.codeFor(receipt, clientId);
    const deviceHash = device === null ? null : this.traces.device(device);
    const userId = caller.kind === 'user' && !isAnonymous ? caller.id : null;
    const marks = { codeHash: this.traces.codes.codeHash(receipt, code), clientMark: this.traces.codes.clientMark(clientId), contactSealed: this.traces.seal(contact), deviceHash, networkHash: this.traces.network(caller.ip, day) };
    return { receipt, code, rater: { userId, receipt, ...marks, isStaffDevice: await this.devices.isStaffDevice(deviceHash), durationMs, enteredBy: null } };
  }

  /** What the sender of this was told when it came before; null when it did not come. */
  async told(clientId: string | null): Promise<RatingReceipt | null> {
    const sent = await this.sent(clientId);
    return sent?.receipt ? { id: sent.id, receipt: sent.receipt, code: this.traces.codes.codeFor(sent.receipt, clientId) } : null;
  }

  /** The paper that this member typed in before under this id. */
  async entered(staff: StaffCaller, { clientId }: Pick<PaperRating, 'clientId'>): Promise<RatingEntity | null> {
    return this.sent(idOfMember(staff, clientId));
  }

  ofPaper(staff: StaffCaller, { contact, clientId }: PaperRating): Rater {
    return { ...nobody, clientMark: this.traces.codes.clientMark(idOfMember(staff, clientId)), contactSealed: this.traces.seal(contact), enteredBy: staff.name };
  }

  private async sent(clientId: string | null): Promise<RatingEntity | null> {
    const mark = this.traces.codes.clientMark(clientId);
    return mark === null ? null : this.ratings.findByClient(mark);
  }
}
