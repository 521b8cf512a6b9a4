/**
 * Every failure that a client can meet. Clients switch on the code, never on the text.
 * `status` is the HTTP status, `message` the default Chinese sentence.
 */
export const errorCodes = {
  VALIDATION_FAILED: { status: 400, message: '填写的内容有误，请按提示修改' },
  MALFORMED_REQUEST: { status: 400, message: '请求格式不正确，无法读取' },
  NOT_LOGGED_IN: { status: 401, message: '请先登录' },
  SESSION_EXPIRED: { status: 401, message: '登录已过期，请重新登录' },
  LOGIN_CODE_INVALID: { status: 401, message: '微信登录凭证已失效，请重试' },
  PHONE_CODE_INVALID: { status: 400, message: '手机号授权已失效，请再点一次' },
  LOGIN_REFUSED: { status: 403, message: '暂时无法登录，请稍后再试' },
  WRONG_PASSWORD: { status: 401, message: '用户名或密码不正确' },
  ACCOUNT_LOCKED: { status: 423, message: '密码错误次数过多，账号已暂时锁定' },
  ACCOUNT_DISABLED: { status: 403, message: '账号已停用，请联系管理员' },
  PASSWORD_TOO_WEAK: { status: 400, message: '密码太弱：至少 10 位，且包含字母和数字' },
  FORBIDDEN: { status: 403, message: '没有权限进行此操作' },
  NOT_FOUND: { status: 404, message: '没有找到您要的内容' },
  NOTICE_NOT_FOUND: { status: 404, message: '没有找到这条公告，可能尚未发布' },
  PROJECT_NOT_FOUND: { status: 404, message: '没有找到这个项目' },
  METHOD_NOT_ALLOWED: { status: 405, message: '不支持这种请求方式' },
  CONFLICT: { status: 409, message: '内容已被他人修改，请刷新后重试' },
  WRONG_STATE: { status: 409, message: '当前状态下不能进行此操作' },
  AUTHOR_MAY_NOT_APPROVE: { status: 403, message: '起草人不能审核自己的公告，请由另一位同事审核' },
  CASE_PATH_CLOSED: { status: 409, message: '现在不能用这种方式提出' },
  LATE_REASON_NEEDED: { status: 409, message: '已超过答复期限，请写明超期原因' },
  PERSONAL_DATA_UNDECIDED: { status: 409, message: '发现疑似个人信息，请逐条处理后再发布' },
  LIMIT_REACHED: { status: 409, message: '数量已达上限' },
  NAME_TAKEN: { status: 409, message: '名称已被使用' },
  RATING_TOKEN_UNKNOWN: { status: 404, message: '这个评价链接无效，请向工作人员要一个新的' },
  RATING_TOKEN_USED: { status: 409, message: '这次服务已经评价过了' },
  RATING_TOKEN_EXPIRED: { status: 409, message: '评价链接已过期，您仍可以直接评价这项服务' },
  RATING_TOKEN_OTHER_MATTER: { status: 409, message: '这个评价链接是另一项服务的' },
  RATING_CHANGED_ALREADY: { status: 409, message: '评价只能修改一次，您已经改过了' },
  RATING_CHANGE_TOO_LATE: { status: 409, message: '修改评价的时间已经过了' },
  TOO_LARGE: { status: 413, message: '内容太大，无法接收' },
  UNSUPPORTED_FILE: { status: 415, message: '不支持这种文件' },
  UPLOAD_GONE: { status: 409, message: '附件已过期或已用过，请重新上传' },
  FEED_UNREADABLE: { status: 422, message: '文件无法读取，请检查格式' },
  TOO_MANY_REQUESTS: { status: 429, message: '操作太频繁，请稍后再试' },
  CALLBACK_REFUSED: { status: 403, message: '回调签名校验未通过' },
  INTERNAL: { status: 500, message: '服务器出了点问题，我们已经记录' },
  WECHAT_NOT_CONFIGURED: { status: 503, message: '微信尚未配置，暂时无法登录或推送' },
  WECHAT_REFUSED: { status: 502, message: '微信没有接受这个请求' },
  UPSTREAM_UNAVAILABLE: { status: 503, message: '微信暂时没有响应，请稍后再试' },
} as const satisfies Record<string, { status: number; message: string }>;

/** A stable code of {@link errorCodes}. */
export type ErrorCode = keyof typeof errorCodes;

/** One field's problem: `path` is dotted (`conditions.anyOf.0`). */
export interface ErrorDetail {
  path: string;
  message: string;
}

/** The body of every failed answer. */
export interface ErrorBody {
  error: { code: ErrorCode; message: string; details?: ErrorDetail[]; requestId: string };
}
