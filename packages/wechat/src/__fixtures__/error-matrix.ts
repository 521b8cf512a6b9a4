import type { WechatAction, WechatCall } from '../errors.js';

/**
 * Every code of WeChat's global return-code table that a centre's server can meet, and what we do about it, written by hand from the
 * pages: 全局返回码, and the tables of the single interfaces where these differ (`but`). The token call is not in it: whatever time
 * does not heal there is for the operator (获取稳定版接口调用凭据).
 */
export interface Meaning {
  code: number;
  means: string;
  does: WechatAction;
  but?: Partial<Record<WechatCall, WechatAction>>;
}

const officialPerson = (action: WechatAction): Meaning['but'] => ({ sendTemplateMessage: action, sendSubscribeNotice: action, getUserInfo: action, getUserInfos: action });
const officialRead = (action: WechatAction): Meaning['but'] => ({ listFollowers: action, listArticles: action, getArticle: action, getPublishState: action, getMenu: action });
const templateLists = (action: WechatAction): Meaning['but'] => ({ listSubscribeTemplates: action, listTemplates: action });
const checks = (action: WechatAction): Meaning['but'] => ({ checkText: action, checkMedia: action });
const row = (code: number, means: string, does: WechatAction, but: Meaning['but'] = {}): Meaning => ({ code, means, does, but });

export const GLOBAL_CODES: readonly Meaning[] = [
  row(-1, 'system busy', 'retry'),
  row(40001, 'credential invalid or not the latest', 'retry', { code2Session: 'config' }),
  row(40002, 'invalid grant_type; no right to generate (URL link)', 'drop', { code2Session: 'config', createUrlLink: 'config' }),
  row(40003, 'invalid openid; official account: also not following', 'drop', officialPerson('unsubscribe')),
  row(40004, 'invalid media type', 'drop'),
  row(40008, 'invalid message type', 'drop'),
  row(40013, 'invalid appid; code of another appid (phone); banned (URL link)', 'config'),
  row(40014, 'invalid access_token', 'retry'),
  row(40029, 'invalid code', 'relogin'),
  row(40032, 'invalid openid list size', 'drop'),
  row(40033, 'illegal characters', 'drop'),
  row(40036, 'invalid template_id size', 'stop-template'),
  row(40037, 'invalid template_id', 'stop-template'),
  row(40039, 'invalid url size', 'drop'),
  row(40097, 'invalid args', 'drop'),
  row(40125, 'invalid appsecret', 'config'),
  row(40129, 'invalid scene', 'drop'),
  row(40163, 'code been used', 'relogin'),
  row(40164, 'IP not in the allow-list', 'config'),
  row(40165, 'invalid path', 'drop'),
  row(40169, 'invalid scene length', 'drop'),
  row(40212, 'invalid query', 'drop'),
  row(40226, 'high-risk user', 'refuse'),
  row(40241, 'duplicate in 60 seconds', 'drop', { sendSubscribeMessage: 'already-sent', sendTemplateMessage: 'already-sent', sendSubscribeNotice: 'already-sent' }),
  row(40243, 'AppSecret frozen', 'config'),
  row(40249, 'marketing content', 'drop'),
  row(41001, 'token parameter missing', 'drop'),
  row(41002, 'appid missing', 'config'),
  row(41004, 'secret missing', 'config'),
  row(41008, 'code missing', 'drop'),
  row(41030, 'page invalid or not published', 'drop'),
  row(42001, 'access_token expired', 'retry'),
  row(43002, 'needs POST', 'drop'),
  row(43004, 'must follow', 'unsubscribe'),
  row(43101, 'not subscribed or used up', 'unsubscribe'),
  row(43104, 'no permission; content checks: openid of another appid', 'config', checks('drop')),
  row(43107, 'subscribe ability banned', 'config'),
  row(43108, 'concurrent calls to one openid', 'retry'),
  row(43116, 'template restricted', 'stop-template'),
  row(43117, 'too frequent to this openid', 'retry'),
  row(44002, 'empty body', 'drop'),
  row(44990, 'frequency of the second', 'retry'),
  row(44991, 'frequency of the minute', 'stop-minute'),
  row(44993, 'frequency of the day', 'stop-day'),
  row(45009, 'quota of the day; getwxacodeunlimit: of the minute', 'stop-day', { createCode: 'stop-minute' }),
  row(45011, 'quota of the minute', 'stop-minute'),
  row(45029, 'total number of codes used up', 'config'),
  row(45035, 'IP not allowed', 'config'),
  row(45047, 'customer-service messages used up', 'drop'),
  row(45065, 'mass message id exists', 'drop'),
  row(45066, 'mass message retried within a minute', 'stop-minute'),
  row(45067, 'mass message id too long', 'drop'),
  row(45168, 'sensitive word', 'drop'),
  row(47001, 'JSON or XML parse error', 'drop'),
  row(47003, 'template argument invalid', 'drop'),
  row(48001, 'API not authorised', 'config'),
  row(48002, 'follower refuses messages', 'unsubscribe'),
  row(48004, 'API banned', 'config'),
  row(48006, 'clear_quota used up', 'config'),
  row(50001, 'API not authorised by the user', 'drop', officialRead('config')),
  row(50002, 'user limited', 'drop', officialRead('config')),
  row(50004, 'token interface forbidden', 'config'),
  row(50005, 'user does not follow', 'unsubscribe'),
  row(50007, 'account frozen', 'config'),
  row(53600, 'invalid article_id', 'drop'),
  row(61004, 'IP not allowed', 'config'),
  row(61010, 'user not active in two hours', 'drop', checks('hold')),
  row(61024, 'component token needed', 'config'),
  row(76001, 'rid missing', 'drop'),
  row(76002, 'rid of nobody', 'drop'),
  row(76003, 'cgi_path missing', 'drop'),
  row(76004, 'cgi_path unknown', 'drop'),
  row(76021, 'cgi_path malformed', 'drop'),
  row(76022, 'cgi_path of another account', 'drop'),
  row(87007, 'session_key missing', 'relogin'),
  row(87008, 'signature method', 'relogin'),
  row(87009, 'session_key signature', 'relogin'),
  row(87014, 'content risky (version 1)', 'drop'),
  row(87020, 'repeated requests', 'drop'),
  row(89503, 'admin has to confirm this IP', 'config'),
  row(89506, 'admin refused this IP for 24 hours', 'config'),
  row(89507, 'admin refused this IP for an hour', 'config'),
  row(268487001, 'user interface busy', 'retry'),
  row(268487002, 'user interface busy', 'retry'),
];

/** Codes that only some interfaces know; anywhere else they have no known meaning. */
export const LOCAL_CODES: readonly Meaning[] = [
  row(20001, 'system error', 'unknown', templateLists('retry')),
  row(200001, 'system error', 'unknown', templateLists('retry')),
  row(20002, 'invalid argument', 'unknown', templateLists('drop')),
  row(200002, 'invalid argument', 'unknown', templateLists('drop')),
  row(200011, 'account banned', 'unknown', templateLists('config')),
  row(200012, 'too many private templates', 'unknown', templateLists('config')),
  row(200013, 'template banned', 'unknown', templateLists('stop-template')),
  row(200014, 'template number', 'unknown', templateLists('drop')),
  row(200020, 'keyword list', 'unknown', templateLists('drop')),
  row(200022, 'duplicate', 'unknown', templateLists('drop')),
  row(200100, 'wrong account type', 'unknown', templateLists('config')),
  row(61007, 'not authorised by the account', 'unknown', officialRead('config')),
  row(61016, 'category not authorised', 'unknown', officialRead('config')),
  row(85079, 'no released version', 'unknown', { createUrlLink: 'config' }),
  row(85096, 'reserved scene', 'unknown', { createCode: 'drop' }),
  row(85401, 'expiry out of range', 'unknown', { createUrlLink: 'drop' }),
  row(85402, 'env_version', 'unknown', { createUrlLink: 'drop' }),
  row(85406, 'opened too often today', 'unknown', { createUrlLink: 'stop-day' }),
  row(85407, 'no right to links', 'unknown', { createUrlLink: 'config' }),
  row(85408, 'right to links banned', 'unknown', { createUrlLink: 'config' }),
  row(85105, 'not on the cloud allow-list', 'config'),
  row(85112, 'cloud call refused', 'config'),
  row(85113, 'not offered to cloud calls', 'config'),
  row(123456, 'never heard of', 'unknown'),
];

/** What time heals for the token call; after anything else messages wait for an operator. */
export const TOKEN_HEALS: Readonly<Record<number, WechatAction>> = {
  [-1]: 'retry',
  268487001: 'retry',
  268487002: 'retry',
  43108: 'retry',
  43117: 'retry',
  44990: 'retry',
  44991: 'stop-minute',
  44993: 'stop-day',
  45009: 'stop-day',
  45011: 'stop-minute',
  45066: 'stop-minute',
};
