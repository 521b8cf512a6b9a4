import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Fault } from '../faults.js';
import { meaningOf } from '../meanings.js';
import { newRid, Refusal } from '../refusal.js';
import type { World } from '../world.js';
import { accountName } from './accounts.js';
import { articleRoutes } from './articles.js';
import { codeRoutes } from './codes.js';
import { contentSecurityRoutes } from './content-security.js';
import { followerRoutes } from './followers.js';
import { loginRoutes } from './login.js';
import { openapiRoutes } from './openapi.js';
import { phoneNumberRoute } from './phone-number.js';
import { wireJson, type Answer, type Call, type WechatRoute } from './route.js';
import { subscribeSendRoutes } from './subscribe-send.js';
import { templateLibraryRoutes } from './template-library.js';
import { templateSendRoute } from './template-send.js';

const BODY_LIMIT = 1024 * 1024;
const MAX_LOGGED_PATH = 200;
/** Everything below these is WeChat's. */
const PREFIXES = ['/cgi-bin', '/wxa', '/wxaapi', '/sns'];

function routesOf(world: World): readonly WechatRoute[] {
  const { sendMs } = world.settings;
  const routes: WechatRoute[] = [
    ...loginRoutes,
    phoneNumberRoute,
    ...subscribeSendRoutes(sendMs),
    templateSendRoute(sendMs),
    ...templateLibraryRoutes,
    ...followerRoutes,
    ...articleRoutes,
    ...contentSecurityRoutes,
    ...codeRoutes,
  ];
  const tools = openapiRoutes((path) => [...routes, ...tools].find((one) => one.path === path)?.token);
  return [...routes, ...tools];
}

/** WeChat's API: always HTTP 200 and JSON, the outcome in `errcode`; drawn codes are bytes. */
export function wechatApi(world: World): (app: FastifyInstance) => Promise<void> {
  return async (app) => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: BODY_LIMIT }, (_request, body, done) => done(null, body));
    for (const route of routesOf(world)) {
      let underWay = 0;
      app.all(route.path, async (request, reply) => {
        underWay += 1;
        try {
          return await serve(world, route, request, reply, underWay);
        } finally {
          underWay -= 1;
        }
      });
    }
    for (const prefix of PREFIXES) app.all(`${prefix}/*`, (request) => refuseUnknown(world, request));
    await Promise.resolve();
  };
}

function refuseUnknown(world: World, { method, url }: FastifyRequest): Answer {
  const rid = newRid();
  const refusal = { errcode: 40066, text: 'invalid url', why: meaningOf(40066), rid };
  world.log.add({ at: world.clock.now(), direction: 'in', method, path: (url.split('?')[0] ?? '').slice(0, MAX_LOGGED_PATH), appid: '', ...refusal, ms: 0 });
  return { errcode: refusal.errcode, errmsg: `${refusal.text} rid: ${rid}` };
}

/** An answer with what the log says about it. */
interface Outcome {
  answer: Answer;
  errcode: number;
  text: string;
  why?: string;
  rid?: string;
}

async function serve(world: World, route: WechatRoute, request: FastifyRequest, reply: FastifyReply, parallel: number): Promise<FastifyReply> {
  const startedAt = performance.now();
  const call = callOf(world, route, request);
  if (call.fault?.kind === 'latency') await pause(call.fault.latencyMs ?? 0);
  const { answer, ...outcome } = await outcomeOf(route, call, request);
  world.log.add({
    at: world.clock.now(),
    direction: 'in',
    method: request.method,
    path: route.path,
    appid: call.appid,
    ...outcome,
    fault: call.fault?.kind,
    parallel,
    ms: Math.round(performance.now() - startedAt),
  });
  return send(reply, answer, call.fault);
}

function callOf(world: World, route: WechatRoute, request: FastifyRequest): Call {
  const query: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(request.query as Record<string, string | string[]>)) query[name] = Array.isArray(value) ? value[0] : value;
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const fault = world.faults.takeCall(route.path, () => query.openid ?? /"(?:touser|openid)"\s*:\s*"([\w-]+)"/.exec(body.toString('utf8'))?.[1]);
  return { world, query, body, appid: query.appid ?? '', ip: request.ip, fault };
}

async function outcomeOf(route: WechatRoute, call: Call, request: FastifyRequest): Promise<Outcome> {
  try {
    return { answer: await answerOf(route, call, request), errcode: 0, text: '' };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const rid = newRid();
    const { errcode, errmsg, why } = error;
    return { answer: { errcode, errmsg: `${errmsg} rid: ${rid}` }, errcode, text: errmsg, why: why ?? meaningOf(errcode), rid };
  }
}

async function answerOf(route: WechatRoute, call: Call, { method, headers }: FastifyRequest): Promise<Answer> {
  const { fault } = call;
  if (fault?.kind === 'errcode') throw new Refusal(fault.errcode ?? -1, fault.errmsg ?? 'system error');
  if (fault?.kind === 'http-500' || fault?.kind === 'reset') throw new Refusal(-1, fault.kind);
  if (method !== route.method) throw wrongMethod(route);
  if (/^(application\/x-www-form-urlencoded|multipart\/)/.test(headers['content-type'] ?? '')) throw new Refusal(47001, 'data format error', '请求体是表单，应为 JSON');
  if (route.token !== 'none') call.appid = authorise(route.token, call);
  call.world.quotas.spend(call.appid, route.path);
  return route.handle(call);
}

function wrongMethod({ method, path }: WechatRoute): Refusal {
  if (path.startsWith('/wxaapi/')) return new Refusal(404, 'not found', `应当用 ${method}`);
  return method === 'POST' ? new Refusal(43002, 'require POST method') : new Refusal(43001, 'require GET method');
}

/** The app that calls. In cloud hosting a call without a token is the mini program's, or that of `from_appid`. */
function authorise(token: 'mini' | 'official' | 'either', { world, query }: Call): string {
  const isTokenless = world.settings.cloud && query.access_token === undefined;
  const appid = isTokenless ? (query.from_appid ?? world.settings.mini.appid) : world.tokens.appidOf(query.access_token);
  if (![world.settings.mini.appid, world.settings.official.appid].includes(appid)) throw new Refusal(40013, 'invalid appid', 'from_appid 不是本环境的账号');
  if (token !== 'either' && token !== accountName(world, appid)) throw new Refusal(48001, 'api unauthorized', token === 'mini' ? '这个接口属于小程序' : '这个接口属于公众号');
  return appid;
}

function send(reply: FastifyReply, answer: Answer, fault: Fault | undefined): FastifyReply {
  if (fault?.kind === 'drop-after-accept' || fault?.kind === 'reset') {
    reply.hijack();
    const { socket } = reply.raw;
    if (fault.kind === 'reset' && socket) socket.resetAndDestroy();
    else reply.raw.destroy();
    return reply;
  }
  if (fault?.kind === 'http-500') return reply.code(500).type('text/html').send('<h1>500 Internal Server Error</h1>');
  const bytes = Buffer.isBuffer(answer) ? answer : Buffer.from(wireJson(answer));
  reply.type(Buffer.isBuffer(answer) ? 'image/png' : 'application/json; charset=utf-8');
  return reply.send(fault?.kind === 'truncate' ? bytes.subarray(0, bytes.length / 2) : bytes);
}
