import type { PushWay } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import type { CentreTemplate } from '../../platform/config/centre.js';
import type { User } from '../identity/users.service.js';
import type { CreditEntity } from './credit.entity.js';
import { CreditsService } from './credits.service.js';
import { PausesService, templatePause } from './pauses.service.js';
import { PushPreferenceService } from './preference/push-preference.service.js';
import { Templates } from './templates.service.js';
import { inOrder, openidOf, permissionOf } from './ways.js';

/** By which ways news reaches a person as things stand: what `ChannelsService` would try, in its order. */
@Injectable()
export class PersonWays {
  constructor(
    private readonly templates: Templates,
    private readonly credits: CreditsService,
    private readonly pauses: PausesService,
    private readonly preferences: PushPreferenceService,
  ) {}

  /** One a template; those that the person switched off come last. */
  async of(user: User): Promise<PushWay[]> {
    const templates = this.templates.of('notice');
    const order = (await this.preferences.chosenBy([user.id])).get(user.id);
    const on = order ? inOrder(templates, order) : templates;
    const credits = await this.credits.of([user.miniOpenid, user.officialOpenid].filter((openid) => openid !== null));
    const paused = new Set((await this.pauses.list()).map(({ name }) => name));
    const wayOn = (template: CentreTemplate): PushWay => {
      const { channel } = template;
      if (paused.has(templatePause(template.id))) return { channel, state: 'stopped', left: 0 };
      return { channel, ...standing(user, template, credits.get(`${openidOf(user, template)} ${template.id}`)) };
    };
    const off = templates.filter((template) => !on.includes(template));
    return [...on.map(wayOn), ...off.map(({ channel }): PushWay => ({ channel, state: 'off', left: 0 }))];
  }
}

function standing(user: User, template: CentreTemplate, credit: CreditEntity | undefined): Pick<PushWay, 'state' | 'left'> {
  const permission = permissionOf(template);
  if (permission === 'follow') return user.officialFollowing && user.officialOpenid !== null ? { state: 'open', left: null } : { state: 'not-allowed', left: 0 };
  if (credit?.active !== true) return { state: 'not-allowed', left: 0 };
  if (permission === 'long') return { state: 'open', left: null };
  return credit.remaining > 0 ? { state: 'open', left: credit.remaining } : { state: 'used-up', left: 0 };
}
