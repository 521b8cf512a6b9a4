import type { CaseKind } from '@sunshine/contracts/words';
import Taro from '@tarojs/taro';

export const tabs = [
  { path: 'pages/home/index', name: '首页', key: 'home' },
  { path: 'pages/notices/index', name: '公告', key: 'notices' },
  { path: 'pages/supervision/index', name: '监督', key: 'supervision' },
  { path: 'pages/mine/index', name: '我的', key: 'mine' },
] as const;
export type TabKey = (typeof tabs)[number]['key'];

/** WeChat keeps at most ten pages and refuses the eleventh. */
const DEEPEST = 10;

const pathOf = (url: string) => url.split('?')[0]?.replace(/^\//, '') ?? '';
export const isTabPage = (url: string) => tabs.some((tab) => tab.path === pathOf(url));

export async function open(url: string): Promise<void> {
  if (isTabPage(url)) await Taro.switchTab({ url });
  else if (Taro.getCurrentPages().length >= DEEPEST) await Taro.redirectTo({ url });
  else await Taro.navigateTo({ url });
}

/** Goes on to a page that takes this one's place, so that back does not come here again. */
export const replace = (url: string) => Taro.redirectTo({ url });

/** Back, or to the first page when this page was opened from outside. */
export async function back(): Promise<void> {
  if (Taro.getCurrentPages().length > 1) await Taro.navigateBack();
  else await Taro.switchTab({ url: '/pages/home/index' });
}

export const articleUrl = (id: string) => `/pages/article/index?id=${id}`;
export const projectUrl = (id: string, noticeId?: string) => `/pages/project/index?id=${id}${noticeId ? `&notice=${noticeId}` : ''}`;

export const caseUrl = (kind: CaseKind, noticeId: string | null) => `/pages/case/index?kind=${kind}${noticeId ? `&notice=${noticeId}` : ''}`;
/** Without the code that opens it: addresses are passed on. */
export const receiptUrl = (receipt: string) => `/pages/receipt/index?receipt=${receipt}`;

function decoded(value: string | undefined): string | undefined {
  try {
    return value === undefined ? undefined : decodeURIComponent(value);
  } catch {
    // A link that somebody typed with a stray percent sign is taken as it is.
    return value;
  }
}

/** The page's own parameters; neither WeChat nor Taro decodes them. */
export function pageParams(): Record<string, string | undefined> {
  const params = Taro.getCurrentInstance().router?.params ?? {};
  return Object.fromEntries(Object.entries(params).map(([key, value]) => [key, decoded(value)]));
}

/** The title bar that h5 keeps on top, in elder mode. */
const BAR_PX = 64;

/** Brings a part of the page into view, as soon as what was just drawn is there; a page that is gone by then needs no scrolling. */
export const scrollTo = (selector: string) => Taro.nextTick(() => void Taro.pageScrollTo({ selector, offsetTop: -BAR_PX, duration: 0 }).catch(() => undefined));
export const stopRefreshing = () => Taro.stopPullDownRefresh();
