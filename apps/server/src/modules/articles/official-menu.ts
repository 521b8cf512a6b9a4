import type { MenuAction, OfficialAccount } from '@sunshine/contracts';
import type { MenuButton } from '@sunshine/wechat';
import type { WechatSources } from './wechat-sources.js';

/** The menu as phones show it. */
export type OfficialMenu = OfficialAccount['menu'];
interface MenuRules {
  /** Of our mini program, whose pages open without leaving it. */
  ownAppid: string | undefined;
  sources: Pick<WechatSources, 'articleAddress'>;
}
type Entry = OfficialMenu[number]['entries'][number];

/** WeChat itself allows three buttons of five entries. */
const MAX_BUTTONS = 10;
const MAX_NAME = 40;
const MAX_TARGET = 2000;

function webAddress(raw: string): string | null {
  return raw.length <= MAX_TARGET && URL.canParse(raw) && /^https?:$/.test(new URL(raw).protocol) ? raw : null;
}

function actionOf({ url = '', appid = '', pagepath = '' }: MenuButton, { ownAppid, sources }: MenuRules): [MenuAction, target: string | null, appid: string | null] {
  if (appid !== '') return appid === ownAppid ? ['page', pagepath, null] : ['mini-program', pagepath, appid];
  const article = sources.articleAddress(url);
  if (article !== null) return ['article', article, null];
  const link = webAddress(url);
  return link === null ? ['in-account', null, null] : ['link', link, null];
}

function toEntry(button: MenuButton, rules: MenuRules): Entry {
  const [action, target, appid] = actionOf(button, rules);
  return { name: button.name.slice(0, MAX_NAME), action, target, appid };
}

/** The account's menu with what each entry opens; a button without children is its own only entry. */
export const toOfficialMenu = (buttons: MenuButton[], rules: MenuRules): OfficialMenu =>
  buttons
    .slice(0, MAX_BUTTONS)
    .map((button) => ({ name: button.name.slice(0, MAX_NAME), entries: (button.children.length > 0 ? button.children : [button]).slice(0, MAX_BUTTONS).map((entry) => toEntry(entry, rules)) }));
