import Taro from '@tarojs/taro';
import { RequestError } from './errors';
import { readSubscribeAnswer, type Platform, type SubscribeAnswer } from './platform-port';
import { isTabPage } from './navigate';

/** 关怀模式 starts at about 22 px; the standard setting is 16 or 17. */
const LARGE_TYPE_PX = 20;
const UNREAD_TAB = 3;
const PICTURES = /\.(jpe?g|png)$/i;
const FILE_TYPES = ['doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'pdf'] as const;

/** https://developers.weixin.qq.com/miniprogram/dev/api/open-api/subscribe-message/wx.requestSubscribeMessage.html */
const dialogFailures: Record<number, string> = {
  20004: '微信里的通知总开关是关着的，可在右上角“…”—“设置”—“通知管理”中打开',
  10002: '网络断了，没能打开微信提醒',
  10003: '网络断了，没能打开微信提醒',
};

async function showPicture(url: string): Promise<null> {
  await Taro.previewImage({ urls: [url] }).catch(() => {
    throw new RequestError('FILE_NOT_OPENED');
  });
  return null;
}

async function copyAddress(url: string): Promise<string> {
  await Taro.setClipboardData({ data: url }).catch(() => {
    throw new RequestError('FILE_NOT_OPENED');
  });
  return '微信里打不开这个附件，它的地址已复制，请在浏览器里粘贴打开';
}

/** What newer base libraries have and Taro's types do not know; absent in older ones. */
interface NewerWechat {
  /** 3.4.8: https://developers.weixin.qq.com/miniprogram/dev/api/navigate/wx.openOfficialAccountArticle.html */
  openOfficialAccountArticle?(call: { url: string } & Ending): void;
  /** 3.7.10: https://developers.weixin.qq.com/miniprogram/dev/api/navigate/wx.openOfficialAccountProfile.html */
  openOfficialAccountProfile?(call: { username: string } & Ending): void;
}
interface Ending {
  success: () => void;
  fail: () => void;
}
const newer = Taro as unknown as NewerWechat;

const opened = (call: (ending: Ending) => void) => new Promise<null>((resolve, reject) => call({ success: () => resolve(null), fail: () => reject(new RequestError('ARTICLE_NOT_OPENED')) }));

async function copyLink(url: string, what: string): Promise<string> {
  await Taro.setClipboardData({ data: url }).catch(() => {
    throw new RequestError('ARTICLE_NOT_OPENED');
  });
  return `${what}的地址已复制，请在浏览器里粘贴打开`;
}

async function subscribe(tmplIds: string[]): Promise<SubscribeAnswer> {
  try {
    const answer: Record<string, unknown> = { ...(await Taro.requestSubscribeMessage({ tmplIds, entityIds: [] })) };
    return readSubscribeAnswer(tmplIds, answer);
  } catch (failure) {
    const { errCode } = failure as { errCode?: number };
    return { accepted: [], refused: tmplIds, unavailable: dialogFailures[errCode ?? 0] ?? '微信提醒没有打开' };
  }
}

export const platform: Platform = {
  login: async () => {
    const { code } = await Taro.login({ timeout: 10_000 }).catch(() => ({ code: '' }));
    if (!code) throw new RequestError('LOGIN_FAILED');
    return code;
  },
  askToSubscribe: subscribe,
  askForPhone: () => Promise.reject(new RequestError('OPEN_IN_WECHAT')),
  call: async (phoneNumber) => {
    await Taro.makePhoneCall({ phoneNumber }).catch((failure: { errMsg?: string }) => {
      if (!failure.errMsg?.includes('cancel')) throw new RequestError('CALL_NOT_MADE');
    });
  },
  openFile: async ({ url, name }) => {
    const extension = name.split('.').pop()?.toLowerCase();
    const fileType = FILE_TYPES.find((type) => type === extension);
    const isOwn = url.startsWith(`${SERVER_BASE}/`);
    if (isOwn && PICTURES.test(name)) return showPicture(url);
    // WeChat downloads from the centre's own server only, and shows office files only.
    if (!fileType || !isOwn) return copyAddress(url);
    const file = await Taro.downloadFile({ url, timeout: 60_000 }).catch(() => ({ statusCode: 0, tempFilePath: '' }));
    if (file.statusCode !== 200) throw new RequestError('FILE_NOT_OPENED');
    await Taro.openDocument({ filePath: file.tempFilePath, showMenu: true, fileType }).catch(() => {
      throw new RequestError('FILE_NOT_OPENED');
    });
    return null;
  },
  readsArticles: () => newer.openOfficialAccountArticle !== undefined,
  openArticle: (url) => (newer.openOfficialAccountArticle ? opened((ending) => newer.openOfficialAccountArticle?.({ url, ...ending })) : copyLink(url, '文章')),
  opensAccounts: () => newer.openOfficialAccountProfile !== undefined,
  openAccount: (username) => opened((ending) => newer.openOfficialAccountProfile?.({ username, ...ending })).then(() => undefined),
  openMiniProgram: async (appId, path) => {
    await Taro.navigateToMiniProgram({ appId, path }).catch((failure: { errMsg?: string }) => {
      if (!failure.errMsg?.includes('cancel')) throw new RequestError('ARTICLE_NOT_OPENED');
    });
    return null;
  },
  openLink: (url) => copyLink(url, '网页'),
  share: () => Promise.resolve('请点右上角“…”转发'),
  prefersLargeType: () => ((Taro.getAppBaseInfo() as { fontSizeSetting?: number }).fontSizeSetting ?? 0) >= LARGE_TYPE_PX,
  copy: async (data) => {
    await Taro.setClipboardData({ data }).catch(() => {
      throw new RequestError('NOT_COPIED');
    });
    return '已复制';
  },
  showUnread: (count) => {
    const page = Taro.getCurrentPages().slice(-1)[0];
    if (!isTabPage(page?.route ?? '')) return;
    const shown = count > 0 ? Taro.setTabBarBadge({ index: UNREAD_TAB, text: count > 99 ? '99+' : String(count) }) : Taro.removeTabBarBadge({ index: UNREAD_TAB });
    // The person may leave the tab before WeChat draws the badge; the next tab page draws it again.
    shown.catch(() => undefined);
  },
  setTitle: () => undefined,
};
