/**
 * Four weeks of invented ratings: ordinary people, and on request somebody who makes ratings up. The same seed gives the same.
 *
 * The ordinary ones are as awkward as real ones: most people give five stars, many in a few words that others use too, the hall has
 * one network, families share a phone, a helper rates for the neighbours, some tap without reading, market days are three times as
 * busy, and after an opening all bidders rate at once.
 */

const MINUTE = 60_000;
const DAY = 86_400_000;
/** A Monday, 00:00 in Asia/Shanghai. */
const START = Date.parse('2026-03-02T00:00:00+08:00');
export const DAYS = 28;

const COUNTERS = [
  { counterId: 'hall-1', matterIds: ['notices', 'registration', 'consulting'], handlers: ['staff-1', 'staff-2'] },
  { counterId: 'hall-2', matterIds: ['deposit', 'consulting'], handlers: ['staff-3'] },
  { counterId: 'hall-3', matterIds: ['disclosure', 'challenge'], handlers: ['staff-4', 'staff-5'] },
];
const OPEN_MATTERS = ['notices', 'hotline', 'disclosure'];
const LEVELS = [5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 4, 4, 4, 3, 3, 2, 1];
const SHORT = ['好', '很好', '满意', '不错', '谢谢', '服务好', '可以', '非常满意', '挺好的', '辛苦了'];
const SAYINGS = ['工作人员服务态度很好', '服务热情周到办事效率高', '办事很快很方便', '态度好有耐心', '讲解清楚很有耐心', '窗口工作人员非常热情', '一次就办好了很满意', '等的时间有点长', '希望越办越好', '服务态度非常好办事效率高'];
const PARTS = [
  ['今天来交保证金', '第一次来投标', '来问招标登记的事', '帮村里来看公告', '上午来开标', '打电话问过再来的', '陪父亲来办事', '下雨天赶过来'],
  ['材料带少了一样', '等了大概十分钟', '窗口没什么人', '前面排了五六个人', '系统卡了一会儿', '打印机坏了等了会儿', '找窗口找了半天', '先去错了二楼'],
  ['小姑娘把要补的都写在纸上', '工作人员帮我在手机上弄好了', '解释得明明白白', '后来换了个窗口才办成', '让我下周再来一趟', '当场就给答复了', '还给倒了杯热水', '把流程从头讲了一遍'],
  ['总的来说满意', '比去年强多了', '建议多开一个窗口', '停车还是不方便', '省得我再跑一趟', '', '希望门口有个指示牌', '老人家看不清屏幕上的字'],
];

/** mulberry32 */
function randomFrom(seed) {
  let state = Math.imul(seed + 1, 0x9e3779b1) | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** What chance gives, over one source. */
function chanceOf(random) {
  const between = (low, high) => low + random() * (high - low);
  const whole = (low, high) => Math.floor(between(low, high + 1));
  const pick = (list) => list[Math.floor(random() * list.length)];
  const happens = (probability) => random() < probability;
  /** Around a median, with a long tail. */
  const around = (median, spread) => median * Math.exp(spread * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()));
  const poisson = (mean) => {
    let [count, left] = [0, Math.exp(-mean)];
    for (let product = random(); product > left; product *= random()) count += 1;
    return count;
  };
  return { between, whole, pick, happens, around, poisson };
}

const dayAt = (index) => new Date(START + index * DAY + 8 * 3_600_000).toISOString().slice(0, 10);
const isOpenDay = (index) => index % 7 < 5;
/** 逢三、六、九赶场. */
const isMarketDay = (index) => ['3', '6', '9'].includes(dayAt(index).at(-1));

class World {
  constructor(seed) {
    this.chance = chanceOf(randomFrom(seed));
    this.traces = [];
    this.devices = 0;
  }

  newDevice() {
    return `device-${(this.devices += 1)}`;
  }

  /** The hall's, one of the carriers' few large ones, or somebody's own. */
  network(inHall) {
    const { happens, whole } = this.chance;
    if (inHall && happens(0.5)) return 'hall';
    return happens(0.5) ? `carrier-${whole(1, 12)}` : `own-${whole(1, 100_000)}`;
  }

  words() {
    const { happens, pick } = this.chance;
    if (!happens(0.3)) return '';
    if (happens(0.45)) return pick(SHORT);
    if (happens(0.5)) return `${pick(SAYINGS)}${happens(0.4) ? pick(['！', '。', '，谢谢', '👍']) : ''}`;
    return PARTS.map(pick).filter(Boolean).join('，');
  }

  durationMs() {
    const { happens, between, around } = this.chance;
    return Math.round(1000 * (happens(0.08) ? between(2, 6) : Math.max(3, around(15, 0.6))));
  }

  add(trace, attack) {
    const index = Math.floor((trace.at - START) / DAY);
    const blank = { counterId: null, channel: 'open', handledById: null, servedAt: null, device: null, network: null, isStaffDevice: false, durationMs: null, text: '' };
    this.traces.push({ ...blank, ...trace, id: `${attack ?? 'ordinary'}-${this.traces.length}`, day: dayAt(index), attack: attack ?? null });
  }
}

function rateAtCounter(world, counter, index) {
  const { whole, pick, happens, around } = world.chance;
  const servedAt = START + index * DAY + world.chance.between(9, 17) * 60 * MINUTE;
  const base = { counterId: counter.counterId, matterId: pick(counter.matterIds), handledById: pick(counter.handlers), channel: 'counter', servedAt };
  const family = happens(0.06) ? whole(2, 4) : happens(0.004) ? whole(5, 7) : 1;
  const [device, network] = [world.newDevice(), world.network(true)];
  let at = servedAt + Math.max(6_000, 1000 * around(50, 0.8));
  for (let member = 0; member < family; member += 1) {
    const kiosk = happens(0.08);
    const where = kiosk ? { device: `kiosk-${counter.counterId}`, network: 'hall', channel: 'kiosk' } : { device, network };
    world.add({ ...base, ...where, servedAt: at - Math.max(6_000, 1000 * around(50, 0.8)), at, level: pick(LEVELS), durationMs: world.durationMs(), text: world.words(), isStaffDevice: happens(0.0015) });
    at += 1000 * around(150, 0.7);
  }
}

function agentsCome(world, index) {
  const { happens, pick, around } = world.chance;
  for (let agent = 0; agent < 6; agent += 1) {
    if (!happens(0.35)) continue;
    const counter = COUNTERS[agent % COUNTERS.length];
    const servedAt = START + index * DAY + world.chance.between(9, 17) * 60 * MINUTE;
    world.add({ counterId: counter.counterId, matterId: counter.matterIds[0], handledById: counter.handlers[0], channel: 'counter', servedAt, at: servedAt + Math.max(5_000, 1000 * around(40, 0.8)), level: pick(LEVELS), device: `agent-${agent}`, network: world.network(true), durationMs: world.durationMs(), text: world.words() });
  }
}

function openingEnds(world, index) {
  const { whole, pick, between } = world.chance;
  const end = START + index * DAY + pick([11, 16]) * 60 * MINUTE;
  const bidders = whole(5, 22);
  for (let bidder = 0; bidder < bidders; bidder += 1) world.add({ counterId: 'opening-1', matterId: 'opening', channel: 'open', at: end + between(0, 15) * MINUTE, level: pick(LEVELS), device: world.newDevice(), network: world.network(true), durationMs: world.durationMs(), text: world.words() });
}

function ordinaryDay(world, index) {
  const { poisson, pick, happens, between } = world.chance;
  const busy = isMarketDay(index) ? 3 : 1;
  if (isOpenDay(index)) {
    for (const counter of COUNTERS) for (let left = poisson(5 * busy); left > 0; left -= 1) rateAtCounter(world, counter, index);
    agentsCome(world, index);
    if (happens(0.45)) openingEnds(world, index);
  }
  for (let left = poisson(5); left > 0; left -= 1) world.add({ matterId: pick(OPEN_MATTERS), at: START + index * DAY + between(7, 22) * 60 * MINUTE, level: pick(LEVELS), device: world.newDevice(), network: world.network(false), durationMs: world.durationMs(), text: world.words() });
}

const anyOpenDay = (world, until = DAYS) => {
  for (;;) {
    const index = world.chance.whole(0, until - 1);
    if (isOpenDay(index)) return index;
  }
};
const workingTime = (world, index) => START + index * DAY + world.chance.between(9, 16.5) * 60 * MINUTE;

/** Each makes ratings up in a way of its own; sizes, pace and care differ from one to the next. */
const attacks = {
  /** Staff register services that nobody came for and rate them, from the counter's computer or from a phone of their own. */
  'self-rating'(world) {
    const { whole, pick, happens, between } = world.chance;
    const counter = pick(COUNTERS);
    const isKnown = happens(0.6);
    const [device, handledById, days] = [world.newDevice(), pick(counter.handlers), whole(1, 3)];
    const first = anyOpenDay(world, DAYS - 4);
    for (let left = whole(3, 10); left > 0; left -= 1) {
      const servedAt = workingTime(world, first + whole(0, days - 1));
      world.add({ counterId: counter.counterId, matterId: pick(counter.matterIds), handledById, channel: 'counter', servedAt, at: servedAt + between(3, 26) * 1000, level: happens(0.97) ? 5 : 4, device, network: happens(0.6) ? 'hall' : 'own-staff', isStaffDevice: isKnown, durationMs: between(1500, 9500), text: happens(0.2) ? world.words() : '' }, 'self-rating');
    }
  },
  /** One phone rates again and again in the open channel, for or against, over a day or a week. */
  'one-device'(world) {
    const { whole, pick, happens, between } = world.chance;
    const [device, network, level, isSlow] = [world.newDevice(), world.network(false), pick([5, 5, 1]), happens(0.3)];
    const first = whole(0, DAYS - 8);
    for (let left = isSlow ? whole(10, 20) : whole(4, 20); left > 0; left -= 1) world.add({ matterId: pick(OPEN_MATTERS), at: START + (first + (isSlow ? whole(0, 6) : 0)) * DAY + between(8, 22) * 60 * MINUTE, level: happens(0.9) ? level : pick(LEVELS), device, network, durationMs: world.durationMs(), text: world.words() }, 'one-device');
  },
  /** The same, clearing the phone after each one. */
  'one-network'(world) {
    const { whole, pick, happens, between } = world.chance;
    const [network, level, matterId] = [happens(0.7) ? `own-${whole(200_000, 300_000)}` : `carrier-${whole(1, 12)}`, pick([5, 1]), pick(OPEN_MATTERS)];
    let at = START + whole(0, DAYS - 1) * DAY + between(9, 20) * 60 * MINUTE;
    for (let left = whole(8, 25); left > 0; left -= 1) world.add({ matterId, at: (at += between(20, 130) * 1000), level: happens(0.95) ? level : 4, device: world.newDevice(), network, durationMs: between(2000, 8500), text: happens(0.1) ? world.words() : '' }, 'one-network');
  },
  /** People are asked to rate a place at the same time, each with a phone of their own and without hurry. */
  burst(world) {
    const { whole, pick, happens, between } = world.chance;
    const place = happens(0.6) ? pick(COUNTERS) : { matterIds: [pick(OPEN_MATTERS)] };
    const from = workingTime(world, anyOpenDay(world));
    const [level, minutes, count] = [pick([5, 5, 5, 1]), between(4, 12), whole(14, 45)];
    for (let left = count; left > 0; left -= 1) world.add({ counterId: place.counterId ?? null, matterId: place.matterIds[0], at: from + between(0, minutes) * MINUTE, level: happens(0.85) ? level : pick(LEVELS), device: world.newDevice(), network: world.network(true), durationMs: world.durationMs(), text: world.words() }, 'burst');
  },
  /** A text goes round; some change a word, add a mark or a face. */
  'copied-texts'(world) {
    const { whole, pick, happens, between } = world.chance;
    const text = PARTS.map((part, at) => (at === 3 ? pick(part) || '总的来说满意' : pick(part))).join('，');
    const first = whole(0, DAYS - 4);
    for (let left = whole(4, 20); left > 0; left -= 1) {
      const characters = [...text];
      if (happens(0.4)) characters[whole(0, characters.length - 1)] = pick([...'很真的了吧呢挺']);
      const copy = `${characters.join('')}${happens(0.5) ? pick(['！', '。', '👍', '~~', '好']) : ''}`;
      world.add({ matterId: pick(OPEN_MATTERS), at: START + (first + whole(0, 2)) * DAY + between(8, 22) * 60 * MINUTE, level: pick([5, 5, 5, 1]), device: world.newDevice(), network: world.network(false), durationMs: world.durationMs(), text: copy }, 'copied-texts');
    }
  },
  /** Somebody taps five stars on whatever is at hand, the kiosk or phones that lie about, as fast as it goes. */
  'hurried-fives'(world) {
    const { whole, pick, happens, between } = world.chance;
    const counter = pick(COUNTERS);
    const isKiosk = happens(0.5);
    const index = anyOpenDay(world);
    for (let left = whole(7, 30); left > 0; left -= 1) world.add({ counterId: counter.counterId, matterId: pick(counter.matterIds), channel: isKiosk ? 'kiosk' : 'open', at: workingTime(world, index), level: 5, device: isKiosk ? `kiosk-${counter.counterId}` : world.newDevice(), network: 'hall', durationMs: between(800, 4200) }, 'hurried-fives');
  },
  /** For a day, staff of one counter hold their own phone out or stand beside until five stars are given. */
  'counter-pressure'(world) {
    const { whole, pick, happens, between } = world.chance;
    const counter = pick(COUNTERS);
    const handledById = pick(counter.handlers);
    const index = anyOpenDay(world);
    // Who is pressed rates once: these people take the place of those who would have rated freely.
    world.traces = world.traces.filter((trace) => trace.attack !== null || trace.handledById !== handledById || trace.day !== dayAt(index) || happens(0.25));
    for (let left = whole(9, 30); left > 0; left -= 1) {
      const servedAt = workingTime(world, index);
      world.add({ counterId: counter.counterId, matterId: pick(counter.matterIds), handledById, channel: 'counter', servedAt, at: servedAt + between(4, 27) * 1000, level: happens(0.95) ? 5 : 4, device: world.newDevice(), network: world.network(true), durationMs: between(2500, 10500), text: happens(0.05) ? world.words() : '' }, 'counter-pressure');
    }
  },
};
export const attackKinds = Object.keys(attacks);

/** Four weeks of ratings in order of time; with `attack` somebody makes some up, and those say so by `attack`. */
export function ratingTraffic(seed, attack) {
  const world = new World(seed);
  for (let index = 0; index < DAYS; index += 1) ordinaryDay(world, index);
  if (attack !== undefined) attacks[attack](world);
  return world.traces.sort((a, b) => a.at - b.at);
}

/** Findings that are a right answer to an attack: rating oneself is found as such, or by whose device it was. */
const answers = { 'self-rating': ['self-rating', 'staff-device', 'one-device'] };

/** Over `worlds` worlds of each kind: attacks found (named for at least half of their ratings), their ratings named, and ordinary ratings named. */
export function measure(detect, thresholds, worlds, firstSeed = 1) {
  const rows = [{ attack: 'none', ...sum(Array.from({ length: worlds }, (_, at) => judge(detect, thresholds, firstSeed + at, undefined))) }];
  for (const attack of attackKinds) rows.push({ attack, ...sum(Array.from({ length: worlds }, (_, at) => judge(detect, thresholds, firstSeed + at, attack))) });
  return rows;
}

function judge(detect, thresholds, seed, attack) {
  const traces = ratingTraffic(seed, attack);
  const findings = detect(traces, thresholds);
  const kinds = answers[attack] ?? [attack];
  const right = new Set(findings.filter(({ kind }) => kinds.includes(kind)).flatMap(({ evidence }) => evidence.map(({ ratingId }) => ratingId)));
  const any = new Set(findings.flatMap(({ evidence }) => evidence.map(({ ratingId }) => ratingId)));
  const madeUp = traces.filter((trace) => trace.attack !== null);
  const ordinary = traces.filter((trace) => trace.attack === null);
  const named = madeUp.filter(({ id }) => right.has(id)).length;
  return { worlds: 1, found: madeUp.length > 0 && named >= madeUp.length / 2 ? 1 : 0, madeUp: madeUp.length, named, ordinary: ordinary.length, falselyNamed: ordinary.filter(({ id }) => any.has(id)).length, findings: findings.map(({ kind }) => kind) };
}

const sum = (rows) =>
  rows.reduce((a, b) => ({ worlds: a.worlds + b.worlds, found: a.found + b.found, madeUp: a.madeUp + b.madeUp, named: a.named + b.named, ordinary: a.ordinary + b.ordinary, falselyNamed: a.falselyNamed + b.falselyNamed, findings: [...a.findings, ...b.findings] }));
