import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Created, Me } from '@sunshine/contracts';
import fc from 'fast-check';
import { ONCE, startWechatStage, type WechatStage } from './support/wechat.js';

type Step = 'accept' | 'publish' | 'turn off' | 'refused once' | 'busy once';

describe('the ledger of credits', () => {
  let stage: WechatStage;
  let people = 0;

  beforeAll(async () => {
    stage = await startWechatStage();
  });
  afterAll(() => stage.close());

  it('says what WeChat says after any sequence of accepts, messages, refusals and switches', async () => {
    const steps = fc.array(fc.constantFrom<Step>('accept', 'accept', 'publish', 'publish', 'turn off', 'refused once', 'busy once'), { minLength: 1, maxLength: 10 });
    await fc.assert(fc.asyncProperty(steps, play), { numRuns: 12 });
  }, 120_000);

  async function play(steps: Step[]): Promise<void> {
    people += 1;
    const word = `工程${people}号`;
    const phone = await stage.phone(`账本${people}（演示）`);
    await stage.test.api.post<Created>('/api/alerts', { name: '提醒', anyOf: [word] }, phone.token);
    const publish = () => stage.publish({ project: { name: word, code: null }, title: `${word}招标公告` });
    const fault = (errcode: number) => stage.sandbox.faults.add({ kind: 'errcode', errcode, times: 1, match: { path: '/cgi-bin/message/subscribe/send' } });
    for (const step of steps) {
      stage.test.clock.advance(1000);
      if (step === 'accept') await phone.accept();
      if (step === 'turn off') stage.sandbox.subscriptions.turnOff(phone.user.id, ONCE);
      if (step === 'refused once') fault(47003);
      if (step === 'busy once') fault(-1);
      if (step === 'publish' || step === 'refused once' || step === 'busy once') await publish();
      await stage.settle();
      stage.test.clock.advance(60_000);
      await stage.settle();
      stage.sandbox.faults.clear();
      const { body } = await stage.test.api.get<Me>('/api/me', phone.token);
      expect(body.credits.find((credit) => credit.templateId === ONCE)?.left).toBe(stage.sandbox.credits.left(phone.user.id, ONCE));
    }
  }
});
