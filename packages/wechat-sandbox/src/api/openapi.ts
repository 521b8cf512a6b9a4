import { Refusal } from '../refusal.js';
import { accountName, checkSecret, textOf } from './accounts.js';
import { OK, type Call, type Reply, type WechatRoute } from './route.js';
import { jsonBody, strictBody } from './strict-body.js';

const MINUTE_S = 60;
const RID = /^[0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$/;
const RID_LASTS_MS = 7 * 86_400_000;

/** `others`: the routes of this sandbox by path, so that a path of the other account is refused. */
function getQuota({ world, body, appid }: Call, ownerOf: (path: string) => WechatRoute['token'] | undefined): Reply {
  const path = String(strictBody(body, { cgi_path: { kind: 'string' } }).cgi_path);
  if (!path.startsWith('/')) throw new Refusal(76003, 'invalid cgi_path', 'cgi_path 应以“/”开头，不带域名');
  const owner = ownerOf(path);
  if (owner === undefined) throw new Refusal(76021, 'cgi_path not found', '没有这个接口');
  if (owner === 'none' || (owner !== 'either' && owner !== accountName(world, appid))) throw new Refusal(76022, 'could not use this cgi_path, no permission', '这个接口属于另一种账号');
  const { perDay, perMinute, used } = world.quotas.usage(appid, path);
  return {
    ...OK,
    quota: { daily_limit: perDay, used, remain: perDay === 0 ? 0 : Math.max(0, perDay - used) },
    rate_limit: { call_count: perMinute, refresh_second: perMinute === 0 ? 0 : MINUTE_S },
  };
}

function explainRid({ world, body, appid }: Call): Reply {
  const rid = String(strictBody(body, { rid: { kind: 'string' } }).rid);
  if (!RID.test(rid)) throw new Refusal(76002, 'rid is error', 'rid 格式不对');
  const entry = world.log.find(rid);
  if (!entry || world.clock.now() - entry.at > RID_LASTS_MS) throw new Refusal(76001, 'rid not found', '没有这个 rid，或已超过 7 天');
  if (entry.appid !== appid) throw new Refusal(76004, 'rid is not yours', '这个 rid 属于另一个账号');
  return {
    ...OK,
    request: {
      invoke_time: Math.floor(entry.at / 1000),
      cost_in_ms: entry.ms,
      request_url: entry.path,
      request_body: '',
      response_body: JSON.stringify({ errcode: entry.errcode, errmsg: entry.text }),
      client_ip: '127.0.0.1',
    },
  };
}

function clearQuota({ world, body, appid }: Call): Reply {
  if (strictBody(body, { appid: { kind: 'string' } }).appid !== appid) throw new Refusal(40013, 'invalid appid', 'appid 不是令牌所属的应用');
  world.quotas.clearOf(appid);
  return OK;
}

/** Its page puts the credentials in the body in one place and in the query in another; both are taken. */
function clearQuotaBySecret({ world, query, body }: Call): Reply {
  const request = body.length === 0 ? query : jsonBody(body);
  world.quotas.clearOf(checkSecret(world, textOf(request.appid), textOf(request.appsecret)));
  return OK;
}

function checkCallback({ body }: Call): Reply {
  const request = strictBody(body, { action: { kind: 'string' }, check_operator: { kind: 'string' } });
  if (!['dns', 'ping', 'all'].includes(String(request.action))) throw new Refusal(40201, 'invalid action');
  if (!['DEFAULT', 'CHINANET', 'UNICOM', 'CAP'].includes(String(request.check_operator))) throw new Refusal(40202, 'invalid check_operator');
  return { dns: [{ ip: '127.0.0.1', real_operator: 'DEFAULT' }], ping: [{ ip: '127.0.0.1', from_operator: 'DEFAULT', package_loss: '0%', time: '1.000ms' }] };
}

/** What WeChat tells about itself: quotas, refusals, addresses. */
export function openapiRoutes(ownerOf: (path: string) => WechatRoute['token'] | undefined): readonly WechatRoute[] {
  return [
    { method: 'POST', path: '/cgi-bin/openapi/quota/get', token: 'either', handle: (call) => getQuota(call, ownerOf) },
    { method: 'POST', path: '/cgi-bin/openapi/rid/get', token: 'either', handle: explainRid },
    { method: 'POST', path: '/cgi-bin/clear_quota', token: 'either', handle: clearQuota },
    { method: 'POST', path: '/cgi-bin/clear_quota/v2', token: 'none', handle: clearQuotaBySecret },
    { method: 'POST', path: '/cgi-bin/callback/check', token: 'either', handle: checkCallback },
    { method: 'GET', path: '/cgi-bin/getcallbackip', token: 'either', handle: (): Reply => ({ ip_list: ['127.0.0.1'] }) },
    { method: 'GET', path: '/cgi-bin/get_api_domain_ip', token: 'either', handle: (): Reply => ({ ip_list: ['127.0.0.1'] }) },
  ];
}
