import type { ErrorBody, ErrorCode, ErrorDetail } from '@sunshine/contracts';

/** Failures that the phone meets before or without an answer of the server. */
type PhoneCode = 'OFFLINE' | 'TIMED_OUT' | 'BAD_ANSWER' | 'OPEN_IN_WECHAT' | 'LOGIN_FAILED' | 'FILE_NOT_OPENED' | 'FILE_NOT_CHOSEN' | 'FILE_TOO_LARGE' | 'CALL_NOT_MADE' | 'ARTICLE_NOT_OPENED' | 'ARTICLE_NOT_FOUND' | 'RECEIPT_NOT_FOUND' | 'NOT_COPIED' | 'RATING_NOT_FOUND' | 'INVITATION_NOT_FOUND';
export type FailureCode = ErrorCode | PhoneCode;

export class RequestError extends Error {
  constructor(
    readonly code: FailureCode,
    readonly details: ErrorDetail[] = [],
  ) {
    super(code);
  }
}

const words: Partial<Record<FailureCode, string>> = {
  OFFLINE: '网络断了，请检查网络后重试',
  TIMED_OUT: '网络太慢，没有等到回应，请重试',
  BAD_ANSWER: '服务器的回应无法读取，请稍后重试',
  OPEN_IN_WECHAT: '此功能需要微信登录，请在微信中打开',
  LOGIN_FAILED: '微信登录没有成功，请重试',
  FILE_NOT_OPENED: '附件没有打开，请重试',
  FILE_NOT_CHOSEN: '没能打开相册或文件，请在微信的设置里允许后再试',
  FILE_TOO_LARGE: '文件太大，请压缩或拆开后再传',
  UNSUPPORTED_FILE: '不支持这种文件，只接受 JPG、PNG 照片和 PDF',
  UPLOAD_GONE: '附件已过期或已经用过，请移除后重新上传',
  ARTICLE_NOT_OPENED: '微信没有打开它，请稍后重试',
  CALL_NOT_MADE: '电话没有拨出，请直接拨打页面上的号码',
  NOT_LOGGED_IN: '登录已失效，请重试',
  SESSION_EXPIRED: '登录已过期，请重试',
  LOGIN_CODE_INVALID: '微信登录凭证已失效，请重试',
  PHONE_CODE_INVALID: '手机号授权已失效，请再点一次',
  LOGIN_REFUSED: '暂时无法登录，请稍后再试',
  FORBIDDEN: '您没有权限进行此操作',
  NOT_FOUND: '没有找到您要的内容',
  NOTICE_NOT_FOUND: '没有找到这条公告，它可能还没有发布',
  PROJECT_NOT_FOUND: '没有找到这个项目，链接可能已失效',
  ARTICLE_NOT_FOUND: '这篇文章可能已被删除',
  RECEIPT_NOT_FOUND: '没有找到。请对照提交时给您的受理编号和查询码再查',
  RATING_TOKEN_UNKNOWN: '这个评价码不完整，或不是本中心的。您仍可以自行评价',
  RATING_TOKEN_USED: '这次服务已经评价过了，可以在“我的评价”里查看',
  RATING_TOKEN_EXPIRED: '评价码已过期，您仍可以在“监督—评价服务”里自行评价',
  RATING_TOKEN_OTHER_MATTER: '这个评价码是另一项服务的，请重新扫码',
  RATING_CHANGED_ALREADY: '评价只能改一次，您已经改过了',
  RATING_CHANGE_TOO_LATE: '可以修改评价的时间已过',
  RATING_NOT_FOUND: '没有找到这条评价，请对照评价时给您的编号和查询码再查',
  INVITATION_NOT_FOUND: '邀请码不正确、已经用过或已过期，请向中心再要一个',
  WRONG_STATE: '现在不能这样做，可能刚有了变化，请返回重新打开',
  CONFLICT: '内容刚有了变化，请返回重新打开再试',
  NOT_COPIED: '没有复制成功，请手工抄下来',
  CASE_PATH_CLOSED: '刚刚过了期限或不再适用，请看上面的说明',
  LIMIT_REACHED: '数量已达上限，请先删除一些再试',
  TOO_LARGE: '内容太大，无法提交，请缩短一些再试',
  TOO_MANY_REQUESTS: '操作太频繁，请过一会儿再试',
  WECHAT_NOT_CONFIGURED: '本中心还没有接通微信，暂时无法登录；查看公告、拨打电话不受影响',
  UPSTREAM_UNAVAILABLE: '微信暂时没有回应，请稍后再试',
  VALIDATION_FAILED: '填写的内容有误，请检查后再提交',
  MALFORMED_REQUEST: '提交的内容无法读取，请重试',
};

const FALLBACK = '服务器出了点问题，我们已经记录，请稍后再试';

const SAYS_ITSELF: ReadonlySet<FailureCode> = new Set(['VALIDATION_FAILED', 'UNSUPPORTED_FILE', 'FILE_TOO_LARGE']);

/** What happened, for people. Field messages of the server are already Chinese and name the problem. */
export function wordsOf(error: unknown): string {
  if (!(error instanceof RequestError)) return FALLBACK;
  const said = error.details.map((detail) => detail.message).filter((message) => /[\u4e00-\u9fff]/.test(message));
  if (SAYS_ITSELF.has(error.code) && said.length > 0) return said.join('；');
  return words[error.code] ?? FALLBACK;
}

const NO_USE: ReadonlySet<FailureCode> = new Set(['OPEN_IN_WECHAT', 'FORBIDDEN', 'NOT_FOUND', 'NOTICE_NOT_FOUND', 'PROJECT_NOT_FOUND', 'ARTICLE_NOT_FOUND', 'RECEIPT_NOT_FOUND', 'RATING_TOKEN_UNKNOWN', 'RATING_TOKEN_USED', 'RATING_TOKEN_EXPIRED', 'RATING_TOKEN_OTHER_MATTER', 'RATING_CHANGED_ALREADY', 'RATING_CHANGE_TOO_LATE', 'RATING_NOT_FOUND', 'INVITATION_NOT_FOUND', 'WECHAT_NOT_CONFIGURED', 'UNSUPPORTED_FILE', 'FILE_TOO_LARGE']);

/** Whether the same tap may succeed the next time. */
export const retryHelps = (error: unknown): boolean => !(error instanceof RequestError && NO_USE.has(error.code));

/** The failure under another name, where one question knows better what a general code means. */
export const renamed = (error: unknown, from: FailureCode[], to: FailureCode): unknown => (error instanceof RequestError && from.includes(error.code) ? new RequestError(to, error.details) : error);

/** Turns a failed answer's body into an error; anything that is not our shape is BAD_ANSWER. */
export function errorOf(body: unknown): RequestError {
  const error = typeof body === 'object' && body !== null && 'error' in body ? (body as ErrorBody).error : undefined;
  if (!error || typeof error.code !== 'string') return new RequestError('BAD_ANSWER');
  return new RequestError(error.code, Array.isArray(error.details) ? error.details : []);
}
