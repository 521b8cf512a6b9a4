import type { Answers, ModalOptions } from '../types.js';
import type { Bridge, WxTable } from './bridge.js';
import { WxFailure } from './failure.js';

export interface InterfaceHost {
  bridge: Bridge;
  answers(): Answers;
  setTitle(title: string): void;
}

/** Calls whose only effect is on the screen: they are recorded and succeed. */
const PLAIN = [
  'showToast', 'hideToast', 'showLoading', 'hideLoading', 'setNavigationBarColor', 'showNavigationBarLoading', 'hideNavigationBarLoading',
  'setTabBarBadge', 'removeTabBarBadge', 'showTabBarRedDot', 'hideTabBarRedDot', 'setTabBarStyle', 'setTabBarItem', 'showTabBar', 'hideTabBar',
  'stopPullDownRefresh', 'pageScrollTo', 'setBackgroundColor', 'setBackgroundTextStyle', 'hideHomeButton', 'showShareMenu', 'hideShareMenu',
  'updateShareMenu', 'previewImage', 'enableAlertBeforeUnload', 'disableAlertBeforeUnload', 'loadFontFace', 'setKeepScreenOn',
];

export function interfaceApi({ bridge, answers, setTitle }: InterfaceHost): WxTable {
  const plain = Object.fromEntries(PLAIN.map((api) => [api, bridge.async(api, () => undefined)]));
  return {
    ...plain,
    setNavigationBarTitle: bridge.async('setNavigationBarTitle', ({ title }) => setTitle(String(title))),
    showModal: bridge.async('showModal', (options) => {
      const { confirm, content = null } = answers().modal(options as ModalOptions);
      return { confirm, cancel: !confirm, content };
    }),
    showActionSheet: bridge.async('showActionSheet', (options) => {
      const tapIndex = answers().actionSheet({ itemList: options['itemList'] as string[] });
      if (tapIndex === undefined) throw new WxFailure('cancel');
      return { tapIndex };
    }),
  };
}
