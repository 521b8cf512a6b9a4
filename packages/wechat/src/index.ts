export { parseJsonWithBigIds } from './big-ids.js';
export {
  createCallbackCodec,
  type CallbackCodec,
  type CallbackCodecOptions,
  type CallbackQuery,
  readUnsignedPush,
  type OpenedCallback,
} from './callback-codec.js';
export { decryptMessage, encryptMessage, signParts } from './callback-crypto.js';
export type { ArticleCalls, ArticleItem, PublishedArticles } from './calls/articles.js';
export type { CodeCalls, CodeToCreate, UrlLinkToCreate } from './calls/codes.js';
export type { ContentCalls, MediaToCheck, Suggestion, TextToCheck } from './calls/content.js';
export type { FollowerCalls, FollowerInfo } from './calls/followers.js';
export type { LoginCalls } from './calls/login.js';
export type { MenuButton, MenuCalls } from './calls/menu.js';
export type { MessageCalls, SubscribeMessage, SubscribeNotice, TemplateMessage } from './calls/messages.js';
export type { OperationCalls } from './calls/operations.js';
export { templateDrift, type TemplateCalls, type WechatTemplate } from './calls/templates.js';
export { createWechatClient, type WechatClient, type WechatClientOptions } from './client.js';
export { actionFor } from './error-table.js';
export {
  CallbackRefused,
  UserDataRefused,
  WechatError,
  WechatFieldError,
  WechatUnknownOutcome,
  WechatUnreachable,
  type CallbackRefusal,
  type WechatAction,
  type WechatCall,
} from './errors.js';
export { normaliseEvents, type TemplateOutcome, type WechatEvent } from './events.js';
export { fitValue, type FieldPlace } from './fields.js';
export type { TokenState } from './tokens.js';
export type { Exchanged } from './transport.js';
export { decryptUserData } from './user-data.js';
