import { api } from './api.js';
import { askForPhone, askToSubscribe, readArticle, showCall } from './sheets.js';
import { showProblem } from './views.js';

const VERSION = 1;

const text = (value) => {
  if (typeof value !== 'string' || value === '') throw new Error('fail parameter error');
  return value;
};

async function requestSubscribeMessage(userId, args) {
  if (!Array.isArray(args?.tmplIds)) throw new Error('requestSubscribeMessage:fail tmplIds should be an array (10004)');
  const dialog = await api.dialog(userId, args.tmplIds.map(String));
  if (dialog.errCode !== undefined) throw new Error(`${dialog.errMsg} (${dialog.errCode})`);
  return api.answerDialog(userId, await askToSubscribe(dialog.templates));
}

async function getPhoneNumber(userId) {
  if (!(await askForPhone())) throw new Error('getPhoneNumber:fail user deny');
  return { code: (await api.phoneCode(userId)).code };
}

/** What the h5 build may ask of this WeChat, by name. `user` tells whose phone it is: another user must not find this one's session. */
const calls = {
  // The page waits a moment only for its greeting: the visit is noted meanwhile.
  hello: (phone) => {
    api.visit(phone.userId()).catch(showProblem);
    return { version: VERSION, user: phone.userId() };
  },
  login: async (phone) => ({ code: (await api.loginCode(phone.userId())).code }),
  requestSubscribeMessage: (phone, args) => requestSubscribeMessage(phone.userId(), args),
  getPhoneNumber: (phone) => getPhoneNumber(phone.userId()),
  makePhoneCall: (_phone, args) => {
    showCall(text(args?.phoneNumber));
    return { errMsg: 'makePhoneCall:ok' };
  },
  openOfficialAccountArticle: (_phone, args) => {
    const url = new URL(text(args?.url));
    if (url.origin !== location.origin || url.pathname !== '/s') throw new Error('openOfficialAccountArticle:fail invalid url');
    readArticle(url.href);
    return { errMsg: 'openOfficialAccountArticle:ok' };
  },
  getScene: (phone) => ({ scene: phone.scene() }),
};

async function answer(phone, { call, args }) {
  try {
    if (!Object.hasOwn(calls, call)) throw new Error(`${call}:fail not supported`);
    return { ok: true, result: await calls[call](phone, args) };
  } catch (error) {
    return { ok: false, error: error.message };
  }
}

/**
 * Answers the frame's calls: `{ source: 'sunshine-h5', id, call, args }` in, `{ source: 'wechat-sandbox', id, ok, result | error }` out.
 * Only the phone's own frame, and only while it shows `origin`, is heard and answered.
 */
export function listenToFrame(phone, origin) {
  window.addEventListener('message', (event) => {
    const frame = phone.frame();
    const { data } = event;
    if (!frame || event.source !== frame.contentWindow || event.origin !== origin || data?.source !== 'sunshine-h5') return;
    answer(phone, data).then((outcome) => frame.contentWindow?.postMessage({ source: 'wechat-sandbox', id: data.id, ...outcome }, origin));
  });
}
