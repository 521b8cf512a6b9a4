import { RequestError } from './errors';
import type { Platform } from './platform-port';

const refuse = () => Promise.reject(new RequestError('OPEN_IN_WECHAT'));

/** The platform of type checks and tests: no WeChat and no browser. Builds take platform.weapp.ts or platform.h5.ts. */
export const platform: Platform = {
  login: refuse,
  askToSubscribe: (templateIds) => Promise.resolve({ accepted: [], refused: templateIds, unavailable: '请在微信中打开' }),
  askForPhone: refuse,
  call: refuse,
  openFile: refuse,
  readsArticles: () => false,
  openArticle: refuse,
  opensAccounts: () => false,
  openAccount: refuse,
  openMiniProgram: refuse,
  openLink: refuse,
  share: refuse,
  prefersLargeType: () => false,
  copy: refuse,
  showUnread: () => undefined,
  setTitle: () => undefined,
};
