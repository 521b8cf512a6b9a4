import { createHmac } from 'node:crypto';
import { Refusal } from '../refusal.js';
import type { User } from '../state.js';
import { checkSecret, textOf } from './accounts.js';
import type { Call, Reply, WechatRoute } from './route.js';
import { checkShape, invalidArgs, jsonBody } from './strict-body.js';

/** Credentials that are missing have codes of their own. */
const TOKEN_SHAPE = {
  grant_type: { kind: 'text', optional: true },
  appid: { kind: 'text', optional: true },
  secret: { kind: 'text', optional: true },
  force_refresh: { kind: 'boolean', optional: true },
} as const;

function checkGrant(given: unknown, expected: string): void {
  if (given !== expected) throw new Refusal(40002, 'invalid grant_type', `应为 ${expected}`);
}

/** Whose session it is, when `signature` proves that the caller holds the key. @throws Refusal 40003, 87007, 87008 or 87009 */
function sessionOwner({ world, query }: Call): User {
  const user = world.people.byMiniOpenid(query.openid ?? '');
  if (!user) throw new Refusal(40003, 'invalid openid');
  if (query.sig_method !== 'hmac_sha256') throw new Refusal(87008, 'invalid sig_method', 'sig_method 应为 hmac_sha256');
  const key = world.sessions.keyOf(user.id);
  if (key === undefined) throw new Refusal(87007, 'session_key not exist or expired', '没有 session_key，或已过期');
  // The key is the base64 text itself, not what it encodes.
  if (query.signature !== createHmac('sha256', key).update('').digest('hex')) throw new Refusal(87009, 'invalid signature', '签名不符，session_key 已换新');
  return user;
}

function jscode2session({ world, query }: Call): Reply {
  checkGrant(query.grant_type, 'authorization_code');
  const appid = checkSecret(world, query.appid, query.secret);
  if (!query.js_code) throw new Refusal(41008, 'missing code');
  if (appid !== world.settings.mini.appid) throw new Refusal(40029, 'invalid code', 'code 属于小程序，appid 却是公众号的');
  const user = world.people.get(world.codes.use(query.js_code));
  world.people.visit(user.id);
  return { session_key: world.sessions.open(user.id), openid: user.miniOpenid, unionid: user.unionid };
}

function stableToken({ world, body, ip }: Call): Reply {
  const request = jsonBody(body);
  checkShape(request, TOKEN_SHAPE, { refuse: invalidArgs });
  checkGrant(request.grant_type, 'client_credential');
  const appid = checkSecret(world, textOf(request.appid), textOf(request.secret));
  world.ipList.check(ip);
  return request.force_refresh === true ? world.tokens.forceStable(appid) : world.tokens.getStable(appid);
}

function classicToken({ world, query, ip }: Call): Reply {
  checkGrant(query.grant_type, 'client_credential');
  const appid = checkSecret(world, query.appid, query.secret);
  world.ipList.check(ip);
  return world.tokens.getClassic(appid);
}

/** Login of the mini program, its session keys, and the access tokens of both accounts. */
export const loginRoutes: readonly WechatRoute[] = [
  { method: 'GET', path: '/sns/jscode2session', token: 'none', handle: jscode2session },
  { method: 'GET', path: '/cgi-bin/token', token: 'none', handle: classicToken },
  { method: 'POST', path: '/cgi-bin/stable_token', token: 'none', handle: stableToken },
  {
    method: 'GET',
    path: '/wxa/checksession',
    token: 'mini',
    handle: (call): Reply => {
      sessionOwner(call);
      return { errcode: 0, errmsg: 'ok' };
    },
  },
  {
    method: 'GET',
    path: '/wxa/resetusersessionkey',
    token: 'mini',
    handle: (call): Reply => {
      const { id, miniOpenid } = sessionOwner(call);
      return { errcode: 0, errmsg: 'ok', openid: miniOpenid, session_key: call.world.sessions.open(id) };
    },
  },
];
