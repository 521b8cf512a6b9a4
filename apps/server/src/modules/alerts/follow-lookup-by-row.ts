import { Injectable } from '@nestjs/common';
import { FollowLookup } from '../notices/follow-lookup.js';
import { FollowsRepository } from './follows.repository.js';

/** Beside `FollowsService`, which needs projects: the projects that ask here would wait for themselves. */
@Injectable()
export class FollowLookupByRow extends FollowLookup {
  constructor(private readonly follows: FollowsRepository) {
    super();
  }

  followedAmong(userId: string, targetIds: string[]): Promise<Set<string>> {
    return this.follows.followedAmong(userId, targetIds);
  }
}
