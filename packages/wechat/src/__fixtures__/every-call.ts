import type { WechatClient } from '../client.js';
import type { WechatCall } from '../errors.js';

/** Each call once, with arguments that are in order. A new call does not compile without a line here. */
export const EVERY_CALL: Readonly<Record<WechatCall, (client: WechatClient) => Promise<unknown>>> = {
  token: (client) => client.ready(),
  code2Session: (client) => client.code2Session('code'),
  getPhoneNumber: (client) => client.getPhoneNumber('code', 'o1'),
  sendSubscribeMessage: (client) =>
    client.sendSubscribeMessage({ touser: 'o1', templateId: 't1', page: 'pages/a', miniprogramState: 'formal', lang: 'zh_CN', data: { thing1: '工程' } }),
  sendTemplateMessage: (client) => client.sendTemplateMessage({ touser: 'o1', templateId: 't1', clientMsgId: 'm1', data: { thing1: '工程' } }),
  sendSubscribeNotice: (client) => client.sendSubscribeNotice({ touser: 'o1', templateId: 't1', lang: 'zh_CN', data: { thing1: '工程' } }),
  listSubscribeTemplates: (client) => client.listSubscribeTemplates(),
  listTemplates: (client) => client.listTemplates(),
  getUserInfo: (client) => client.getUserInfo('o1'),
  getUserInfos: (client) => client.getUserInfos(['o1', 'o2']),
  listFollowers: (client) => client.listFollowers(),
  listArticles: (client) => client.listArticles(0, 20, false),
  getArticle: (client) => client.getArticle('a1'),
  getPublishState: (client) => client.getPublishState('100000001'),
  getMenu: (client) => client.getMenu(),
  checkText: (client) => client.checkText({ openid: 'o1', scene: 2, content: '文字' }),
  checkMedia: (client) => client.checkMedia({ openid: 'o1', scene: 2, mediaUrl: 'https://example.com/1.png', mediaType: 2 }),
  createCode: (client) => client.createCode({ scene: 'n=1', page: 'pages/a', envVersion: 'release' }),
  createUrlLink: (client) => client.createUrlLink({ path: '/pages/a', query: '', expireDays: 30, envVersion: 'release' }),
  getQuota: (client) => client.getQuota('/cgi-bin/message/subscribe/send'),
  explainRid: (client) => client.explainRid('61725984-6126f6f9-040f19c4'),
};
