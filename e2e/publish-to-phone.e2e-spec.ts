import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readerReasons } from '@sunshine/contracts/words';
import { acceptNotices, approve, creditsOf, messagesOf, person, submitted } from './support/actors.mjs';
import { missing, Stack, until } from './support/stack.mjs';

const available = missing.length === 0 ? describe : describe.skip;

available('from publication to the phone', () => {
  let stack: Stack;

  beforeAll(async () => {
    // Two calls at once, so that a stop finds most of a batch not begun.
    stack = await Stack.start({ SEND_CONCURRENCY: '2' });
  }, 120_000);
  afterAll(() => stack.stop());

  it('sends a matched notice once, with its reason, and the card names the notice', async () => {
    const bidder = await person(stack, '主线测试者');
    const templateId = await acceptNotices(stack, bidder, 2);
    await stack.ok('POST', '/api/alerts', { token: bidder.token, body: { name: '桥梁加固', anyOf: ['石拱桥'] } });
    const notice = await submitted(stack, { title: '示例镇石拱桥加固工程招标公告', bodyHtml: '<p>加固<b>石拱</b>桥一座。</p>' });
    await approve(stack, notice);

    const [message] = await until('the message', async () => {
      const found = await messagesOf(stack, bidder);
      return found.length > 0 && found;
    });
    expect(JSON.stringify(message)).toContain('桥梁加固');
    const page = String(message.page ?? message.miniprogram?.pagepath);
    expect(page).toContain(`notice=${notice.id}`);
    expect(page).toMatch(/^pages\/project\/index\?id=/);

    const inbox = await stack.ok('GET', '/api/inbox', { token: bidder.token });
    expect(inbox.items).toHaveLength(1);
    expect(inbox.items[0]).toMatchObject({ noticeId: notice.id, reasons: [{ kind: 'alert', name: '桥梁加固', matches: [{ word: '石拱桥', field: 'title' }, { word: '石拱桥', field: 'body' }] }] });
    expect(await creditsOf(stack, bidder, templateId)).toBe(1);
  }, 60_000);

  it('keeps a match in the inbox and says why when no message may be sent', async () => {
    const bidder = await person(stack, '没有次数的人');
    await stack.ok('POST', '/api/alerts', { token: bidder.token, body: { name: '拦水坝', anyOf: ['拦水坝'] } });
    await approve(stack, await submitted(stack, { title: '示例河拦水坝维修工程招标公告' }));
    const item = await until('the inbox row', async () => (await stack.ok('GET', '/api/inbox', { token: bidder.token })).items[0]);
    expect(item.state).toBe('inbox-only');
    expect(item.stateReason).toBe(readerReasons['not-subscribed']);
    expect(await messagesOf(stack, bidder)).toEqual([]);
  }, 60_000);

  it('stops within ten seconds of SIGTERM with sends under way, and the next process sends the rest once', async () => {
    const bidders = await Promise.all(Array.from({ length: 12 }, (_, i) => person(stack, `停机测试者${i + 1}`)));
    for (const bidder of bidders) {
      await acceptNotices(stack, bidder);
      await stack.ok('POST', '/api/alerts', { token: bidder.token, body: { name: '停机', anyOf: ['停机试验'] } });
    }
    await stack.sandbox('POST', '/faults', { kind: 'latency', latencyMs: 3000, times: 100, match: { path: '/cgi-bin/message/subscribe/send' } });
    const notice = await submitted(stack, { title: '停机试验工程招标公告' });
    await approve(stack, notice);
    const counts = async () => Promise.all(bidders.map(async (bidder) => (await messagesOf(stack, bidder)).length));
    // Sends go two at a time and take three seconds: after the first message one is under way, and most not yet.
    await until('the first message', async () => (await counts()).includes(1), 30_000);
    const { code, ms } = await stack.stopServer();
    expect([code, ms < 10_000]).toEqual([0, true]);
    const before = await counts();
    expect([Math.min(...before), Math.max(...before)]).toEqual([0, 1]);

    await stack.sandbox('DELETE', '/faults');
    await stack.startServer();
    await until('every message', async () => !(await counts()).includes(0), 30_000);
    expect(await counts()).toEqual(bidders.map(() => 1));
  }, 120_000);

  it('delivers once after kill -9 right after the publish call returned', async () => {
    const bidder = await person(stack, '断电测试者');
    const bystander = await person(stack, '旁人');
    const rounds = 5;
    await acceptNotices(stack, bidder, rounds + 1);
    await stack.ok('POST', '/api/alerts', { token: bidder.token, body: { name: '断电', anyOf: ['断电试验'] } });
    for (let round = 1; round <= rounds; round += 1) {
      const notice = await submitted(stack, { title: `断电试验第${round}号工程招标公告` });
      await approve(stack, notice);
      await stack.killServer();
      await stack.startServer();
      // Life goes on: somebody else's event is what tells the server that it can hear WeChat again (decision 0003).
      await acceptNotices(stack, bystander);
      const mine = async () => (await messagesOf(stack, bidder)).filter((message: object) => JSON.stringify(message).includes(notice.id));
      await until('the message after the restart', async () => (await mine()).length > 0, 60_000);
      // Once the outbox has nothing left for this notice, a second message can no longer come.
      await until('the delivery to end', async () => {
        const { items } = await stack.ok('GET', `/api/staff/deliveries?noticeId=${notice.id}`, { token: await stack.staff('reviewer') });
        return items.length === 1 && items[0].state !== 'waiting';
      }, 60_000);
      expect(await mine()).toHaveLength(1);
    }
  }, 240_000);
});
