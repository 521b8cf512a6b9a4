import { Injectable } from '@nestjs/common';
import * as z from 'zod';
import { instantSchema } from '@sunshine/contracts';
import { OutboxHandler } from '../../platform/outbox/outbox-handler.js';
import { ArticleMirror } from './article-mirror.service.js';

/** Outbox job: an event named these articles. */
export const ARTICLES_FETCH = 'articles.fetch';
const schema = z.object({ wechatId: z.string().min(1).max(128), publishedAt: instantSchema });
type Payload = z.infer<typeof schema>;

/** The same: what is kept is what WeChat has when the job runs. */
@Injectable()
export class ArticlesFetchHandler extends OutboxHandler<Payload> {
  readonly kind = ARTICLES_FETCH;
  readonly schema = schema;
  override readonly timeoutMs = 300_000;

  constructor(private readonly mirror: ArticleMirror) {
    super();
  }

  handle({ wechatId, publishedAt }: Payload, signal: AbortSignal): Promise<void> {
    return this.mirror.fetchGroup(wechatId, new Date(publishedAt), signal);
  }
}
