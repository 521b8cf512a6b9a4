import type { Account } from '../account.js';
import { childOf, integerOf, optional, recordsOf, textOf, type Answer } from '../answers.js';
import { brokenAnswer, type Exchange } from '../transport.js';

/** What an official account knows of one person; `unionid` joins it to the mini program's user. */
export interface FollowerInfo {
  openid: string;
  /** False for people who never followed or do no more. */
  subscribed: boolean;
  unionid?: string;
}

/** The followers of an official account. */
export interface FollowerCalls {
  /** GET /cgi-bin/user/info (获取用户基本信息). */
  getUserInfo(openid: string): Promise<FollowerInfo>;
  /** POST /cgi-bin/user/info/batchget (批量获取用户基本信息). @throws RangeError for more than 100 openids */
  getUserInfos(openids: string[]): Promise<FollowerInfo[]>;
  /**
   * GET /cgi-bin/user/get (获取用户列表): up to 10,000 openids that follow after `nextOpenid`, oldest first.
   * `nextOpenid` is absent when nothing can come after this page.
   */
  listFollowers(nextOpenid?: string): Promise<{ total: number; openids: string[]; nextOpenid?: string }>;
}

const MAX_BATCH = 100;

export function followerCalls(account: Account): FollowerCalls {
  return {
    async getUserInfo(openid) {
      const exchange: Exchange = { call: 'getUserInfo', path: '/cgi-bin/user/info', query: { openid, lang: 'zh_CN' }, changesNothing: true };
      return readInfo(exchange, await account.call(exchange));
    },

    async getUserInfos(openids) {
      if (openids.length > MAX_BATCH) throw new RangeError(`一次最多查询 ${MAX_BATCH} 个用户`);
      if (openids.length === 0) return [];
      const body = { user_list: openids.map((openid) => ({ openid, lang: 'zh_CN' })) };
      const exchange: Exchange = { call: 'getUserInfos', path: '/cgi-bin/user/info/batchget', query: {}, body, changesNothing: true };
      const answer = await account.call(exchange);
      if (!Array.isArray(answer.user_info_list)) throw brokenAnswer(exchange, '答复缺少 user_info_list');
      return recordsOf(answer.user_info_list).map((one) => readInfo(exchange, one));
    },

    async listFollowers(nextOpenid) {
      const query = nextOpenid === undefined ? {} : { next_openid: nextOpenid };
      const exchange: Exchange = { call: 'listFollowers', path: '/cgi-bin/user/get', query, changesNothing: true };
      const answer = await account.call(exchange);
      const total = integerOf(answer.total);
      if (total === undefined) throw brokenAnswer(exchange, '答复缺少 total');
      const { openid: list } = childOf(answer, 'data');
      const openids = (Array.isArray(list) ? list : []).flatMap((one) => textOf(one) ?? []);
      const next = textOf(answer.next_openid);
      // The last page names its own last follower as the next; a page that leads back to itself would never end.
      return { total, openids, ...optional('nextOpenid', openids.length === 0 || next === nextOpenid ? undefined : next) };
    },
  };
}

function readInfo(exchange: Exchange, one: Answer): FollowerInfo {
  const openid = textOf(one.openid);
  const subscribe = integerOf(one.subscribe);
  if (openid === undefined || subscribe === undefined) throw brokenAnswer(exchange, '答复缺少 openid 或 subscribe');
  return { openid, subscribed: subscribe === 1, ...optional('unionid', textOf(one.unionid)) };
}
