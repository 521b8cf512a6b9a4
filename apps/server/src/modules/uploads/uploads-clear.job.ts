import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { RecurringJob } from '../../platform/schedule/recurring-job.js';
import { Storage } from '../../platform/storage/storage.js';
import { UploadRoom } from './upload-room.js';
import { UploadsRepository } from './uploads.repository.js';

const BATCH = 100;

/** Deletes files that no form took in time, and those that their owner dropped. */
@Injectable()
export class UploadsClearJob extends RecurringJob {
  readonly name = 'uploads.clear';
  readonly every = { minutes: 60 };

  constructor(
    private readonly uploads: UploadsRepository,
    private readonly storage: Storage,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly room: UploadRoom,
  ) {
    super();
  }

  async run(signal: AbortSignal): Promise<void> {
    for (;;) {
      const expired = await this.uploads.findExpired(this.clock.now(), BATCH);
      for (const { id, sha256 } of expired) {
        signal.throwIfAborted();
        await this.storage.remove(sha256);
        await this.unitOfWork.run((tx) => this.uploads.delete(tx, id));
      }
      if (expired.length < BATCH) break;
    }
    await this.room.clearAlarm();
  }
}
