import { Injectable } from '@nestjs/common';
import { OutboxHandler, type JobRun } from '../../platform/outbox/outbox-handler.js';
import { CONTENT_CHECK, contentCheckJobSchema, type ContentCheckJob } from './content-check-job.js';
import { TextChecksService } from './text-checks.service.js';

/** The same: words that were decided are not asked about again, and asking twice changes nothing at WeChat. */
@Injectable()
export class ContentCheckHandler extends OutboxHandler<ContentCheckJob> {
  readonly kind = CONTENT_CHECK;
  readonly schema = contentCheckJobSchema;

  constructor(private readonly checks: TextChecksService) {
    super();
  }

  handle({ id }: ContentCheckJob, _signal: AbortSignal, run: JobRun): Promise<void> {
    return this.checks.check(id, run.attempt);
  }
}
