import { callSandbox, sandbox } from './bridge.h5';
import { RequestError } from './errors';
import { readSubscribeAnswer, type Platform } from './platform-port';
import { unread } from './unread-store';

const absolute = (path: string) => `${location.origin}${location.pathname}#${path}`;

async function copyLink(link: string): Promise<string> {
  await navigator.clipboard.writeText(link);
  return '链接已复制，可粘贴给别人';
}

function follow(href: string, download?: string) {
  const link = document.createElement('a');
  link.href = href;
  if (download) link.download = download;
  else link.target = '_blank';
  link.rel = 'noopener';
  link.click();
}

function openTab(url: string): Promise<null> {
  follow(url);
  return Promise.resolve(null);
}

export const platform: Platform = {
  login: async () => {
    if (!(await sandbox())) throw new RequestError('OPEN_IN_WECHAT');
    const { code } = await callSandbox<{ code: string }>('login').catch(() => ({ code: '' }));
    if (!code) throw new RequestError('LOGIN_FAILED');
    return code;
  },
  askToSubscribe: async (templateIds) => {
    if (!(await sandbox())) return { accepted: [], refused: templateIds, unavailable: '请在微信中打开' };
    const answer = await callSandbox<Record<string, unknown>>('requestSubscribeMessage', { tmplIds: templateIds }).catch((): Record<string, unknown> => ({}));
    return readSubscribeAnswer(templateIds, answer);
  },
  askForPhone: async () => {
    if (!(await sandbox())) throw new RequestError('OPEN_IN_WECHAT');
    return (await callSandbox<{ code: string }>('getPhoneNumber')).code;
  },
  call: async (phoneNumber) => {
    if (await sandbox()) await callSandbox('makePhoneCall', { phoneNumber });
    else location.href = `tel:${phoneNumber.replace(/[^\d+]/g, '')}`;
  },
  openFile: ({ url, name }) => {
    follow(url, url.startsWith('http') && !url.startsWith(location.origin) ? undefined : name);
    return Promise.resolve(null);
  },
  readsArticles: () => false,
  openArticle: openTab,
  opensAccounts: () => false,
  openAccount: () => Promise.reject(new RequestError('OPEN_IN_WECHAT')),
  openMiniProgram: () => Promise.resolve('请在微信中打开'),
  openLink: openTab,
  share: async ({ title, path }) => {
    const url = absolute(path);
    if (!('share' in navigator)) return copyLink(url);
    return navigator.share({ title, url }).then(
      () => '已分享',
      () => copyLink(url),
    );
  },
  prefersLargeType: () => parseFloat(getComputedStyle(document.documentElement).fontSize) >= 20,
  copy: async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      throw new RequestError('NOT_COPIED');
    }
    return '已复制';
  },
  showUnread: (count) => unread.set(count),
  setTitle: (title) => {
    document.title = title;
  },
};
