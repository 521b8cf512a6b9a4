import { Injectable } from '@nestjs/common';
import { OutboxHandler } from '../../../platform/outbox/outbox-handler.js';
import { DeadlineRemindersService } from './deadline-reminders.service.js';
import { PROJECT_FOLLOWED, projectFollowedSchema, type ProjectFollowed } from './project-followed.js';

/** The same: one person is reminded of one deadline, so many days before, once. */
@Injectable()
export class ProjectFollowedHandler extends OutboxHandler<ProjectFollowed> {
  readonly kind = PROJECT_FOLLOWED;
  readonly schema = projectFollowedSchema;

  constructor(private readonly reminders: DeadlineRemindersService) {
    super();
  }

  handle({ userId, projectId }: ProjectFollowed): Promise<void> {
    return this.reminders.tellNewFollower(userId, projectId);
  }
}
