import type { DeliveryChannel, DeliveryReason, TellingKind } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { fitValue, WechatFieldError } from '@sunshine/wechat';
import { Alarms } from '../../platform/alarms/alarms.js';
import type { CentreTemplate } from '../../platform/config/centre.js';
import { Config } from '../../platform/config/config.js';
import { newId } from '../../platform/database/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { groupsOf } from '../../platform/groups.js';
import type { User } from '../identity/users.service.js';
import { contentAlarm } from './alarm-words.js';
import type { CreditEntity } from './credit.entity.js';
import { CreditsService } from './credits.service.js';
import { fillFields, type MessageValues } from './message-content.js';
import { PausesService, templatePause } from './pauses.service.js';
import { PushPreferenceService } from './preference/push-preference.service.js';
import { Templates } from './templates.service.js';
import { inOrder, openidOf, permissionOf } from './ways.js';

/** The way a push takes, or why it takes none. */
export interface Choice {
  channel: DeliveryChannel;
  openid: string | null;
  templateId: string | null;
  /** Set when a credit was taken for it. */
  creditEpoch: number | null;
  reason: DeliveryReason | null;
}

/** A choice, and whether it has taken the person's last credit on its template. */
export type Chosen = Choice & { isLast: boolean };

/** What has to be sent to whom, under an id that names it in the ledger. */
export interface ToSend {
  deliveryId: string;
  user: User;
  kind: TellingKind;
  values: MessageValues;
}

/** Somebody whose way is not found yet, and how far down the list of templates we are. */
interface Seeker {
  toSend: ToSend;
  usable: CentreTemplate[];
  at: number;
}

/** What is said to one person about something of their own goes by the templates of answers. */
const PERSONAL: ReadonlySet<TellingKind> = new Set(['answer', 'task', 'rectification']);

const none = (reason: DeliveryReason): Chosen => ({ channel: 'none', openid: null, templateId: null, creditEpoch: null, reason, isLast: false });

/** The best way that the person allows and that is open, in the order that they chose, else that of `byPreference`; else the inbox alone. */
@Injectable()
export class ChannelsService {
  constructor(
    private readonly credits: CreditsService,
    private readonly pauses: PausesService,
    private readonly preferences: PushPreferenceService,
    private readonly alarms: Alarms,
    private readonly templates: Templates,
    private readonly config: Config,
  ) {}

  /** Chooses and, for a single permission, takes the credit. */
  async choose(tx: Tx, toSend: ToSend): Promise<Chosen> {
    return (await this.chooseAll(tx, [toSend])).get(toSend.deliveryId) ?? none('not-configured');
  }

  /** The same for many people, each named once, in as few statements as for one. Answers by delivery id. */
  async chooseAll(tx: Tx, wishes: readonly ToSend[]): Promise<Map<string, Chosen>> {
    const chosen = new Map<string, Chosen>();
    const state = { paused: await this.pauses.current(tx), credits: await this.creditsOf(tx, wishes), fitting: new Map<string, boolean>() };
    const orders = await this.preferences.chosenBy(wishes.map(({ user }) => user.id), tx);
    let seekers: Seeker[] = [];
    for (const toSend of wishes) {
      const isOn = toSend.user.remindersOffAt === null;
      const templates = isOn ? await this.templatesFor(tx, toSend, state.fitting) : [];
      const order = orders.get(toSend.user.id);
      const usable = order === undefined ? templates : inOrder(templates, order);
      if (usable.length > 0) seekers.push({ toSend, usable, at: 0 });
      else chosen.set(toSend.deliveryId, none(isOn ? whyNoTemplate(templates, order) : 'reminders-off'));
    }
    while (seekers.length > 0) seekers = await this.takeNext(tx, seekers, state, chosen);
    return chosen;
  }

  template(id: string): CentreTemplate | undefined {
    return this.config.centre.templates.find((template) => template.id === id);
  }

  private creditsOf(tx: Tx, wishes: readonly ToSend[]): Promise<Map<string, CreditEntity>> {
    const openids = wishes.flatMap(({ user }) => [user.miniOpenid, user.officialOpenid]).filter((openid) => openid !== null);
    return this.credits.of([...new Set(openids)], tx);
  }

  /** Everybody's next way; whoever was beaten to the last credit by somebody else goes on to the one after it. */
  private async takeNext(tx: Tx, seekers: Seeker[], { paused, credits }: { paused: Set<string>; credits: Map<string, CreditEntity> }, chosen: Map<string, Chosen>): Promise<Seeker[]> {
    const taking: { seeker: Seeker; openid: string; templateId: string; channel: DeliveryChannel }[] = [];
    for (const seeker of seekers) {
      const { toSend, usable } = seeker;
      const way = nextWay(seeker, credits, paused);
      if (!way) chosen.set(toSend.deliveryId, none(whyNone(toSend.user, usable, credits, paused)));
      else if (way.isCounted) taking.push({ ...way, seeker });
      else chosen.set(toSend.deliveryId, { channel: way.channel, openid: way.openid, templateId: way.templateId, creditEpoch: null, reason: null, isLast: false });
    }
    for (const [templateId, group] of groupsOf(taking, (one) => one.templateId)) {
      const left = await this.credits.takeMany(tx, templateId, group.map(({ openid, seeker }) => ({ openid, cause: `take:${seeker.toSend.deliveryId}:${newId()}` })));
      for (const { seeker, channel, openid } of group) {
        const after = left.get(openid);
        if (after) chosen.set(seeker.toSend.deliveryId, { channel, openid, templateId, creditEpoch: after.epoch, reason: null, isLast: after.remaining === 0 });
      }
    }
    return taking.flatMap(({ seeker }) => (chosen.has(seeker.toSend.deliveryId) ? [] : [seeker]));
  }

  /** The centre's templates for this, best channel first, that our values can fill as WeChat wants them. */
  private async templatesFor(tx: Tx, { kind, values }: ToSend, fitting: Map<string, boolean>): Promise<CentreTemplate[]> {
    const usable: CentreTemplate[] = [];
    for (const template of this.templates.of(PERSONAL.has(kind) ? 'answer' : 'notice')) if (await this.canFill(tx, template, values, fitting)) usable.push(template);
    return usable;
  }

  /** A value that is absent this time is no fault; one that never fits its field is, and an operator must mend the mapping. */
  private async canFill(tx: Tx, template: CentreTemplate, values: MessageValues, fitting: Map<string, boolean>): Promise<boolean> {
    const data = fillFields(template.fields, values);
    if (!data) return false;
    const name = JSON.stringify([template.id, data]);
    const known = fitting.get(name);
    if (known !== undefined) return known;
    const misfit = misfitOf(data);
    fitting.set(name, misfit === undefined);
    if (misfit === undefined) return true;
    const { key, text } = contentAlarm(template.id, misfit);
    await this.alarms.raise(key, text, tx);
    return false;
  }
}

function misfitOf(data: Record<string, string>): string | undefined {
  try {
    for (const [key, value] of Object.entries(data)) fitValue(key, value);
    return undefined;
  } catch (error) {
    if (!(error instanceof WechatFieldError)) throw error;
    return error.message;
  }
}

/** The next template that the person allows and that is open; the seeker stands behind it then. */
function nextWay(seeker: Seeker, credits: Map<string, CreditEntity>, paused: Set<string>): { channel: DeliveryChannel; openid: string; templateId: string; isCounted: boolean } | undefined {
  const { toSend, usable } = seeker;
  while (seeker.at < usable.length) {
    const template = usable[seeker.at++];
    const openid = template && openidOf(toSend.user, template);
    if (!template || openid === null || openid === undefined || paused.has(templatePause(template.id))) continue;
    const permission = permissionOf(template);
    const isAllowed = permission === 'follow' ? toSend.user.officialFollowing : credits.get(`${openid} ${template.id}`)?.active === true;
    if (isAllowed) return { channel: template.channel, openid, templateId: template.id, isCounted: permission === 'once' };
  }
  return undefined;
}

/** A person who has switched off every way that there is wants the inbox. */
const whyNoTemplate = (templates: CentreTemplate[], order: DeliveryChannel[] | undefined): DeliveryReason => (order !== undefined && (order.length === 0 || templates.length > 0) ? 'inbox-chosen' : 'not-configured');

function whyNone(user: User, usable: CentreTemplate[], credits: Map<string, CreditEntity>, paused: Set<string>): DeliveryReason {
  const credit = (template: CentreTemplate): CreditEntity | undefined => credits.get(`${openidOf(user, template)} ${template.id}`);
  const allows = (template: CentreTemplate): boolean => (permissionOf(template) === 'follow' ? openidOf(user, template) !== null && user.officialFollowing : credit(template)?.active === true);
  const stopped = usable.filter((template) => paused.has(templatePause(template.id)));
  if (stopped.length === usable.length || stopped.some(allows)) return 'template-stopped';
  const hasUsedUp = usable.some((template) => permissionOf(template) === 'once' && allows(template));
  return hasUsedUp ? 'no-credit' : 'not-subscribed';
}
