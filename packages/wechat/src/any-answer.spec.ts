import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EVERY_CALL } from './__fixtures__/every-call.js';
import { createWechatClient } from './client.js';
import { WechatError, WechatUnknownOutcome, WechatUnreachable, type WechatCall } from './errors.js';
import { normaliseEvents } from './events.js';

const FIELDS = [
  ...['errcode', 'errmsg', 'openid', 'session_key', 'unionid', 'phone_info', 'purePhoneNumber', 'countryCode', 'watermark', 'appid', 'msgid', 'data', 'priTmplId'],
  ...['content', 'type', 'keywordEnumValueList', 'keywordCode', 'enumValueList', 'template_list', 'template_id', 'subscribe', 'user_info_list', 'total', 'next_openid'],
  ...['total_count', 'item', 'article_id', 'news_item', 'update_time', 'title', 'publish_status', 'article_detail', 'article_url', 'is_menu_open', 'selfmenu_info'],
  ...['button', 'sub_button', 'list', 'news_info', 'result', 'suggest', 'label', 'detail', 'trace_id', 'url_link', 'quota', 'daily_limit', 'used', 'remain', 'request'],
];
const EVENT_FIELDS = [
  ...['CreateTime', 'EventKey', 'Ticket', 'List', 'TemplateId', 'SubscribeStatusString', 'PopupScene', 'MsgID', 'ErrorCode', 'Status', 'SubscribeMsgPopupEvent'],
  ...['ArticleUrlResult', 'ResultList', 'item', 'ArticleUrl', 'PublishEventInfo', 'publish_status', 'article_detail', 'article_url', 'trace_id', 'result', 'suggest', 'errcode'],
];
const EVENTS = ['subscribe', 'SCAN', 'subscribe_msg_popup_event', 'subscribe_msg_change_event', 'subscribe_msg_sent_event', 'TEMPLATESENDJOBFINISH', 'MASSSENDJOBFINISH', 'PUBLISHJOBFINISH', 'wxa_media_check'];

/** Objects of these fields, nested anyhow, with values of every kind in every place. */
function scrambled(fields: string[]): fc.Arbitrary<Record<string, unknown>> {
  const scalar = fc.constantFrom(0, 1, -1, 3, 100, 1.5, '', '0', '1', 'wx1', 'pass', 'risky', ' o1 ', null, true, [], {});
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof({ maxDepth: 4 }, { arbitrary: scalar, weight: 3 }, fc.array(tie('value'), { maxLength: 3 }), fc.dictionary(fc.constantFrom(...fields), tie('value'), { maxKeys: 6 })),
  }));
  return fc.dictionary(fc.constantFrom(...fields), value, { maxKeys: 8 });
}

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
    return undefined;
  } catch (error) {
    return error;
  }
}

describe('whatever is answered', () => {
  it.each(Object.keys(EVERY_CALL) as WechatCall[])('%s succeeds or fails in one of the three ways', async (call) => {
    await fc.assert(
      fc.asyncProperty(scrambled(FIELDS), async (answer) => {
        const client = createWechatClient({ base: 'http://wechat.test', appid: 'wx1', secret: 's', tokens: call === 'token' ? 'stable' : 'none', fetch: () => Promise.resolve(Response.json(answer)) });
        const failure = await failureOf(EVERY_CALL[call](client));
        const isOurs = [WechatError, WechatUnreachable, WechatUnknownOutcome].some((kind) => failure instanceof kind);
        expect([failure, failure === undefined || isOurs]).toEqual([failure, true]);
      }),
      { numRuns: 300 },
    );
  });

  it('a text passes only by the word itself', async () => {
    await fc.assert(
      fc.asyncProperty(scrambled(['errcode', 'result', 'suggest', 'label', 'detail', 'trace_id']), async (answer) => {
        const client = createWechatClient({ base: 'http://wechat.test', appid: 'wx1', secret: 's', tokens: 'none', fetch: () => Promise.resolve(Response.json(answer)) });
        const isPassed = (await client.checkText({ openid: 'o1', scene: 2, content: '文字' }).catch(() => undefined))?.suggest === 'pass';
        const word = (answer.result as { suggest?: unknown } | null | undefined)?.suggest;
        expect(isPassed && !(word === 'pass' && Number(answer.errcode ?? 0) === 0)).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });
});

it('whatever is pushed, events are read without an error and a medium passes only by the word itself', () => {
  fc.assert(
    fc.property(fc.constantFrom(...EVENTS), scrambled(EVENT_FIELDS), (Event, fields) => {
      const events = normaliseEvents({ ...fields, FromUserName: 'o1', MsgType: 'event', Event });
      for (const event of events) {
        if (event.kind !== 'media-checked' || event.suggest !== 'pass') continue;
        expect([Number(fields.errcode), (fields.result as { suggest?: unknown }).suggest]).toEqual([0, 'pass']);
      }
    }),
    { numRuns: 5000 },
  );
});
