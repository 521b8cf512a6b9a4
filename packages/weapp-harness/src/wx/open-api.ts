import type { WechatSide } from '../types.js';
import type { Bridge, WxTable } from './bridge.js';
import { WxFailure } from './failure.js';

const MAX_TEMPLATES = 5;

/** What WeChat itself offers: login, subscribe dialog, calls, clipboard, privacy, updates. */
export function openApi(bridge: Bridge, wechat: WechatSide): WxTable {
  const clipboard = { data: '' };
  const ignore = (): void => undefined;
  const inTap = (api: string) =>
    bridge.async(api, () => bridge.requireTap(api));
  return {
    login: bridge.async('login', async () => ({ code: await wechat.login() })),
    checkSession: bridge.async('checkSession', () => undefined),
    requestSubscribeMessage: bridge.async('requestSubscribeMessage', async ({ tmplIds }) => {
      bridge.requireTap('requestSubscribeMessage');
      const ids = (tmplIds ?? []) as string[];
      if (ids.length === 0) throw new WxFailure('tmplIds is empty', { errCode: 10_001 });
      if (ids.length > MAX_TEMPLATES) throw new WxFailure('tmplIds length exceeds the limit', { errCode: 20_003 });
      return answerOf(wechat, [...ids]);
    }),
    makePhoneCall: inTap('makePhoneCall'),
    addPhoneCalendar: inTap('addPhoneCalendar'),
    navigateToMiniProgram: inTap('navigateToMiniProgram'),
    openOfficialAccountArticle: bridge.async('openOfficialAccountArticle', ({ url }) => {
      bridge.requireTap('openOfficialAccountArticle');
      openArticle(wechat, String(url));
    }),
    openOfficialAccountProfile: inTap('openOfficialAccountProfile'),
    openSetting: bridge.async('openSetting', () => ({ authSetting: {} })),
    getSetting: bridge.async('getSetting', () => ({ authSetting: {}, subscriptionsSetting: { mainSwitch: true, itemSettings: {} } })),
    setClipboardData: bridge.async('setClipboardData', ({ data }) => void (clipboard.data = String(data))),
    getClipboardData: bridge.async('getClipboardData', () => clipboard),
    getPrivacySetting: bridge.async('getPrivacySetting', () => ({ needAuthorization: false, privacyContractName: '《小程序用户隐私保护指引》' })),
    requirePrivacyAuthorize: bridge.async('requirePrivacyAuthorize', () => undefined),
    openPrivacyContract: bridge.async('openPrivacyContract', () => undefined),
    onNeedPrivacyAuthorization: ignore,
    openCustomerServiceChat: bridge.async('openCustomerServiceChat', () => undefined),
    reportEvent: ignore,
    getUpdateManager: () => ({ onCheckForUpdate: ignore, onUpdateReady: ignore, onUpdateFailed: ignore, applyUpdate: ignore }),
    getLogManager: () => ({ log: ignore, info: ignore, warn: ignore, debug: ignore }),
    getRealtimeLogManager: () => ({ info: ignore, warn: ignore, error: ignore, setFilterMsg: ignore, addFilterMsg: ignore }),
  };
}

function openArticle(wechat: WechatSide, url: string): void {
  try {
    wechat.openArticle?.(url);
  } catch (error) {
    throw new WxFailure((error as Error).message);
  }
}

async function answerOf(wechat: WechatSide, ids: string[]): Promise<Record<string, string>> {
  try {
    return await wechat.requestSubscribeMessage(ids);
  } catch (error) {
    const { message, errCode = 10_002 } = error as { message?: unknown; errCode?: number };
    throw new WxFailure(String(message), { errCode });
  }
}
