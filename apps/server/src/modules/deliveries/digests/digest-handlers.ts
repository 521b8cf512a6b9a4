import { Injectable } from '@nestjs/common';
import { OutboxHandler } from '../../../platform/outbox/outbox-handler.js';
import { DIGEST_DUE, DIGEST_MAKE, digestDueSchema, digestMakeSchema, type DigestDue, type DigestMake } from './digest-jobs.js';
import { DigestsService } from './digests.service.js';

/** The same: whoever was handed out before and has their digest by now is not found again. */
@Injectable()
export class DigestDueHandler extends OutboxHandler<DigestDue> {
  readonly kind = DIGEST_DUE;
  readonly schema = digestDueSchema;

  constructor(private readonly digests: DigestsService) {
    super();
  }

  handle(_due: DigestDue, signal: AbortSignal): Promise<void> {
    return this.digests.handOut(signal);
  }
}

/** The same: what is in a digest does not wait for one any more. */
@Injectable()
export class DigestMakeHandler extends OutboxHandler<DigestMake> {
  readonly kind = DIGEST_MAKE;
  readonly schema = digestMakeSchema;

  constructor(private readonly digests: DigestsService) {
    super();
  }

  handle({ userIds }: DigestMake): Promise<void> {
    return this.digests.make(userIds);
  }
}
