import { createSandbox } from '@sunshine/wechat-sandbox';
import { pick, randomFrom } from '../e2e/support/random.mjs';

const MINI = '/cgi-bin/message/subscribe/send';
const OFFICIAL = '/cgi-bin/message/template/send';
/** The server gives up a call after WECHAT_TIMEOUT_MS; what is answered later was accepted all the same. */
export const TIMEOUT_MS = 2000;

/** What goes wrong with the next call to somebody, and how often among ten thousand recipients. */
const TROUBLES = [
  { share: 60, fault: { kind: 'drop-after-accept' } },
  { share: 40, fault: { kind: 'latency', latencyMs: TIMEOUT_MS + 1500 } },
  { share: 60, fault: { kind: 'reset' } },
  { share: 40, fault: { kind: 'http-500' } },
  { share: 40, fault: { kind: 'truncate' } },
  { share: 100, fault: { kind: 'errcode', errcode: -1, errmsg: 'system error' } },
  { share: 60, fault: { kind: 'errcode', errcode: 43108, errmsg: 'concurrent calls' } },
  { share: 30, fault: { kind: 'no-msgid' } },
];
const MOST_PENDING = 90;
/** 45011 stops a call for everybody for a minute: a few in a run, none in a small one. */
const LIMIT = { every: 300, first: 100 };

export const templates = [
  { id: 'torture-official', channel: 'official', kind: 'official' },
  { id: 'torture-long', channel: 'mini-long', kind: 'mini-long' },
  { id: 'torture-once', channel: 'mini-once', kind: 'mini-once' },
];
const CONTENT = '项目:{{thing1.DATA}}\n环节:{{phrase2.DATA}}\n时间:{{time3.DATA}}\n原因:{{thing4.DATA}}';

/** The centre's side of the same templates. */
export const centreTemplates = templates.map(({ id, channel }) => ({ id, channel, purpose: 'notice', title: '公告提醒', fields: { thing1: 'project', phrase2: 'step', time3: 'time', thing4: 'why' } }));
/** What a message is about by its second field; news name their own step. */
const KINDS = { 公告更正: 'corrected', 公告撤回: 'withdrawn', 投标截止: 'reminder' };

/** The sandbox in this process, so that its books can be read without asking, and what goes wrong with it. */
export class Wechat {
  troubles = {};
  delivered = 0;
  seen = 0;

  constructor(sandbox, seed) {
    this.sandbox = sandbox;
    this.random = randomFrom(seed ^ 0x5eed);
    const deliver = sandbox.messages.deliver.bind(sandbox.messages);
    sandbox.messages.deliver = (message) => {
      this.delivered += 1;
      deliver(message);
    };
  }

  /** Whether messages reached phones since this was asked last. */
  deliveredSinceLastLook() {
    const isNew = this.delivered > this.seen;
    this.seen = this.delivered;
    return isNew;
  }

  static async start({ mini, official, seed }) {
    const sandbox = await createSandbox({ mini, official, people: [], templates: templates.map(({ id, kind }) => ({ id, kind, title: '公告提醒', content: CONTENT })) });
    await sandbox.listen(0);
    return new Wechat(sandbox, seed);
  }

  /** Where the server under test hears of events. */
  tellAt(serverUrl) {
    this.sandbox.settings.mini.pushUrl = `${serverUrl}/api/wechat/mini/push`;
    this.sandbox.settings.official.pushUrl = `${serverUrl}/api/wechat/official/push`;
  }

  /** Gives somebody a phone, on which they have allowed what their way is. Nobody hears of it. */
  welcome(person) {
    const { users, credits } = this.sandbox;
    person.user = users.create(person.name);
    if (person.way === 'follower') users.set(person.user.id, { follower: true });
    if (person.way === 'long') credits.set(person.user.id, 'torture-long', 1);
    if (person.way === 'once') credits.set(person.user.id, 'torture-once', person.accepts);
  }

  /** Troubles for those whom the next act concerns, and what is revoked before it. */
  unsettle(number, crowd, people) {
    for (const person of crowd) if (person.revokedAt === number) this.revoke(person);
    if (number % LIMIT.every === LIMIT.first) this.trouble('45011', { kind: 'errcode', errcode: 45011, errmsg: 'api minute-quota reach limit', match: { path: pick(this.random, [MINI, OFFICIAL]) } });
    for (const index of people) {
      const person = crowd[index];
      if (!this.allows(person)) continue;
      let draw = this.random() * 10_000;
      for (const { share, fault } of TROUBLES) {
        draw -= share;
        if (draw >= 0) continue;
        const openid = person.way === 'follower' ? person.user.officialOpenid : person.user.miniOpenid;
        const name = String(fault.errcode ?? fault.kind);
        this.trouble(name, { ...fault, match: { path: person.way === 'follower' ? OFFICIAL : MINI, openid } });
        person.troubles.push(`${name} from act ${number} on`);
        break;
      }
    }
  }

  /** The permission is gone at WeChat and the event is lost: the next message gets 43101. */
  revoke({ user }) {
    for (const { id, channel } of templates) if (channel !== 'official') this.sandbox.credits.set(user.id, id, 0);
    this.troubles['43101'] = (this.troubles['43101'] ?? 0) + 1;
  }

  trouble(name, fault) {
    const { faults } = this.sandbox;
    if (faults.list().length >= MOST_PENDING) return;
    faults.add({ ...fault, times: 1 });
    this.troubles[name] = (this.troubles[name] ?? 0) + 1;
  }

  /** The phone's messages by `kind id of the notice`, oldest first, and beside them how many digests. */
  phoneOf({ user }) {
    const byKey = new Map();
    let digests = 0;
    const messages = this.sandbox.messages.list(user.id);
    for (const { page = '', fields, at } of messages.toReversed()) {
      const id = new URLSearchParams(page.split('?')[1]).get('notice');
      if (id === null) digests += 1;
      else {
        const key = `${KINDS[fields.find(({ key: name }) => name === 'phrase2').value] ?? 'published'} ${id}`;
        byKey.set(key, [...(byKey.get(key) ?? []), at]);
      }
    }
    return { byKey, digests, total: messages.length };
  }

  /** Whether WeChat takes a message to this person now. */
  allows({ way, user }) {
    if (way === 'none') return false;
    return way === 'follower' || this.sandbox.credits.left(user.id, `torture-${way}`) > 0;
  }

  /** What the person still allows on the single-use template. */
  left({ user }) {
    return this.sandbox.credits.left(user.id, 'torture-once');
  }
}
