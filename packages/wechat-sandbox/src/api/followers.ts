import { Refusal } from '../refusal.js';
import type { User } from '../state.js';
import type { World } from '../world.js';
import type { Call, Reply, WechatRoute } from './route.js';
import { checkShape, invalidArgs, isObject, strictBody } from './strict-body.js';

const MAX_BATCH = 100;

function infoOf(world: World, openid: string): Reply {
  const user = world.people.byOfficialOpenid(openid);
  if (!user) throw new Refusal(40003, 'invalid openid', '不是本公众号的 openid');
  return user.follower ? followerInfo(user) : { subscribe: 0, openid };
}

const followerInfo = (user: User): Reply => ({
  subscribe: 1,
  openid: user.officialOpenid,
  language: 'zh_CN',
  subscribe_time: Math.floor((user.followedAt ?? 0) / 1000),
  unionid: user.unionid,
  remark: '',
  groupid: 0,
  tagid_list: [],
  subscribe_scene: 'ADD_SCENE_SEARCH',
  qr_scene: 0,
  qr_scene_str: '',
});

/** `next_openid` is the last of this page even on the last page; only the page after that is empty. */
function listFollowers({ world, query }: Call): Reply {
  const openids = world.people.followers().map((user) => user.officialOpenid);
  const after = query.next_openid ?? '';
  const start = after === '' ? 0 : openids.indexOf(after) + 1;
  if (after !== '' && start === 0) throw new Refusal(40003, 'invalid openid', 'next_openid 不是粉丝');
  const page = openids.slice(start, start + world.settings.followerPageSize);
  if (page.length === 0) return { total: openids.length, count: 0, next_openid: '' };
  return { total: openids.length, count: page.length, data: { openid: page }, next_openid: page.at(-1) ?? '' };
}

function batchInfo({ world, body }: Call): Reply {
  const list = strictBody(body, { user_list: { kind: 'array' } }).user_list as unknown[];
  if (list.length === 0 || list.length > MAX_BATCH) throw new Refusal(40032, 'invalid openid list size', `应为 1 到 ${MAX_BATCH} 个，给了 ${list.length} 个`);
  return {
    user_info_list: list.map((entry) => {
      if (!isObject(entry)) throw invalidArgs('user_list', '每一项应为对象');
      checkShape(entry, { openid: { kind: 'string' }, lang: { kind: 'string', optional: true } }, { prefix: 'user_list.', refuse: invalidArgs });
      return infoOf(world, String(entry.openid));
    }),
  };
}

/** Who follows the official account: one by one, in hundreds, and all in pages. */
export const followerRoutes: readonly WechatRoute[] = [
  { method: 'GET', path: '/cgi-bin/user/info', token: 'official', handle: ({ world, query }): Reply => infoOf(world, query.openid ?? '') },
  { method: 'GET', path: '/cgi-bin/user/get', token: 'official', handle: listFollowers },
  { method: 'POST', path: '/cgi-bin/user/info/batchget', token: 'official', handle: batchInfo },
];
