import { Injectable } from '@nestjs/common';
import { RecurringJob } from '../../platform/schedule/recurring-job.js';
import { ArticleMirror } from './article-mirror.service.js';

export const MIRROR_JOB = 'articles.mirror';

@Injectable()
export class MirrorJob extends RecurringJob {
  readonly name = MIRROR_JOB;
  readonly every = { minutes: 30 };

  constructor(private readonly mirror: ArticleMirror) {
    super();
  }

  run(signal: AbortSignal): Promise<void> {
    return this.mirror.run(signal);
  }
}
