import type { Account } from '../account.js';
import { childOf, integerOf, optional, recordsOf, textOf, type Answer } from '../answers.js';
import { brokenAnswer, type Exchange } from '../transport.js';

/** One button of an official account's menu; with children it only opens them. */
export interface MenuButton {
  name: string;
  /** WeChat's word: `view`, `click`, `miniprogram`, `news`…; empty for a button that only opens its children. */
  type: string;
  /** A web page; for `news` the first article's. */
  url?: string;
  /** A mini program and its page. */
  appid?: string;
  pagepath?: string;
  key?: string;
  children: MenuButton[];
}

/** The menu that followers see under the chat. */
export interface MenuCalls {
  /** GET /cgi-bin/get_current_selfmenu_info (查询自定义菜单); empty when the account has none or has switched it off. */
  getMenu(): Promise<MenuButton[]>;
}

export function menuCalls(account: Account): MenuCalls {
  return {
    async getMenu() {
      const exchange: Exchange = { call: 'getMenu', path: '/cgi-bin/get_current_selfmenu_info', query: {}, changesNothing: true };
      const answer = await account.call(exchange);
      const isOpen = integerOf(answer.is_menu_open);
      if (isOpen === undefined) throw brokenAnswer(exchange, '答复缺少 is_menu_open');
      return isOpen === 0 ? [] : recordsOf(childOf(answer, 'selfmenu_info').button).map((button) => readButton(button, recordsOf(childOf(button, 'sub_button').list)));
    },
  };
}

function readButton(one: Answer, children: Answer[]): MenuButton {
  const [article] = recordsOf(childOf(one, 'news_info').list);
  return {
    name: textOf(one.name) ?? '',
    type: textOf(one.type) ?? '',
    ...optional('url', textOf(one.url) ?? textOf(article?.content_url)),
    ...optional('appid', textOf(one.appid)),
    ...optional('pagepath', textOf(one.pagepath)),
    ...optional('key', textOf(one.key)),
    children: children.map((child) => readButton(child, [])),
  };
}
