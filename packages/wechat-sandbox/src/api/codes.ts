import { drawCode } from '../content/mini-codes.js';
import { Refusal } from '../refusal.js';
import type { World } from '../world.js';
import type { Call, Reply, WechatRoute } from './route.js';
import { checkShape, invalidArgs, isObject, strictBody } from './strict-body.js';

const MAX_SCENE = 32;
const SCENE = /^[\w!#$&'()*+,/:;=?@\-.~]+$/;
const ENVIRONMENTS = new Set<unknown>([undefined, 'release', 'trial', 'develop']);
const WIDTH = { least: 280, most: 1280, normal: 430 };
const MAX_DAYS = 30;
const DAY_MS = 86_400_000;

/** A code's page: no leading slash, no query, in the released version. @throws Refusal 41030 */
function checkPage(world: World, page: string, mustExist: boolean): void {
  if (!/^[\w-]+(\/[\w-]+)*$/.test(page)) throw new Refusal(41030, 'invalid page', '页面路径开头不能有“/”，也不能带参数');
  if (mustExist && world.settings.pages?.includes(page) === false) throw new Refusal(41030, 'invalid page', '线上版本里没有这个页面');
}

function checkScene(scene: string): void {
  if (scene.length > MAX_SCENE) throw new Refusal(40169, 'invalid length for scene, or the data is not json string', `scene 最多 ${MAX_SCENE} 个字符，给了 ${scene.length} 个`);
  if (!SCENE.test(scene)) throw new Refusal(40129, 'invalid scene', 'scene 里有不允许的字符');
  if (scene.includes('scancode_time')) throw new Refusal(85096, 'scancode_time is a reserved param', 'scancode_time 是保留参数');
}

function colourOf(value: unknown): void {
  if (!isObject(value)) throw invalidArgs('line_color', '应为对象');
  checkShape(value, { r: { kind: 'integer' }, g: { kind: 'integer' }, b: { kind: 'integer' } }, { prefix: 'line_color.', refuse: invalidArgs });
}

function createCode({ world, body }: Call): Buffer {
  const optional = <K extends string>(kind: K): { kind: K; optional: true } => ({ kind, optional: true });
  const request = strictBody(body, {
    scene: { kind: 'text' },
    page: optional('string'),
    check_path: optional('boolean'),
    env_version: optional('string'),
    width: optional('integer'),
    auto_color: optional('boolean'),
    line_color: optional('object'),
    is_hyaline: optional('boolean'),
  });
  const scene = String(request.scene);
  checkScene(scene);
  if (!ENVIRONMENTS.has(request.env_version)) throw invalidArgs('env_version', '应为 release、trial 或 develop');
  if (request.line_color !== undefined) colourOf(request.line_color);
  const width = Number(request.width ?? WIDTH.normal);
  if (width < WIDTH.least || width > WIDTH.most) throw invalidArgs('width', `应为 ${WIDTH.least} 到 ${WIDTH.most}`);
  const page = typeof request.page === 'string' ? request.page : (world.settings.pages?.[0] ?? 'pages/index/index');
  checkPage(world, page, request.check_path !== false && (request.env_version ?? 'release') === 'release');
  const { target } = world.links.add({ kind: 'code', target: `${page}?scene=${encodeURIComponent(scene)}` });
  return drawCode(`weixin-sandbox:${target}`, width);
}

/** When a link ends, from the fields that `expire_type` calls for. @throws Refusal 85401 or 40097 */
function endOf(world: World, request: Record<string, unknown>): number {
  const now = world.clock.now();
  const { expire_type: type = 0, expire_time: time, expire_interval: days } = request;
  if (type !== 0 && type !== 1) throw invalidArgs('expire_type', '应为 0 或 1');
  if (type === 1 && !(typeof days === 'number' && days >= 1 && days <= MAX_DAYS)) throw new Refusal(85401, 'invalid expire time', `expire_interval 应为 1 到 ${MAX_DAYS} 天`);
  const end = type === 1 ? now + Number(days) * DAY_MS : Number(time ?? now / 1000 + MAX_DAYS * 86_400) * 1000;
  if (end <= now || end > now + MAX_DAYS * DAY_MS) throw new Refusal(85401, 'invalid expire time', `最长 ${MAX_DAYS} 天`);
  return end;
}

function createUrlLink({ world, body }: Call): Reply {
  const optional = <K extends string>(kind: K): { kind: K; optional: true } => ({ kind, optional: true });
  const request = strictBody(body, {
    path: optional('text'),
    query: optional('text'),
    expire_type: optional('integer'),
    expire_time: optional('integer'),
    expire_interval: optional('integer'),
    env_version: optional('string'),
  });
  const path = String(request.path ?? '').replace(/^\//, '');
  const query = String(request.query ?? '');
  if (path !== '' && !/^[\w-]+(\/[\w-]+)*$/.test(path)) throw new Refusal(40165, 'invalid weapp pagepath', '页面路径不对，参数应放在 query 里');
  if (path !== '' && world.settings.pages?.includes(path) === false) throw new Refusal(40165, 'invalid weapp pagepath', '线上版本里没有这个页面');
  if (!/^[\w!#$&'()*+,/:;=?@\-.~%]{0,512}$/.test(query)) throw new Refusal(40212, 'invalid query', 'query 里有不允许的字符，或超过 512 个');
  if (!ENVIRONMENTS.has(request.env_version)) throw new Refusal(85402, 'invalid env_version', '应为 release、trial 或 develop');
  const page = path === '' ? (world.settings.pages?.[0] ?? 'pages/index/index') : path;
  const link = world.links.add({ kind: 'url-link', target: query === '' ? page : `${page}?${query}`, expiresAt: endOf(world, request) });
  return { errcode: 0, errmsg: 'ok', url_link: `${world.origin}/url-link/${link.id}` };
}

/** Mini-program codes and links from outside WeChat. */
export const codeRoutes: readonly WechatRoute[] = [
  { method: 'POST', path: '/wxa/getwxacodeunlimit', token: 'mini', handle: createCode },
  { method: 'POST', path: '/wxa/generate_urllink', token: 'mini', handle: createUrlLink },
];
