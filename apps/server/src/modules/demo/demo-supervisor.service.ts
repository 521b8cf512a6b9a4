import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { AppointmentsService } from '../supervisors/appointments.service.js';

/** Typed as DEMO-DEMO-DEMO-DEMO. */
const CODE = 'DEM0DEM0DEM0DEM0';
const WHO = { name: '甲先生（演示）', unit: '虚构乡人大', appointmentNo: '演聘〔2026〕1 号', appointmentText: '聘请甲先生（演示）为特约监督员，内容均为虚构。' };

/** Invites a fictitious supervisor in an empty demonstration, so that anybody can try their pages. */
@Injectable()
export class DemoSupervisorService implements OnApplicationBootstrap {
  constructor(
    private readonly appointments: AppointmentsService,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { DEMO, ROLE } = this.config.env;
    if (!DEMO || ROLE === 'worker' || (await this.appointments.list({ limit: 1 })).items.length > 0) return;
    const [identity = ''] = this.config.centre.supervision.identities;
    await this.appointments.invite({ kind: 'system', name: '演示数据' }, { ...WHO, identity, startsOn: this.clock.today() }, CODE);
  }
}
