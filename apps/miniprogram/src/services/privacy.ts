import Taro from '@tarojs/taro';
import { createStore } from './store';

/** Ends WeChat's wait: the person tapped the agree button of this id, or refused. */
type End = (agreedBy: string | null) => void;

/** WeChat's question whether the person agrees to its privacy guide, while it waits; null: nothing waits. */
export const privacyQuestion = createStore<End | null>(null);

/**
 * Asks in our own words and type size in place of WeChat's own window. Phones before base library 2.32.3 do not ask.
 * https://developers.weixin.qq.com/miniprogram/dev/framework/user-privacy/PrivacyAuthorize.html
 */
export function watchPrivacy(): void {
  if (!Taro.canIUse('onNeedPrivacyAuthorization')) return;
  Taro.onNeedPrivacyAuthorization((resolve) => {
    privacyQuestion.set((agreedBy) => {
      privacyQuestion.set(null);
      resolve(agreedBy === null ? { event: 'disagree' } : { event: 'agree', buttonId: agreedBy });
    });
    resolve({ event: 'exposureAuthorization' });
  });
}

export const openPrivacyGuide = () => Taro.openPrivacyContract({});
