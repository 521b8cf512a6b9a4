import { Injectable } from '@nestjs/common';
import type { Notice } from '@sunshine/matching';
import { RecipientCounter } from '../notices/recipient-counter.js';
import { AlertMatcherService } from './alert-matcher.service.js';
import { CANARY_ID } from '../identity/canary.js';
import { FollowsService } from './follows.service.js';

/** 将通知 N 人: owners of matching alerts and followers of what it belongs to, each once. */
@Injectable()
export class AlertRecipients extends RecipientCounter {
  constructor(
    private readonly matcher: AlertMatcherService,
    private readonly follows: FollowsService,
  ) {
    super();
  }

  async count(notice: Notice): Promise<number> {
    const people = new Set((await this.matcher.match(notice)).map((match) => match.userId));
    const { projectId = null, ownerId = null, agencyId = null } = notice;
    for (const { userId } of await this.follows.followersOfFacts({ projectId, ownerId, agencyId })) people.add(userId);
    people.delete(CANARY_ID);
    return people.size;
  }
}
