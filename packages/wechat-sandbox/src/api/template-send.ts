import type { Template } from '../options.js';
import { Refusal } from '../refusal.js';
import type { User } from '../state.js';
import type { World } from '../world.js';
import { readMiniProgramLink } from './mini-program-link.js';
import { OneAtATime } from './one-at-a-time.js';
import { OK, type Call, type Reply, type WechatRoute } from './route.js';
import { checkShape, jsonBody } from './strict-body.js';
import { checkNotBanned, readTemplateData } from './template-data.js';

const SHAPE = {
  touser: { kind: 'string' },
  template_id: { kind: 'string' },
  url: { kind: 'string', optional: true },
  miniprogram: { kind: 'object', optional: true },
  client_msg_id: { kind: 'string', optional: true },
  data: { kind: 'object' },
} as const;

const ONCE_WITHIN_MS = 600_000;
const KEPT_IDS = 10_000;
const MAX_URL = 2048;

interface Request {
  user: User;
  template: Template;
  clientMsgId: string | undefined;
  target: { page?: string; url?: string };
  data: Record<string, unknown>;
}

function readTarget(world: World, body: Record<string, unknown>): Request['target'] {
  const { url } = body;
  if (typeof url === 'string' && (url.length > MAX_URL || !/^https?:\/\//.test(url))) throw new Refusal(40039, 'invalid url size');
  const page = body.miniprogram === undefined ? undefined : readMiniProgramLink(world, body.miniprogram as Record<string, unknown>);
  return { ...(typeof url === 'string' ? { url } : {}), ...(page === undefined ? {} : { page }) };
}

function readRequest(world: World, raw: Buffer): Request {
  const body = jsonBody(raw);
  checkShape(body, SHAPE);
  const template = world.templates.find(String(body.template_id), 'official');
  if (!template) throw new Refusal(40037, 'invalid template_id');
  checkNotBanned(template, 43116);
  const target = readTarget(world, body);
  const user = world.people.byOfficialOpenid(String(body.touser));
  if (!user) throw new Refusal(40003, 'invalid openid');
  const clientMsgId = typeof body.client_msg_id === 'string' ? body.client_msg_id : undefined;
  return { user, template, clientMsgId, target, data: body.data as Record<string, unknown> };
}

/** Client ids of the last ten minutes and the message each became. */
class SentIds {
  private readonly sent = new Map<string, { msgid: string; at: number }>();

  find(key: string, now: number): string | undefined {
    const known = this.sent.get(key);
    return known && now - known.at < ONCE_WITHIN_MS ? known.msgid : undefined;
  }

  keep(key: string, msgid: string, at: number): void {
    this.sent.delete(key);
    this.sent.set(key, { msgid, at });
    const [oldest] = this.sent.keys();
    if (this.sent.size > KEPT_IDS && oldest !== undefined) this.sent.delete(oldest);
  }
}

function accept({ world, fault }: Call, sent: SentIds, { user, template, clientMsgId, target, data }: Request): Reply {
  const fields = readTemplateData(template, data);
  if (!user.follower) throw new Refusal(43004, 'require subscribe');
  const key = `${user.officialOpenid} ${clientMsgId ?? ''}`;
  const known = clientMsgId === undefined ? undefined : sent.find(key, world.clock.now());
  if (known !== undefined) return { ...OK, msgid: BigInt(known) };
  const msgid = world.messages.nextId();
  const at = world.clock.now();
  if (clientMsgId !== undefined) sent.keep(key, msgid, at);
  const status = fault?.kind === 'fail-later' ? (fault.errmsg ?? 'failed: system failed') : user.refusesMessages ? 'failed:user block' : 'success';
  if (status === 'success') world.messages.deliver({ id: msgid, userId: user.id, channel: 'official', templateId: template.id, title: template.title, fields, ...target, at });
  world.pushes.toOfficial(user.officialOpenid, 'TEMPLATESENDJOBFINISH', { MsgID: BigInt(msgid), Status: status });
  return { ...OK, msgid: BigInt(msgid) };
}

/** POST /cgi-bin/message/template/send */
export function templateSendRoute(sendMs: number): WechatRoute {
  const openids = new OneAtATime(sendMs);
  const sent = new SentIds();
  return {
    method: 'POST',
    path: '/cgi-bin/message/template/send',
    token: 'official',
    handle: async (call: Call): Promise<Reply> => {
      const request = readRequest(call.world, call.body);
      return openids.run(request.user.officialOpenid, () => accept(call, sent, request));
    },
  };
}
