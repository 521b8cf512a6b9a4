// Publish → message on the sandbox's phone, and the same with `kill -9` right after the publish call returned.
//   npm run build && node bench/publish-to-phone.mjs [rounds=100] [kills=100]
// TEST_DATABASE_URL=mysql://root@127.0.0.1:3306 runs it over MariaDB.
import { acceptNotices, approve, messagesOf, person, submitted } from '../e2e/support/actors.mjs';
import { Stack, until } from '../e2e/support/stack.mjs';

const rounds = Number(process.argv[2] ?? 100);
const kills = Number(process.argv[3] ?? 100);
const database = process.env.TEST_DATABASE_URL ? 'MariaDB' : 'SQLite';
const quantile = (sorted, q) => sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))];

async function withBidder(name, word, credits) {
  const bidder = await person(stack, name);
  await acceptNotices(stack, bidder, credits);
  await stack.ok('POST', '/api/alerts', { token: bidder.token, body: { name: word, anyOf: [word] } });
  const mine = async (notice) => (await messagesOf(stack, bidder)).filter((message) => JSON.stringify(message).includes(notice.id));
  return { bidder, mine };
}

async function latencies() {
  const { mine } = await withBidder('计时者', '计时试验', rounds);
  const times = [];
  for (let i = 0; i < rounds; i += 1) {
    const notice = await submitted(stack, { title: `计时试验第${i}号招标公告` });
    await approve(stack, notice);
    const returnedAt = performance.now();
    await until('the message', async () => (await mine(notice)).length > 0, 20_000, 5);
    times.push(performance.now() - returnedAt);
  }
  return times.sort((a, b) => a - b);
}

async function afterKills() {
  const { mine } = await withBidder('断电者', '断电试验', kills + 1);
  // Other people's events go on; they tell the server that it can hear WeChat again (decision 0003).
  const bystander = await person(stack, '旁人');
  const counts = { delivered: 0, lost: 0, doubled: 0, unknown: 0 };
  const notices = [];
  for (let i = 0; i < kills; i += 1) {
    const notice = await submitted(stack, { title: `断电试验第${i}号招标公告` });
    await approve(stack, notice);
    await stack.killServer();
    await stack.startServer();
    await acceptNotices(stack, bystander);
    notices.push(notice);
  }
  for (const notice of notices) {
    const token = await stack.staff('reviewer');
    const delivery = await until('the delivery to end', async () => {
      const { items } = await stack.ok('GET', `/api/staff/deliveries?noticeId=${notice.id}`, { token });
      return items[0] && items[0].state !== 'waiting' && items[0];
    }, 120_000);
    const { length } = await mine(notice);
    if (length === 0) counts.lost += 1;
    if (length === 1) counts.delivered += 1;
    if (length > 1) counts.doubled += 1;
    if (delivery.state === 'unknown') counts.unknown += 1;
  }
  return counts;
}

const stack = await Stack.start();
try {
  if (rounds > 0) {
    const times = await latencies();
    console.log(`${database}: publish → phone over ${rounds} rounds: median ${quantile(times, 0.5).toFixed(0)} ms, p95 ${quantile(times, 0.95).toFixed(0)} ms, worst ${times.at(-1).toFixed(0)} ms`);
  }
  if (kills > 0) {
    const { delivered, lost, doubled, unknown } = await afterKills();
    console.log(`${database}: kill -9 after publish, ${kills} repetitions: ${delivered} delivered once, ${lost} lost, ${doubled} doubled (${unknown} of them marked as outcome unknown)`);
  }
} finally {
  await stack.stop();
}
