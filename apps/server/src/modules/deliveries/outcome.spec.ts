import { describe, expect, it } from '@jest/globals';
import { actionFor, WechatError, WechatFieldError, WechatUnknownOutcome, WechatUnreachable, type WechatAction, type WechatCall } from '@sunshine/wechat';
import { decide } from './outcome.js';

const now = new Date('2026-11-20T02:00:00Z');
const sent = { channel: 'mini-once', templateId: 'T1', attempts: 1, createdAt: now, firstCallAt: now } as const;
const official = { ...sent, channel: 'official' } as const;
const refusal = (errcode: number, call: WechatCall = 'sendSubscribeMessage', errmsg = 'no'): WechatError => new WechatError(call, errcode, actionFor(call, errcode), errmsg);

describe('decide', () => {
  it.each([
    ['busy: the same again soon', refusal(-1), { do: 'retry', reason: 'wechat-busy', isUncertain: false }],
    ['two calls to one person at once: the same again at once', refusal(43108), { do: 'retry', at: new Date('2026-11-20T02:00:00.500Z') }],
    ['not reached: again', new WechatUnreachable('sendSubscribeMessage', 'ECONNREFUSED'), { do: 'retry', reason: 'wechat-unreachable', isUncertain: false }],
    ['minute quota: the call rests a minute', refusal(45011), { do: 'pause', what: 'call', until: new Date('2026-11-20T02:01:00Z'), reason: 'quota-minute' }],
    ['day quota: the call rests until 00:05 tomorrow in Shanghai', refusal(45009), { do: 'pause', what: 'call', until: new Date('2026-11-20T16:05:00Z'), reason: 'quota-day' }],
    ['not subscribed: never again this way', refusal(43101), { do: 'revoke', reason: 'not-subscribed' }],
    ['wrong openid: never again this way', refusal(40003), { do: 'revoke', reason: 'not-subscribed' }],
    ['too much to one person: only that person waits', refusal(43117), { do: 'pause', what: 'person', until: new Date('2026-11-20T02:05:00Z'), reason: 'too-frequent' }],
    ['template gone: the template rests, loudly', refusal(40037), { do: 'pause', what: 'template', reason: 'template-stopped', alarm: { key: 'template:T1:stopped' } }],
    ['no right: the call waits for an operator', refusal(48001), { do: 'pause', what: 'call', reason: 'not-allowed', alarm: { key: 'call:sendSubscribeMessage' } }],
    ['no token: waits for an operator', refusal(40125, 'token'), { do: 'pause', what: 'call', reason: 'not-allowed', alarm: { key: 'wechat:mini:token' } }],
    ['an administrator refused the address for a day', refusal(89506, 'token'), { do: 'pause', what: 'call', until: new Date('2026-11-21T02:00:00Z') }],
    ['content: this message never, loudly', refusal(47003), { do: 'fail', reason: 'content-refused', alarm: { key: 'template:T1:content' } }],
    ['field: this message never, loudly', new WechatFieldError('number1', '只能是数字'), { do: 'fail', reason: 'content-refused', alarm: { key: 'template:T1:content' } }],
    ['a code that nobody knows: for a person to look at', refusal(99999), { do: 'dead-letter', error: { errcode: 99999 } }],
    ['a code of other calls: for a person to look at', refusal(40226), { do: 'dead-letter', error: { errcode: 40226 } }],
    ['no answer: unknown, no blind repeat', new WechatUnknownOutcome('sendSubscribeMessage', '超时'), { do: 'unknown' }],
  ])('%s', (_rule, error, expected) => {
    expect(decide(error, sent, now)).toMatchObject(expected);
  });

  it('leaves more and more time between calls when a person’s other call seems never to end', () => {
    const waitS = (attempts: number): number => ((decide(refusal(43108), { ...sent, attempts }, now) as { at: Date }).at.getTime() - now.getTime()) / 1000;
    expect([1, 2, 3, 4, 10, 12, 100].map(waitS)).toEqual([0.5, 1, 2, 4, 256, 600, 600]);
  });

  it('asks again within half a minute when WeChat did not answer, however often: it may be the probe that ends an outage', () => {
    const errors = [new WechatUnreachable('sendSubscribeMessage', '连不上'), refusal(-1)];
    for (const error of errors) expect([1, 4, 100].map((attempts) => ((decide(error, { ...sent, attempts }, now) as { at: Date }).at.getTime() - now.getTime()) / 1000)).toEqual([1, 8, 30]);
  });

  const CODES = [
    ...[-1, 40001, 40002, 40003, 40004, 40008, 40013, 40014, 40029, 40032, 40033, 40036, 40037, 40039, 40097, 40125, 40129, 40163, 40164, 40165, 40169, 40212, 40226, 40243, 40249],
    ...[41001, 41002, 41004, 41008, 41030, 42001, 43002, 43004, 43101, 43104, 43107, 43108, 43116, 43117, 44002, 44990, 44991, 44993, 45009, 45011, 45029, 45035, 45047, 45065, 45066],
    ...[45067, 45168, 47001, 47003, 48001, 48002, 48004, 48006, 50001, 50002, 50004, 50005, 50007, 53600, 61004, 61010, 61024, 76001, 76002, 76003, 76004, 76021, 76022, 87007, 87008],
    ...[87009, 87014, 87020, 89503, 89506, 89507, 268487001, 268487002, 99999],
  ];
  const CALLS = { sendSubscribeMessage: 'mini-long', sendTemplateMessage: 'official', sendSubscribeNotice: 'official-notice' } as const;
  const DONE: Record<WechatAction, string[]> = {
    ...{ retry: ['retry', 'pause person'], 'stop-minute': ['pause call'], 'stop-day': ['pause call'], 'stop-template': ['pause template'], unsubscribe: ['revoke'], config: ['pause call'] },
    ...{ drop: ['fail', 'revoke'], hold: ['dead-letter'], relogin: ['dead-letter'], refuse: ['dead-letter'], 'already-sent': ['dead-letter'], unknown: ['dead-letter'] },
  };

  it.each(Object.entries(CALLS))('%s: every code of the table has one consequence, and whoever must act is told', (name, channel) => {
    const call = name as keyof typeof CALLS;
    for (const code of CODES) {
      const decision = decide(refusal(code, call), { ...sent, channel }, now);
      const what = decision?.do === 'pause' ? `pause ${decision.what}` : decision?.do;
      const action = actionFor(call, code);
      expect([code, DONE[action].includes(what ?? '')]).toEqual([code, true]);
      const isTold = decision !== undefined && 'alarm' in decision && decision.alarm !== undefined;
      expect([code, isTold]).toEqual([code, action === 'config' || action === 'stop-template' || what === 'fail']);
    }
  });

  it('names the address that is not allowed, and calls again by itself', () => {
    const decision = decide(refusal(40164, 'token', 'invalid ip 203.0.113.7 ipv6 ::ffff:203.0.113.7, not in whitelist rid: 1-2-3'), official, now);
    expect(decision).toMatchObject({ do: 'pause', what: 'call', until: new Date('2026-11-20T02:10:00Z'), alarm: { key: 'wechat:official:ip', text: expect.stringContaining('203.0.113.7') as unknown } });
  });

  it('repeats an unanswered official message while its id protects the reader, and not a moment longer', () => {
    const lost = new WechatUnknownOutcome('sendTemplateMessage', '超时');
    expect(decide(lost, official, now)).toMatchObject({ do: 'retry', isUncertain: true });
    expect(decide(lost, { ...official, firstCallAt: new Date('2026-11-20T01:50:59Z') }, now)).toMatchObject({ do: 'unknown' });
  });

  it('says of who left the account that they do not follow, and of who refuses that they do', () => {
    expect(decide(refusal(43004, 'sendTemplateMessage'), official, now)).toMatchObject({ do: 'revoke', reason: 'not-following' });
    expect(decide(refusal(48002, 'sendTemplateMessage'), official, now)).toMatchObject({ do: 'revoke', reason: 'user-blocked' });
  });

  it('does not repeat an unanswered notice of the account: nothing protects its reader', () => {
    expect(decide(new WechatUnknownOutcome('sendSubscribeNotice', '超时'), { ...sent, channel: 'official-notice' }, now)).toMatchObject({ do: 'unknown' });
  });

  it('gives up loudly what is two days old', () => {
    expect(decide(refusal(-1), { ...sent, createdAt: new Date('2026-11-18T02:00:00Z') }, now)).toMatchObject({ do: 'fail', reason: 'gave-up' });
  });

  it('leaves our own bugs alone', () => {
    expect(decide(new TypeError('x is undefined'), sent, now)).toBeUndefined();
  });
});
