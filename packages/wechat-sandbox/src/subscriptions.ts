import type { Credits } from './credits.js';
import type { Template } from './options.js';
import type { People } from './people.js';
import type { PushFields } from './pushes/message.js';
import type { Pushes } from './pushes/pushes.js';
import type { User } from './state.js';
import { channelOf, type Channel, type Templates } from './templates.js';

/** A person's answer to one template of the subscribe dialog. */
export type Choice = 'accept' | 'reject';

/** What wx.requestSubscribeMessage reports instead of opening its dialog. */
export interface DialogRefusal {
  errCode: number;
  errMsg: string;
}

const MAX_TEMPLATES = 5;

/** What people agree to on the phone: the subscribe dialog, its switches, following the account. */
export class Subscriptions {
  constructor(private readonly world: { people: People; credits: Credits; templates: Templates; pushes: Pushes }) {}

  /** The templates a dialog would show for `tmplIds`, or why there is no dialog. */
  dialog(tmplIds: readonly string[]): { templates: Template[] } | DialogRefusal {
    const refuse = (errCode: number, text: string): DialogRefusal => ({ errCode, errMsg: `requestSubscribeMessage:fail ${text}` });
    if (tmplIds.length === 0) return refuse(10001, 'TmplIds can\'t be empty');
    if (tmplIds.length > MAX_TEMPLATES) return refuse(20003, 'Templates count out of max bounds');
    const templates = tmplIds.map((id) => this.world.templates.find(id, 'mini'));
    if (!templates.every((one) => one !== undefined)) return refuse(20001, 'No template data return, verify the template id exist');
    if (new Set(templates.map((one) => one.kind)).size > 1) return refuse(20002, 'Templates type must be same');
    return { templates };
  }

  /** The person has answered the dialog: credits are booked and the event is pushed. @throws Missing */
  answer(userId: string, choices: Readonly<Record<string, Choice>>): { errMsg: string; [templateId: string]: string } {
    const user = this.world.people.get(userId);
    const entries = Object.entries(choices).map(([id, choice]) => ({ template: this.world.templates.subscribable(id), choice }));
    for (const { template, choice } of entries) if (choice === 'accept') this.world.credits.accept(userId, template);
    for (const channel of ['mini', 'notice'] as const) {
      const list = entries
        .filter(({ template }) => channelOf(template) === channel)
        .map(({ template, choice }) => ({ TemplateId: template.id, SubscribeStatusString: choice, PopupScene: channel === 'mini' ? '0' : '1' }));
      if (list.length > 0) this.tell(user, channel, 'subscribe_msg_popup_event', list);
    }
    return { errMsg: 'requestSubscribeMessage:ok', ...choices };
  }

  /** The person switches one template off in 服务通知. @throws Missing */
  turnOff(userId: string, templateId: string): void {
    const user = this.world.people.get(userId);
    const template = this.world.templates.subscribable(templateId);
    this.world.credits.set(userId, template.id, 0);
    this.tell(user, channelOf(template), 'subscribe_msg_change_event', [{ TemplateId: template.id, SubscribeStatusString: 'reject' }]);
  }

  /** The person scans a code of the official account that carries `scene`: a follower at once, others by following. @throws Missing */
  scan(userId: string, scene: string): void {
    const { officialOpenid } = this.world.people.get(userId);
    const isNew = this.world.people.set(userId, { follower: true });
    const ticket = `gQ${Buffer.from(scene).toString('base64url')}`;
    this.world.pushes.toOfficial(officialOpenid, isNew ? 'subscribe' : 'SCAN', { EventKey: isNew ? `qrscene_${scene}` : scene, Ticket: ticket });
  }

  /** The person follows or leaves the official account. @throws Missing */
  follow(userId: string, follower: boolean): void {
    const { officialOpenid } = this.world.people.get(userId);
    if (this.world.people.set(userId, { follower })) {
      this.world.pushes.toOfficial(officialOpenid, follower ? 'subscribe' : 'unsubscribe', { EventKey: '' });
    }
  }

  private tell(user: User, channel: Channel, event: string, list: PushFields[]): void {
    if (channel === 'mini') this.world.pushes.toMini(user.miniOpenid, event, { List: list });
    else this.world.pushes.toOfficial(user.officialOpenid, event, { List: list });
  }
}
