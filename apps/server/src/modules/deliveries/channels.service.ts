import type { DeliveryChannel, DeliveryReason } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { fitValue, WechatFieldError } from '@sunshine/wechat';
import { Alarms } from '../../platform/alarms/alarms.js';
import type { CentreTemplate } from '../../platform/config/centre.js';
import { Config } from '../../platform/config/config.js';
import { newId } from '../../platform/database/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { WechatGateway } from '../../platform/wechat/wechat-gateway.js';
import type { User } from '../identity/users.service.js';
import { contentAlarm } from './alarm-words.js';
import type { CreditEntity } from './credit.entity.js';
import { CreditsService } from './credits.service.js';
import { fillFields, type MessageValues, type TellingKind } from './message-content.js';
import { PausesService, templatePause } from './pauses.service.js';
import { byPreference, permissionOf, wayOf } from './ways.js';

/** The way a push takes, or why it takes none. */
export interface Choice {
  channel: DeliveryChannel;
  openid: string | null;
  templateId: string | null;
  /** Set when a credit was taken for it. */
  creditEpoch: number | null;
  reason: DeliveryReason | null;
}

/** What has to be sent, under an id that names it in the ledger. */
export interface ToSend {
  deliveryId: string;
  kind: TellingKind;
  values: MessageValues;
}

const none = (reason: DeliveryReason): Choice => ({ channel: 'none', openid: null, templateId: null, creditEpoch: null, reason });

/** The best way that the person allows and that is open, in the order of `byPreference`; else the inbox alone. */
@Injectable()
export class ChannelsService {
  constructor(
    private readonly credits: CreditsService,
    private readonly pauses: PausesService,
    private readonly alarms: Alarms,
    private readonly gateway: WechatGateway,
    private readonly config: Config,
  ) {}

  /** Chooses and, for a single permission, takes the credit. */
  async choose(tx: Tx, user: User, toSend: ToSend): Promise<Choice> {
    if (user.remindersOffAt !== null) return none('reminders-off');
    const usable = await this.templatesFor(tx, toSend);
    if (usable.length === 0) return none('not-configured');
    const paused = await this.pauses.current(tx);
    const credits = await this.credits.of([user.miniOpenid, user.officialOpenid].filter((openid) => openid !== null), tx);
    for (const template of usable) {
      if (paused.has(templatePause(template.id))) continue;
      const choice = await this.take(tx, user, template, credits, toSend);
      if (choice) return choice;
    }
    return none(whyNone(user, usable, credits, paused));
  }

  template(id: string): CentreTemplate | undefined {
    return this.config.centre.templates.find((template) => template.id === id);
  }

  /** The centre's templates for this, best channel first, that our values can fill as WeChat wants them. */
  private async templatesFor(tx: Tx, { kind, values }: ToSend): Promise<CentreTemplate[]> {
    const purpose = kind === 'answer' ? 'answer' : 'notice';
    const candidates = this.config.centre.templates.filter((template) => template.purpose === purpose && this.hasAccounts(template)).toSorted(byPreference);
    const usable: CentreTemplate[] = [];
    for (const template of candidates) if (await this.canFill(tx, template, values)) usable.push(template);
    return usable;
  }

  /** Every message opens the mini program, so that account is always needed. */
  private hasAccounts({ channel }: CentreTemplate): boolean {
    return this.gateway.hasMini && (wayOf(channel).account === 'mini' || this.gateway.hasOfficial);
  }

  /** A value that is absent this time is no fault; one that never fits its field is, and an operator must mend the mapping. */
  private async canFill(tx: Tx, template: CentreTemplate, values: MessageValues): Promise<boolean> {
    const data = fillFields(template.fields, values);
    if (!data) return false;
    try {
      for (const [key, value] of Object.entries(data)) fitValue(key, value);
      return true;
    } catch (error) {
      if (!(error instanceof WechatFieldError)) throw error;
      const { key, text } = contentAlarm(template.id, error.message);
      await this.alarms.raise(key, text, tx);
      return false;
    }
  }

  private async take(tx: Tx, user: User, template: CentreTemplate, credits: Map<string, CreditEntity>, { deliveryId }: ToSend): Promise<Choice | undefined> {
    const openid = openidOf(user, template);
    if (openid === null) return undefined;
    const way = { channel: template.channel, openid, templateId: template.id, creditEpoch: null, reason: null };
    const permission = permissionOf(template);
    if (permission === 'follow') return user.officialFollowing ? way : undefined;
    const credit = credits.get(`${openid} ${template.id}`);
    if (!credit?.active) return undefined;
    if (permission === 'long') return way;
    const epoch = await this.credits.take(tx, { openid, templateId: template.id }, `take:${deliveryId}:${newId()}`);
    return epoch === undefined ? undefined : { ...way, creditEpoch: epoch };
  }
}

const openidOf = (user: User, { channel }: CentreTemplate): string | null => (wayOf(channel).account === 'mini' ? user.miniOpenid : user.officialOpenid);

function whyNone(user: User, usable: CentreTemplate[], credits: Map<string, CreditEntity>, paused: Set<string>): DeliveryReason {
  const credit = (template: CentreTemplate): CreditEntity | undefined => credits.get(`${openidOf(user, template)} ${template.id}`);
  const allows = (template: CentreTemplate): boolean => (permissionOf(template) === 'follow' ? openidOf(user, template) !== null && user.officialFollowing : credit(template)?.active === true);
  const stopped = usable.filter((template) => paused.has(templatePause(template.id)));
  if (stopped.length === usable.length || stopped.some(allows)) return 'template-stopped';
  const hasUsedUp = usable.some((template) => permissionOf(template) === 'once' && allows(template));
  return hasUsedUp ? 'no-credit' : 'not-subscribed';
}
