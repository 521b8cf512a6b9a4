import { childOf, integerOf, recordsOf, textOf } from './answers.js';
import { suggestionOf, type Suggestion } from './calls/content.js';
import { isRecord } from './xml.js';

interface Common {
  /** Who it is about, in the id space of the appid the callback belongs to. */
  openid: string;
  /** Seconds since the epoch as WeChat stamped it; 0 when it did not. */
  createTime: number;
}

/** One thing that WeChat reports. Ids are text with all digits, whatever they were on the wire. */
export type WechatEvent =
  | (Common & { kind: 'subscribe'; scene?: string; ticket?: string })
  | (Common & { kind: 'unsubscribe' })
  | (Common & { kind: 'scan'; scene: string; ticket?: string })
  | (Common & { kind: 'subscribe-popup'; templateId: string; accepted: boolean; status: string; popupScene: string })
  | (Common & { kind: 'subscribe-change'; templateId: string; accepted: boolean; status: string })
  | (Common & { kind: 'subscribe-sent'; templateId: string; msgid: string; delivered: boolean; errorCode: string; errorStatus: string })
  | (Common & { kind: 'template-finished'; msgid: string; outcome: TemplateOutcome; status: string })
  /** A mass message went out; `urls` are its articles'. */
  | (Common & { kind: 'mass-sent'; msgid: string; status: string; urls: string[] })
  /** A publication ended; `status` as in `getPublishState`, -1 when WeChat does not say. */
  | (Common & { kind: 'published'; publishId: string; status: number; articleId: string; urls: string[] })
  /** A checked picture or sound, named by its trace id and not by its sender. `suggest` is WeChat's word only when `errcode` is 0 (-1: not told), else `review`. */
  | (Common & { kind: 'media-checked'; traceId: string; suggest: Suggestion; label: number; errcode: number });

/** What became of a template message. `system-failed` may be sent once more under a new client id. */
export type TemplateOutcome = 'success' | 'user-block' | 'system-failed' | 'freq-limit' | 'unknown';

type Fields = Record<string, unknown>;
type Reader = (message: Fields, common: Common) => WechatEvent[];

const MAX_LIST = 100;

/** Text of a scalar; `''` for anything else. */
export function scalarText(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' || typeof value === 'bigint' ? String(value) : '';
}

const asArray = (value: unknown): unknown[] => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

/** Entries of `List`: at the top or in the event's wrapper, one or many, also as repeated wrappers. */
export function listEntries(message: Fields): Fields[] {
  const wrappers = ['SubscribeMsgPopupEvent', 'SubscribeMsgChangeEvent', 'SubscribeMsgSentEvent'].flatMap((name) => asArray(message[name]));
  return [message, ...wrappers]
    .filter(isRecord)
    .flatMap((holder) => asArray(holder.List))
    .filter(isRecord)
    .slice(0, MAX_LIST);
}

const optional = (key: 'scene' | 'ticket', value: string): { scene?: string; ticket?: string } => (value === '' ? {} : { [key]: value });

const templateEntries = (message: Fields): { entry: Fields; templateId: string; status: string }[] =>
  listEntries(message)
    .map((entry) => ({ entry, templateId: scalarText(entry.TemplateId), status: scalarText(entry.SubscribeStatusString) }))
    .filter(({ templateId }) => templateId !== '');

const READERS: Readonly<Record<string, Reader>> = {
  subscribe: (m, common) => [
    {
      ...common,
      kind: 'subscribe',
      ...optional('scene', scalarText(m.EventKey).replace(/^qrscene_/, '')),
      ...optional('ticket', scalarText(m.Ticket)),
    },
  ],
  unsubscribe: (_m, common) => [{ ...common, kind: 'unsubscribe' }],
  scan: (m, common) => [{ ...common, kind: 'scan', scene: scalarText(m.EventKey), ...optional('ticket', scalarText(m.Ticket)) }],
  subscribe_msg_popup_event: (m, common) =>
    templateEntries(m).map(({ entry, templateId, status }) => ({
      ...common,
      kind: 'subscribe-popup',
      templateId,
      status,
      accepted: status.startsWith('accept'),
      popupScene: scalarText(entry.PopupScene),
    })),
  subscribe_msg_change_event: (m, common) =>
    templateEntries(m).map(({ templateId, status }) => ({ ...common, kind: 'subscribe-change', templateId, status, accepted: status.startsWith('accept') })),
  subscribe_msg_sent_event: (m, common) =>
    templateEntries(m).map(({ entry, templateId }) => ({
      ...common,
      kind: 'subscribe-sent',
      templateId,
      msgid: messageIdOf(entry),
      delivered: scalarText(entry.ErrorCode) === '0',
      errorCode: scalarText(entry.ErrorCode),
      errorStatus: scalarText(entry.ErrorStatus),
    })),
  templatesendjobfinish: (m, common) => [
    { ...common, kind: 'template-finished', msgid: messageIdOf(m), outcome: outcomeOf(scalarText(m.Status)), status: scalarText(m.Status) },
  ],
  masssendjobfinish: (m, common) => {
    const results = recordsOf(childOf(childOf(m, 'ArticleUrlResult'), 'ResultList').item);
    return [{ ...common, kind: 'mass-sent', msgid: messageIdOf(m), status: scalarText(m.Status), urls: results.flatMap((one) => textOf(one.ArticleUrl) ?? []) }];
  },
  publishjobfinish: (m, common) => {
    const info = childOf(m, 'PublishEventInfo');
    const urls = recordsOf(childOf(info, 'article_detail').item).flatMap((one) => textOf(one.article_url) ?? []);
    // WeChat's own sample breaks the id over two lines.
    const articleId = scalarText(info.article_id).replace(/\s/g, '');
    return [{ ...common, kind: 'published', publishId: scalarText(info.publish_id), status: integerOf(info.publish_status) ?? -1, articleId, urls }];
  },
  wxa_media_check: (m, common) => {
    const result = childOf(m, 'result');
    const errcode = integerOf(m.errcode) ?? -1;
    const suggest = errcode === 0 ? (suggestionOf(scalarText(result.suggest)) ?? 'review') : 'review';
    return [{ ...common, kind: 'media-checked', traceId: scalarText(m.trace_id), suggest, label: integerOf(result.label) ?? 0, errcode }];
  },
};

function outcomeOf(status: string): TemplateOutcome {
  const plain = status.toLowerCase().replace(/\s/g, '');
  if (plain === 'success') return 'success';
  if (plain === 'failed:userblock') return 'user-block';
  if (plain === 'failed:freqlimit') return 'freq-limit';
  return /^failed:systemfail(?:ed|ure)?$/.test(plain) ? 'system-failed' : 'unknown';
}

/** Job events spell it `MsgID`, messages `MsgId`, some clients `msgid`. */
export function messageIdOf(fields: Fields): string {
  const key = Object.keys(fields).find((name) => name.toLowerCase() === 'msgid');
  return key === undefined ? '' : scalarText(fields[key]);
}

/**
 * What an opened callback message reports, one entry per template where WeChat lists several.
 * Empty for messages that are no event, for events that no reader knows, and when the sender is missing.
 */
export function normaliseEvents(message: Record<string, unknown>): WechatEvent[] {
  const openid = scalarText(message.FromUserName);
  if (scalarText(message.MsgType).toLowerCase() !== 'event' || openid === '') return [];
  const name = scalarText(message.Event).toLowerCase();
  const reader = Object.hasOwn(READERS, name) ? READERS[name] : undefined;
  const createTime = Number(scalarText(message.CreateTime));
  return reader ? reader(message, { openid, createTime: Number.isSafeInteger(createTime) ? createTime : 0 }) : [];
}
