import { pick, randomFrom } from '../e2e/support/random.mjs';
import { makeActs } from './acts.mjs';

const THINGS = ['石拱桥', '堤防', '卫生院', '提灌站', '垃圾转运站', '敬老院', '小学校舍', '村道', '路灯', '档案柜', '防火通道', '水库', '蓄水池', '污水管网', '菜市场', '广场', '挡土墙', '电梯', '体育馆', '图书'];
const DEEDS = ['加固', '硬化', '改造', '扩建', '维修', '新建', '采购', '勘察', '设计', '监理', '绿化', '清淤', '拆除', '安装', '检测', '养护', '租赁', '迁建', '抢修', '装修'];
const PLACES = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'];
const CATEGORIES = ['engineering', 'procurement', 'land', 'property'];
const REGIONS = ['510822', '5108', '51'];
const ACCEPTS = [1, 2, 3, 5, 8, 20];
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** How a person can be reached: what WeChat's side of the world says, not ours. */
const WAYS = [...Array(6).fill('follower'), ...Array(3).fill('long'), ...Array(7).fill('once'), ...Array(4).fill('none')];
/** Of the followers of the account, so many have a daily digest, and so many quiet hours. */
const SHARE_OF_DIGESTS = 0.2;
const SHARE_OF_QUIET = 0.1;

const some = (random, share, value) => (random() < share ? value() : undefined);

/** Words that somebody may look for; as many as keep a notice's readers to some three in a hundred people. */
function vocabulary(size) {
  const words = PLACES.flatMap((place) => THINGS.flatMap((thing) => DEEDS.map((deed) => `${place}字${thing}${deed}`)));
  return words.filter((_, index) => (index * 7919) % words.length < size);
}

function alertOf(random, words, timing) {
  const anyOf = [pick(random, words), ...(random() < 0.4 ? [pick(random, words)] : [])];
  const conditions = {
    anyOf,
    allOf: some(random, 0.1, () => ['工程']),
    noneOf: some(random, 0.2, () => [pick(random, words)]),
    categories: some(random, 0.4, () => [pick(random, CATEGORIES), pick(random, CATEGORIES)]),
    regions: some(random, 0.3, () => [pick(random, REGIONS)]),
    minFen: some(random, 0.15, () => Math.floor(random() * 50_000_000)),
  };
  return { name: anyOf[0].slice(0, 12), conditions: JSON.parse(JSON.stringify(conditions)), timing };
}

function noticeOf(random, words, number) {
  const [first, second, third] = [pick(random, words), pick(random, words), pick(random, words)];
  const project = `试验${number}号${first}工程`;
  // Near enough that whoever begins to follow is reminded at once: three days before it has passed, and no later one comes (setting.mjs).
  const bidDeadline = new Date(Date.now() + (40 + Math.floor(random() * 20)) * HOUR_MS).toISOString();
  return {
    ...{ projectId: null, projectName: project, projectCode: null, sectionNames: [], title: `${project}招标公告` },
    ...{ type: 'tender', category: pick(random, CATEGORIES), regionCode: pick(random, REGIONS), ownerName: '示例镇人民政府', agencyName: null },
    ...{ amountFen: Math.floor(random() * 90_000_000) + 1, winners: [], keyDates: { bidDeadline }, greenChannel: false, greenChannelBasis: null },
    bodyHtml: `<p>虚构内容。同时涉及${second}与<b>${third}</b>，仅供测试。</p>`,
    attachmentIds: [],
  };
}

const shanghaiTime = (at) => new Date(at + 8 * HOUR_MS).toISOString().slice(11, 16);
/** Timing counts in whole minutes. */
const wholeMinute = (at) => Math.ceil(at / MINUTE_MS) * MINUTE_MS;
const ringing = { frequency: 'now', at: '08:00', weekday: 1, quiet: null, pausedUntil: null };

/** When an alert rings, the same for all of a person's: `digestAt` is the next of a daily digest, `quietUntil` the end of quiet hours that began long ago. */
function timingOf(random, way, slots) {
  const draw = random();
  if (way !== 'follower' || slots.length === 0 || draw >= SHARE_OF_DIGESTS + SHARE_OF_QUIET) return { timing: ringing };
  const at = pick(random, slots);
  if (draw < SHARE_OF_DIGESTS) return { digestAt: at, timing: { ...ringing, frequency: 'daily', at: shanghaiTime(at) } };
  return { quietUntil: at, timing: { ...ringing, quiet: { from: shanghaiTime(at - 12 * HOUR_MS), until: shanghaiTime(at) } } };
}

function personOf(random, index, publishes, slots) {
  const way = WAYS[index % WAYS.length];
  // At this publish WeChat's side forgets the person's permission, and nobody tells us.
  const revokedAt = ['long', 'once'].includes(way) && random() < 0.15 ? Math.floor(random() * publishes) : undefined;
  return { name: `试验者${index}`, way, ...timingOf(random, way, slots), accepts: way === 'once' ? pick(random, ACCEPTS) : 0, revokedAt, alerts: [], troubles: [] };
}

/** Everybody, what they want to hear of, and what will be done: the same for the same options, but for the times of day. */
export function makeWorld({ seed, people, alerts, publishes, timedInMinutes: minutes }) {
  const random = randomFrom(seed);
  const words = vocabulary(Math.max(60, Math.floor(alerts / 12)));
  const slots = minutes > 0 ? [minutes, 2 * minutes].map((later) => wholeMinute(Date.now() + later * MINUTE_MS)) : [];
  const crowd = Array.from({ length: people }, (_, index) => personOf(random, index, publishes, slots));
  for (let index = 0; index < alerts; index += 1) {
    const person = crowd[index % people];
    person.alerts.push(alertOf(random, words, person.timing));
  }
  return { crowd, slots, ...makeActs({ random, crowd, publishes, noticeOf: (number) => noticeOf(random, words, number) }) };
}
