import { randomUUID } from 'node:crypto';
import { Refusal } from '../refusal.js';
import type { User } from '../state.js';
import type { World } from '../world.js';
import type { Call, Reply, WechatRoute } from './route.js';
import { invalidArgs, strictBody } from './strict-body.js';

const VISIT_LASTS_MS = 7_200_000;
const MAX_CHARS = 2500;
const MAX_MEDIA_BYTES = 10 * 1024 * 1024;
const DOWNLOAD_TIMEOUT_MS = 5000;
const SCENES = new Set<unknown>([1, 2, 3, 4]);
const NOT_DOWNLOADED = -1008;

const newTraceId = (): string => randomUUID().slice(0, 26);

/** Who wrote it, if they may be asked about. @throws Refusal 40003, 43104, 40129, 40097 or 61010 */
function authorOf(world: World, request: Record<string, unknown>): User {
  if (request.version !== 2) throw invalidArgs('version', '应为 2，旧版接口已停用');
  if (!SCENES.has(request.scene)) throw new Refusal(40129, 'invalid scene', 'scene 应为 1 到 4');
  const openid = String(request.openid);
  if (world.people.byOfficialOpenid(openid)) throw new Refusal(43104, 'appid does not match with openid');
  const user = world.people.byMiniOpenid(openid);
  if (!user) throw new Refusal(40003, 'invalid openid', '不是本小程序的 openid');
  if (world.clock.now() - (user.visitedAt ?? -Infinity) > VISIT_LASTS_MS) throw new Refusal(61010, 'code is expired');
  return user;
}

function checkText({ world, body }: Call): Reply {
  const text = { kind: 'text', optional: true } as const;
  const shape = { openid: { kind: 'string' }, scene: { kind: 'integer' }, version: { kind: 'integer' }, content: { kind: 'string' }, title: text, nickname: text, signature: text } as const;
  const request = strictBody(body, shape);
  authorOf(world, request);
  if ([...String(request.content)].length > MAX_CHARS) throw invalidArgs('content', `最多 ${MAX_CHARS} 个字符`);
  if (request.signature !== undefined && request.scene !== 1) throw invalidArgs('signature', '只用于 scene 1');
  const texts = [request.content, request.title, request.nickname, request.signature].filter((one) => one !== undefined).map(String);
  const { suggest, label, keyword } = world.contentChecks.judgeText(...texts);
  const found = keyword === undefined ? [] : [{ strategy: 'keyword', errcode: 0, suggest, label, level: 20, keyword }];
  return { errcode: 0, errmsg: 'ok', result: { suggest, label }, detail: [{ strategy: 'content_model', errcode: 0, suggest, label, prob: 90 }, ...found], trace_id: newTraceId() };
}

function checkMedia({ world, body }: Call): Reply {
  const shape = { openid: { kind: 'string' }, scene: { kind: 'integer' }, version: { kind: 'integer' }, media_url: { kind: 'string' }, media_type: { kind: 'integer' } } as const;
  const request = strictBody(body, shape);
  authorOf(world, request);
  if (request.media_type !== 1 && request.media_type !== 2) throw new Refusal(40004, 'invalid media type', 'media_type 应为 1 或 2');
  const url = String(request.media_url);
  if (!/^https?:\/\//.test(url)) throw invalidArgs('media_url', '应为网址');
  const traceId = newTraceId();
  world.pushes.after(async () => pushVerdict(world, traceId, await canDownload(url)));
  return { errcode: 0, errmsg: 'ok', trace_id: traceId };
}

async function canDownload(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(DOWNLOAD_TIMEOUT_MS) });
    return response.ok && (await response.arrayBuffer()).byteLength <= MAX_MEDIA_BYTES;
  } catch {
    return false;
  }
}

/** The result comes from a platform account, not from the uploader: only the trace id says what it is about. */
function pushVerdict(world: World, traceId: string, isDownloaded: boolean): void {
  const { suggest, label } = world.contentChecks.judgeMedia();
  const outcome = isDownloaded
    ? { detail: [{ strategy: 'content_model', errcode: 0, suggest, label, prob: 90 }], errcode: 0, errmsg: 'ok', result: { suggest, label } }
    : { detail: [], errcode: NOT_DOWNLOADED, errmsg: 'download media failed', result: {} };
  world.pushes.toMini('oSandboxContentCheck00000000', 'wxa_media_check', { appid: world.settings.mini.appid, trace_id: traceId, version: 2, ...outcome });
}

/** The content check of texts, at once, and of pictures and recordings, by a push. */
export const contentSecurityRoutes: readonly WechatRoute[] = [
  { method: 'POST', path: '/wxa/msg_sec_check', token: 'mini', handle: checkText },
  { method: 'POST', path: '/wxa/media_check_async', token: 'mini', handle: checkMedia },
];
