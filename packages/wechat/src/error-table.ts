import type { WechatAction, WechatCall, WechatError } from './errors.js';

type Table = Readonly<Record<number, WechatAction>>;

const group = (entries: readonly (readonly [WechatAction, readonly number[]])[]): Table =>
  Object.fromEntries(entries.flatMap(([action, codes]) => codes.map((code) => [code, action])));

/** Meanings shared by all calls; sources: WeChat's per-endpoint tables and global return codes. */
const COMMON = group([
  ['retry', [-1, 40001, 40014, 42001, 43108, 43117, 44990, 268487001, 268487002]],
  ['stop-minute', [44991, 45011, 45066]],
  ['stop-day', [44993, 45009]],
  ['stop-template', [40036, 40037, 43116]],
  ['unsubscribe', [43004, 43101, 48002, 50005]],
  [
    'config',
    [
      40013, 40125, 40164, 40243, 41002, 41004, 43104, 43107, 45029, 45035, 48001, 48004, 48006, 50004, 50007, 61004, 61024, 85105, 85112,
      85113, 89503, 89506, 89507,
    ],
  ],
  [
    'drop',
    [
      40002, 40003, 40004, 40008, 40032, 40033, 40039, 40097, 40129, 40165, 40169, 40212, 40241, 40249, 41001, 41008, 41030, 43002, 44002,
      45047, 45065, 45067, 45168, 47001, 47003, 50001, 50002, 53600, 61010, 76001, 76002, 76003, 76004, 76021, 76022, 87014, 87020,
    ],
  ],
  ['relogin', [40029, 40163, 87007, 87008, 87009]],
  ['refuse', [40226]],
]);

/** "Duplicate in 60 seconds": an earlier attempt was accepted. Known from the community, not from a table. */
const SENDS = group([['already-sent', [40241]]]);
/** The global tables list 40003, 43004 and 50005 for somebody who does not follow the account. */
const OFFICIAL_PERSON = group([['unsubscribe', [40003]]]);
/** The account itself is limited or not authorised. */
const OFFICIAL_RIGHTS = group([['config', [50001, 50002, 61007, 61016]]]);
/** Template management has a numbering of its own. */
const TEMPLATE_LISTS = group([
  ['retry', [20001, 200001]],
  ['drop', [404, 20002, 40400, 200002, 200014, 200016, 200017, 200018, 200019, 200020, 200021, 200022]],
  ['stop-template', [200013]],
  ['config', [200011, 200012, 200100]],
]);
/** 43104 is here "this openid is another app's", not a missing right. */
const CONTENT_CHECKS = group([
  ['drop', [43104]],
  ['hold', [61010]],
]);

const BY_CALL: Readonly<Record<WechatCall, Table>> = {
  token: {},
  code2Session: group([['config', [40001, 40002]]]),
  getPhoneNumber: {},
  sendSubscribeMessage: SENDS,
  sendTemplateMessage: { ...SENDS, ...OFFICIAL_PERSON },
  sendSubscribeNotice: { ...SENDS, ...OFFICIAL_PERSON },
  listSubscribeTemplates: TEMPLATE_LISTS,
  listTemplates: TEMPLATE_LISTS,
  getUserInfo: OFFICIAL_PERSON,
  getUserInfos: OFFICIAL_PERSON,
  listFollowers: OFFICIAL_RIGHTS,
  listArticles: OFFICIAL_RIGHTS,
  getArticle: OFFICIAL_RIGHTS,
  getPublishState: OFFICIAL_RIGHTS,
  getMenu: OFFICIAL_RIGHTS,
  checkText: CONTENT_CHECKS,
  checkMedia: CONTENT_CHECKS,
  // 45009 is the minute's limit here: the call has none a day.
  createCode: group([
    ['drop', [85096]],
    ['stop-minute', [45009]],
  ]),
  createUrlLink: group([
    ['config', [40002, 85079, 85407, 85408]],
    ['drop', [85401, 85402]],
    ['stop-day', [85406]],
  ]),
  getQuota: {},
  explainRid: {},
};

const TIME_HEALS: ReadonlySet<WechatAction> = new Set(['retry', 'stop-minute', 'stop-day']);

/** The one action for `errcode` in answer to `call`; `unknown` when no table names the code. */
export function actionFor(call: WechatCall, errcode: number): WechatAction {
  const action = BY_CALL[call][errcode] ?? COMMON[errcode] ?? 'unknown';
  if (call !== 'token') return action;
  // A message must never be lost because the token could not be had: what time does not heal waits for an operator.
  return TIME_HEALS.has(action) && !isTokenRefusal(errcode) ? action : 'config';
}

const TOKEN_REFUSED = new Set([40001, 40014, 42001]);

/** Whether a business call was refused because of its access token. */
export function isTokenRefusal(errcode: number): boolean {
  return TOKEN_REFUSED.has(errcode);
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** The administrator said no to this address, for an hour or, after the second time, for a day. */
const ADMIN_REFUSED_MS: Readonly<Record<number, number>> = { 89506: 24 * HOUR_MS, 89507: HOUR_MS };
const HOLDS_MS: Readonly<Partial<Record<WechatAction, number>>> = { config: MINUTE_MS, 'stop-minute': MINUTE_MS, 'stop-day': HOUR_MS };

/** For how long asking for a token again would only be refused again; 0 when it may be asked at once. */
export function refusalHoldsMs({ errcode, action }: WechatError): number {
  return ADMIN_REFUSED_MS[errcode] ?? HOLDS_MS[action] ?? 0;
}
