import { describe, expect, it } from '@jest/globals';
import { parseJsonWithBigIds } from './big-ids.js';
import { normaliseEvents } from './events.js';
import { parseWechatXml } from './xml.js';

const head = { ToUserName: 'gh_1', FromUserName: 'o1', CreateTime: '1620973045', MsgType: 'event' };
const common = { openid: 'o1', createTime: 1620973045 };
const xml = (event: string, inner: string): Record<string, unknown> =>
  parseWechatXml(
    `<xml><FromUserName><![CDATA[o1]]></FromUserName><CreateTime>1620973045</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[${event}]]></Event>${inner}</xml>`,
  );

describe('subscription events', () => {
  const item = { TemplateId: 't1', SubscribeStatusString: 'accept', PopupScene: '0' };
  const popup = { ...common, kind: 'subscribe-popup', templateId: 't1', status: 'accept', accepted: true, popupScene: '0' };

  it('List is taken as an object, as an array, and inside the XML wrapper', () => {
    const event = { ...head, Event: 'subscribe_msg_popup_event' };
    expect(normaliseEvents({ ...event, List: item })).toEqual([popup]);
    expect(normaliseEvents({ ...event, List: [item, { ...item, TemplateId: 't2', SubscribeStatusString: 'reject' }] })).toEqual([
      popup,
      { ...popup, templateId: 't2', status: 'reject', accepted: false },
    ]);
    const list = '<List><TemplateId><![CDATA[t1]]></TemplateId><SubscribeStatusString>accept</SubscribeStatusString><PopupScene>0</PopupScene></List>';
    const wrapped = `<SubscribeMsgPopupEvent>${list}</SubscribeMsgPopupEvent>`;
    expect(normaliseEvents(xml('subscribe_msg_popup_event', wrapped))).toEqual([popup]);
    expect(normaliseEvents(xml('subscribe_msg_popup_event', wrapped + wrapped))).toEqual([popup, popup]);
  });

  it('acceptWithAudio and its like count as accepted, ban and filter do not', () => {
    const accepted = (status: string): unknown =>
      normaliseEvents({ ...head, Event: 'subscribe_msg_popup_event', List: { ...item, SubscribeStatusString: status } })[0];
    expect(accepted('acceptWithAudio')).toMatchObject({ accepted: true });
    expect(accepted('ban')).toMatchObject({ accepted: false });
  });

  it('a sent event keeps its 64-bit id from a bare number', () => {
    const text = `{"FromUserName":"o1","CreateTime":1620973045,"MsgType":"event","Event":"subscribe_msg_sent_event","List":{"TemplateId":"t1","MsgID":1864323726461255681,"ErrorCode":0,"ErrorStatus":"success"}}`;
    expect(normaliseEvents(parseJsonWithBigIds(text) as Record<string, unknown>)).toEqual([
      { ...common, kind: 'subscribe-sent', templateId: 't1', msgid: '1864323726461255681', delivered: true, errorCode: '0', errorStatus: 'success' },
    ]);
  });

  it('a change event reports the refusal', () => {
    const event = { ...head, Event: 'subscribe_msg_change_event', List: { TemplateId: 't1', SubscribeStatusString: 'reject' } };
    expect(normaliseEvents(event)).toEqual([{ ...common, kind: 'subscribe-change', templateId: 't1', status: 'reject', accepted: false }]);
  });
});

describe('official-account events', () => {
  it.each([
    ['success', 'success'],
    ['failed:user block', 'user-block'],
    ['failed: system failed', 'system-failed'],
    ['Failed:System Failed', 'system-failed'],
    ['failed:freq limit', 'freq-limit'],
    ['failed: something new', 'unknown'],
  ])('a template job that ends with %j is %s, in any case of the event name', (status, outcome) => {
    for (const [event, id] of [['TEMPLATESENDJOBFINISH', 'MsgID'], ['TemplateSendJobFinish', 'MsgId']]) {
      expect(normaliseEvents(xml(event ?? '', `<${id}>2918131553548107776</${id}><Status><![CDATA[${status}]]></Status>`))).toEqual([
        { ...common, kind: 'template-finished', msgid: '2918131553548107776', outcome, status },
      ]);
    }
  });

  it('following by a code carries the scene without its prefix, scanning carries it as it is', () => {
    const fields = '<Ticket><![CDATA[T]]></Ticket>';
    expect(normaliseEvents(xml('subscribe', `<EventKey><![CDATA[qrscene_123]]></EventKey>${fields}`))).toEqual([{ ...common, kind: 'subscribe', scene: '123', ticket: 'T' }]);
    expect(normaliseEvents(xml('subscribe', '<EventKey></EventKey>'))).toEqual([{ ...common, kind: 'subscribe' }]);
    expect(normaliseEvents(xml('SCAN', `<EventKey>123</EventKey>${fields}`))).toEqual([{ ...common, kind: 'scan', scene: '123', ticket: 'T' }]);
    expect(normaliseEvents(xml('unsubscribe', ''))).toEqual([{ ...common, kind: 'unsubscribe' }]);
  });
});

describe('what an official account has published', () => {
  const urls = ['https://mp.weixin.qq.com/s/1', 'https://mp.weixin.qq.com/s/2'];

  it('a mass message names its articles, one or several, in XML and JSON', () => {
    const item = (url: string): string => `<item><ArticleIdx>1</ArticleIdx><ArticleUrl><![CDATA[${url}]]></ArticleUrl></item>`;
    const inner = (list: string): string =>
      `<MsgID>3557254367693750277</MsgID><Status><![CDATA[send success]]></Status><ArticleUrlResult><Count>2</Count><ResultList>${list}</ResultList></ArticleUrlResult>`;
    const event = { ...common, kind: 'mass-sent', msgid: '3557254367693750277', status: 'send success' };
    expect(normaliseEvents(xml('MASSSENDJOBFINISH', inner(urls.map(item).join(''))))).toEqual([{ ...event, urls }]);
    expect(normaliseEvents(xml('MASSSENDJOBFINISH', inner(item(urls[0] ?? ''))))).toEqual([{ ...event, urls: urls.slice(0, 1) }]);
    expect(normaliseEvents(xml('MASSSENDJOBFINISH', '<MsgID>1</MsgID><Status>err(30003)</Status>'))).toEqual([{ ...event, msgid: '1', status: 'err(30003)', urls: [] }]);
  });

  it('a publication names its articles, and its id is whole even over two lines', () => {
    const detail = urls.map((url, n) => `<item><idx>${n + 1}</idx><article_url><![CDATA[${url}]]></article_url></item>`).join('');
    const inner = `<PublishEventInfo><publish_id>2247503051</publish_id><publish_status>0</publish_status><article_id><![CDATA[b5O2OUs25HBxRceL7hfReg-U9QGeq9zQjiDvy\nWP4Hq4]]></article_id><article_detail><count>2</count>${detail}</article_detail></PublishEventInfo>`;
    expect(normaliseEvents(xml('PUBLISHJOBFINISH', inner))).toEqual([
      { ...common, kind: 'published', publishId: '2247503051', status: 0, articleId: 'b5O2OUs25HBxRceL7hfReg-U9QGeq9zQjiDvyWP4Hq4', urls },
    ]);
    const refused = '<PublishEventInfo><publish_id>2247503051</publish_id><publish_status>2</publish_status><fail_idx>1</fail_idx><fail_idx>2</fail_idx></PublishEventInfo>';
    expect(normaliseEvents(xml('PUBLISHJOBFINISH', refused))).toEqual([{ ...common, kind: 'published', publishId: '2247503051', status: 2, articleId: '', urls: [] }]);
    expect(normaliseEvents(xml('PUBLISHJOBFINISH', ''))).toEqual([{ ...common, kind: 'published', publishId: '', status: -1, articleId: '', urls: [] }]);
  });
});

describe('a checked medium', () => {
  const event = { ...head, Event: 'wxa_media_check', trace_id: 't1', version: 2, detail: [{ strategy: 'content_model', errcode: 0, suggest: 'pass', label: 100 }] };
  const checked = { ...common, kind: 'media-checked', traceId: 't1' };

  it.each([
    ['WeChat’s word', { errcode: 0, result: { suggest: 'risky', label: 20002 } }, { suggest: 'risky', label: 20002, errcode: 0 }],
    ['a pass', { errcode: 0, result: { suggest: 'pass', label: 100 } }, { suggest: 'pass', label: 100, errcode: 0 }],
    ['a pass beside an error, which is void', { errcode: -1008, result: { suggest: 'pass', label: 100 } }, { suggest: 'review', label: 100, errcode: -1008 }],
    ['no result', { errcode: 0 }, { suggest: 'review', label: 0, errcode: 0 }],
    ['no error code, so nothing sure', { result: { suggest: 'pass', label: 100 } }, { suggest: 'review', label: 100, errcode: -1 }],
    ['a word of its own', { errcode: 0, result: { suggest: 'ok', label: 100 } }, { suggest: 'review', label: 100, errcode: 0 }],
  ])('%s', (_name, more, expected) => {
    expect(normaliseEvents({ ...event, ...more })).toEqual([{ ...checked, ...expected }]);
  });
});

it('what is no known event, or has no sender, reports nothing', () => {
  expect(normaliseEvents({ ...head, MsgType: 'text', Content: 'subscribe' })).toEqual([]);
  expect(normaliseEvents({ ...head, Event: 'constructor' })).toEqual([]);
  expect(normaliseEvents({ ...head, FromUserName: '', Event: 'unsubscribe' })).toEqual([]);
  expect(normaliseEvents({ ...head, Event: 'subscribe_msg_popup_event', List: 'x' })).toEqual([]);
});
