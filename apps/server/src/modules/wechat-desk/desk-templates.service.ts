import type { WechatTemplateList, WechatTemplateState } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Alarms } from '../../platform/alarms/alarms.js';
import type { CentreTemplate } from '../../platform/config/centre.js';
import { Config } from '../../platform/config/config.js';
import { UpstreamError } from '../../platform/http/app-error.js';
import { RecurringJobs } from '../../platform/schedule/recurring-jobs.js';
import { CreditsService } from '../deliveries/credits.service.js';
import { permissionOf } from '../deliveries/ways.js';
import { isFromWechat } from './link-health.service.js';
import { differencesIn, driftKey, TEMPLATE_CHECK } from './template-check.job.js';

/** The centre's message templates: how far they reach, and whether WeChat still has them as we fill them. */
@Injectable()
export class DeskTemplatesService {
  constructor(
    private readonly credits: CreditsService,
    private readonly alarms: Alarms,
    private readonly jobs: RecurringJobs,
    private readonly config: Config,
  ) {}

  async list(): Promise<WechatTemplateList> {
    const [sums, drifts, run] = await Promise.all([this.credits.sums(), this.drifts(), this.jobs.lastRun(TEMPLATE_CHECK)]);
    const items = this.config.centre.templates.map((template): WechatTemplateState => {
      const { id, title, channel, purpose } = template;
      return { id, title, channel, purpose, longTerm: permissionOf(template) !== 'once', ...reach(template, sums.get(id)), drift: drifts.get(driftKey(id)) ?? null };
    });
    return { items, checkedAt: run?.endedAt.toISOString() ?? null, checkError: run?.error ?? null };
  }

  /** Reads the templates back now. Throws UPSTREAM_UNAVAILABLE with WeChat's words when it refuses. */
  async check(): Promise<WechatTemplateList> {
    await this.jobs.runNow(TEMPLATE_CHECK).catch((error: unknown) => {
      throw isFromWechat(error) ? new UpstreamError(error.message) : error;
    });
    return this.list();
  }

  private async drifts(): Promise<Map<string, string>> {
    return new Map((await this.alarms.list()).map(({ key, text }) => [key, differencesIn(text)]));
  }
}

function reach(template: CentreTemplate, sum: { people: number; left: number } | undefined): Pick<WechatTemplateState, 'people' | 'left'> {
  switch (permissionOf(template)) {
    case 'follow':
      return { people: null, left: null };
    case 'long':
      return { people: sum?.people ?? 0, left: null };
    case 'once':
      return { people: sum?.people ?? 0, left: sum?.left ?? 0 };
  }
}
