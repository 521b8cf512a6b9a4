import { Refusal } from '../refusal.js';
import type { User } from '../state.js';
import type { Template } from '../options.js';
import type { World } from '../world.js';
import { readMiniProgramLink } from './mini-program-link.js';
import { OneAtATime } from './one-at-a-time.js';
import { OK, type Call, type Reply, type WechatRoute } from './route.js';
import { checkShape, invalidArgument, jsonBody } from './strict-body.js';
import { checkNotBanned, readTemplateData } from './template-data.js';

/** The same message goes to people of the mini program (`mini`) or of the official account (`notice`). */
type Channel = 'mini' | 'notice';

const SHAPE = {
  touser: { kind: 'string' },
  template_id: { kind: 'string' },
  page: { kind: 'string', optional: true },
  miniprogram_state: { kind: 'string', optional: true },
  lang: { kind: 'string', optional: true },
  data: { kind: 'object' },
} as const;

const SHAPES = { mini: SHAPE, notice: { ...SHAPE, miniprogram: { kind: 'object', optional: true } } } as const;
const STATES = new Set<unknown>([undefined, 'developer', 'trial', 'formal']);
const LANGUAGES = new Set<unknown>([undefined, 'zh_CN', 'en_US', 'zh_HK', 'zh_TW']);

interface Request {
  user: User;
  openid: string;
  template: Template;
  page: string | undefined;
  data: Record<string, unknown>;
}

/** Unlike the paths of share cards, the page of a message has no leading slash. @throws Refusal 41030 */
function checkPage(world: World, page: string): void {
  if (!/^[\w-]+(\/[\w-]+)*(\?\S*)?$/.test(page)) throw new Refusal(41030, 'invalid page', '页面路径开头不能有“/”，也不能有空白');
  if (world.settings.pages?.includes(page.split('?')[0] ?? '') === false) throw new Refusal(41030, 'invalid page', '线上版本里没有这个页面');
}

function readRequest(world: World, channel: Channel, raw: Buffer): Request {
  const body = jsonBody(raw);
  checkShape(body, SHAPES[channel]);
  if (!STATES.has(body.miniprogram_state)) throw invalidArgument('miniprogram_state', '应为 developer、trial 或 formal');
  if (!LANGUAGES.has(body.lang)) throw invalidArgument('lang', '应为 zh_CN、en_US、zh_HK 或 zh_TW');
  const link = body.miniprogram === undefined ? undefined : readMiniProgramLink(world, body.miniprogram as Record<string, unknown>);
  const page = link ?? (typeof body.page === 'string' ? body.page : undefined);
  if (page !== undefined) checkPage(world, page);
  const template = world.templates.find(String(body.template_id), channel);
  if (!template) throw new Refusal(40037, 'invalid template_id');
  checkNotBanned(template, 43107);
  const openid = String(body.touser);
  const user = channel === 'mini' ? world.people.byMiniOpenid(openid) : world.people.byOfficialOpenid(openid);
  if (!user) throw new Refusal(40003, 'invalid openid');
  return { user, openid, template, page, data: body.data as Record<string, unknown> };
}

function accept({ world, fault }: Call, channel: Channel, { user, openid, template, page, data }: Request): Reply {
  const fields = readTemplateData(template, data);
  if (world.contentChecks.judgeText(...fields.map(({ value }) => value)).suggest === 'risky') throw new Refusal(45168, 'hit sensitive word');
  if (!world.credits.take(user.id, template)) throw new Refusal(43101, 'user refuse to accept the msg');
  const msgid = world.messages.nextId();
  const failsLater = fault?.kind === 'fail-later';
  const { id: templateId, title } = template;
  if (!failsLater) world.messages.deliver({ id: msgid, userId: user.id, channel, templateId, title, fields, ...(page === undefined ? {} : { page }), at: world.clock.now() });
  const outcome = failsLater ? { ErrorCode: '1', ErrorStatus: fault.errmsg ?? 'failed: system failed' } : { ErrorCode: '0', ErrorStatus: 'success' };
  const list = { List: [{ TemplateId: templateId, MsgID: BigInt(msgid), ...outcome }] };
  if (channel === 'mini') world.pushes.toMini(openid, 'subscribe_msg_sent_event', list);
  else world.pushes.toOfficial(openid, 'subscribe_msg_sent_event', list);
  return fault?.kind === 'no-msgid' ? OK : { ...OK, msgid: BigInt(msgid) };
}

function subscribeSendRoute(channel: Channel, path: string, sendMs: number): WechatRoute {
  const openids = new OneAtATime(sendMs);
  return {
    method: 'POST',
    path,
    token: channel === 'mini' ? 'mini' : 'official',
    handle: async (call: Call): Promise<Reply> => {
      const request = readRequest(call.world, channel, call.body);
      return openids.run(request.openid, () => accept(call, channel, request));
    },
  };
}

/** Subscribe messages of the mini program (send) and subscribe notifications of the official account (bizsend). */
export const subscribeSendRoutes = (sendMs: number): readonly WechatRoute[] => [
  subscribeSendRoute('mini', '/cgi-bin/message/subscribe/send', sendMs),
  subscribeSendRoute('notice', '/cgi-bin/message/subscribe/bizsend', sendMs),
];
