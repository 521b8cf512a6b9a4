import type { Bridge, WxTable } from './bridge.js';

const DEVICE = { brand: 'devtools', model: 'iPhone 15', system: 'iOS 17.5', platform: 'ios', benchmarkLevel: 40, abi: 'arm64-v8a' };
const APP_BASE = {
  SDKVersion: '3.8.0',
  version: '8.0.50',
  language: 'zh_CN',
  theme: 'light',
  enableDebug: false,
  fontSizeSetting: 16,
  fontSizeScaleFactor: 1,
  host: { env: 'WeChat', appId: 'wx0123456789abcdef', version: 0 },
};
const WINDOW = {
  pixelRatio: 3,
  screenWidth: 390,
  screenHeight: 844,
  windowWidth: 390,
  windowHeight: 753,
  statusBarHeight: 47,
  screenTop: 91,
  safeArea: { left: 0, right: 390, top: 47, bottom: 810, width: 390, height: 763 },
};
const SYSTEM_SETTING = { bluetoothEnabled: true, locationEnabled: true, wifiEnabled: true, deviceOrientation: 'portrait' };
const MENU_BUTTON = { width: 87, height: 32, top: 51, right: 383, bottom: 83, left: 296 };

/** What the phone says of itself; `overrides` replace single values (fontSizeScaleFactor, windowWidth, theme …). */
export function deviceApi(bridge: Bridge, overrides: Readonly<Record<string, unknown>>): WxTable {
  const pick = (values: Record<string, unknown>) => Object.fromEntries(Object.entries(values).map(([key, value]) => [key, overrides[key] ?? value]));
  const system = () => ({ ...DEVICE, ...APP_BASE, ...WINDOW, ...SYSTEM_SETTING, ...overrides });
  return {
    getSystemInfo: bridge.async('getSystemInfo', system),
    getSystemInfoAsync: bridge.async('getSystemInfoAsync', system),
    getSystemInfoSync: bridge.sync('getSystemInfoSync', system),
    getAppBaseInfo: bridge.sync('getAppBaseInfo', () => pick(APP_BASE)),
    getWindowInfo: bridge.sync('getWindowInfo', () => pick(WINDOW)),
    getDeviceInfo: bridge.sync('getDeviceInfo', () => pick(DEVICE)),
    getSystemSetting: bridge.sync('getSystemSetting', () => SYSTEM_SETTING),
    getMenuButtonBoundingClientRect: bridge.sync('getMenuButtonBoundingClientRect', () => MENU_BUTTON),
    getNetworkType: bridge.async('getNetworkType', () => ({ networkType: overrides['networkType'] ?? 'wifi' })),
    getAccountInfoSync: bridge.sync('getAccountInfoSync', () => ({ miniProgram: { appId: APP_BASE.host.appId, envVersion: 'develop', version: '' } })),
    checkIsOpenAccessibility: bridge.async('checkIsOpenAccessibility', () => ({ open: overrides['accessibility'] === true })),
    vibrateShort: bridge.async('vibrateShort', () => undefined),
    canIUse: () => true,
  };
}
