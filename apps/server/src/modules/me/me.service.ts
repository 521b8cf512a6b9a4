import type { Me } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import type { UserCaller } from '../../platform/http/caller.js';
import { AlertsService } from '../alerts/alerts.service.js';
import { FollowsService } from '../alerts/follows.service.js';
import { CreditsService } from '../deliveries/credits.service.js';
import { DeliveriesService } from '../deliveries/deliveries.service.js';
import { InboxService } from '../deliveries/inbox.service.js';
import { PersonWays } from '../deliveries/person-ways.service.js';
import { PhonesService } from '../identity/phones.service.js';
import { UsersService } from '../identity/users.service.js';

/** 我的: what the tab shows. */
@Injectable()
export class MeService {
  constructor(
    private readonly users: UsersService,
    private readonly phones: PhonesService,
    private readonly alerts: AlertsService,
    private readonly follows: FollowsService,
    private readonly deliveries: DeliveriesService,
    private readonly inbox: InboxService,
    private readonly credits: CreditsService,
    private readonly ways: PersonWays,
  ) {}

  async get({ id }: UserCaller): Promise<Me> {
    const user = await this.users.get(id);
    return {
      id,
      alerts: await this.alerts.countOf(id),
      follows: await this.follows.countOf(id),
      unread: await this.deliveries.countUnread(id),
      undelivered: await this.inbox.countUndelivered(id),
      credits: await this.credits.shown(user.miniOpenid),
      ways: await this.ways.of(user),
      followsOfficial: user.officialFollowing,
      phone: this.phones.read(user)?.masked ?? null,
      reminders: user.remindersOffAt === null,
      createdAt: user.createdAt.toISOString(),
    };
  }
}
