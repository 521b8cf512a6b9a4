import { Injectable } from '@nestjs/common';
import { addMs, Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { FileNotFetched } from '../../platform/http/fetch-file.js';
import { Storage } from '../../platform/storage/storage.js';
import type { ArticlePictureEntity } from './article-picture.entity.js';
import { WechatSources } from './wechat-sources.js';
import { PicturesRepository } from './pictures.repository.js';

const AT_ONCE = 4;
const MAX_A_RUN = 1000;
const FIRST_WAIT_MS = 25 * 60_000;
const LONGEST_WAIT_MS = 24 * 3600_000;
/** About a week of trying. */
const MAX_ATTEMPTS = 12;

const waitAfter = (attempts: number): number => Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempts - 1));

/** Brings the pictures of articles into our storage, so that a page needs nobody but us. */
@Injectable()
export class PictureFetcher {
  constructor(
    private readonly pictures: PicturesRepository,
    private readonly sources: WechatSources,
    private readonly storage: Storage,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Fetches what is due, at most 1,000; one that cannot be had waits longer each time. Rejects when `signal` aborts. */
  async fetchDue(signal: AbortSignal): Promise<void> {
    for (let done = 0; done < MAX_A_RUN; done += AT_ONCE) {
      signal.throwIfAborted();
      const due = await this.pictures.findDue(this.clock.now(), AT_ONCE);
      if (due.length === 0) return;
      await Promise.all(due.map((picture) => this.bring(picture, signal)));
    }
  }

  private async bring(picture: ArticlePictureEntity, signal: AbortSignal): Promise<void> {
    const attempts = picture.attempts + 1;
    const outcome = await this.copyOf(picture, signal).then(
      (copy) => ({ ...copy, nextAttemptAt: null, lastError: null }),
      (error: unknown) => {
        signal.throwIfAborted();
        if (!(error instanceof FileNotFetched)) throw error;
        const nextAttemptAt = attempts < MAX_ATTEMPTS ? addMs(this.clock.now(), waitAfter(attempts)) : null;
        return { nextAttemptAt, lastError: error.message.slice(0, 200) };
      },
    );
    await this.unitOfWork.run((tx) => this.pictures.update(tx, picture, { ...outcome, attempts }));
  }

  private async copyOf({ hash, url }: ArticlePictureEntity, signal: AbortSignal): Promise<Pick<ArticlePictureEntity, 'sha256' | 'mime'>> {
    const other = await this.pictures.findFetched(hash);
    if (other) return { sha256: other.sha256, mime: other.mime };
    const { bytes, mime } = await this.sources.fetch(url, signal);
    const { sha256 } = await this.storage.put(bytes, WechatSources.maxBytes);
    return { sha256, mime };
  }
}
