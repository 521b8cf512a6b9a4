import type { Overview } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Clock, endOfDay, startOfDay } from '../../platform/clock/clock.js';
import type { StaffCaller } from '../../platform/http/caller.js';
import { DeliveriesService } from '../deliveries/deliveries.service.js';
import { HomeNotices } from '../notices/home-notices.service.js';
import { SupervisionWaiting } from '../supervisors/supervision-waiting.service.js';
import { VoicesWaiting } from './voices-waiting.service.js';

/** What waits on each desk of the console. */
@Injectable()
export class OverviewService {
  constructor(
    private readonly notices: HomeNotices,
    private readonly deliveries: DeliveriesService,
    private readonly voices: VoicesWaiting,
    private readonly supervision: SupervisionWaiting,
    private readonly clock: Clock,
  ) {}

  async get(staff: StaffCaller): Promise<Overview> {
    const day = this.clock.today();
    const [desk, today, deliveriesWaiting, deliveriesFailed, voices, supervision] = await Promise.all([
      this.notices.desk(),
      this.notices.published(startOfDay(day), endOfDay(day), 1),
      this.deliveries.countByState('waiting'),
      this.deliveries.countByState('failed'),
      this.voices.count(staff),
      this.supervision.count(),
    ]);
    return { ...desk, ...voices, ...supervision, deliveriesWaiting, deliveriesFailed, publishedToday: today.count };
  }
}
