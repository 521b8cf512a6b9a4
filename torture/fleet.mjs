import { spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { until } from './api.mjs';
import { randomFrom } from '../e2e/support/random.mjs';

const READY = '已就绪';
const START_MS = 120_000;
/** So many of the deaths come at no named point. */
const SHARE_OF_MOMENTS = 0.25;
/** How long after the first work of its life a process dies at the latest, and how soon after its start at the earliest. */
const LONGEST_LIFE_MS = 2000;
const EARLY_MS = 400;
/** Who has a point to die at has longer, unless it is one that is seldom passed. */
const POINT_WITHIN_MS = 5000;
const SELDOM = new Set(['digest-made', 'reminder-made']);
const IDLE_MS = 5000;
/** The deaths may be so many acts ahead of what is done, for each process. */
const AHEAD = 4;
const PACE_MS = 50;
const KEPT_LOG = 20_000;

/** Where what kind of process can die, and up to which pass it is let go on. */
const API_POINTS = { 'notice-publish-before-commit': 2, 'notice-publish-before-answer': 2, 'callback-accepted': 30 };
const WORKER_POINTS = {
  ...{ 'announce-before-chunk-commit': 2, 'announce-after-chunk-commit': 2, 'outbox-claimed': 6, 'outbox-before-finish': 6, 'digest-made': 1, 'reminder-made': 1 },
  ...{ 'delivery-marked': 5, 'delivery-answered': 40, 'delivery-written': 8, 'callback-before-apply': 30, 'callback-applied': 30 },
};
export const pointsOf = { api: API_POINTS, worker: WORKER_POINTS, all: { ...API_POINTS, ...WORKER_POINTS } };

/** One server process at a time: born, killed, born again; the next one stands by already. */
class Slot {
  log = '';

  constructor(fleet, { name, env, points }, seed) {
    Object.assign(this, { fleet, name, env, points });
    this.random = randomFrom(seed);
  }

  standBy() {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', path.join(import.meta.dirname, 'standby.cjs'), this.fleet.bundle], { env: { ...process.env, NODE_OPTIONS: '' }, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    child.gone = new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));
    child.ready = new Promise((resolve) => {
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (chunk) => {
          this.log = (this.log + chunk.toString()).slice(-KEPT_LOG);
          if (this.log.slice(-2000).includes(READY)) resolve(true);
        });
    });
    return child;
  }

  /**
   * What this life ends by: a named point, or a moment; undefined when enough have died. A moment may come before any work
   * was done, but not twice running: else nothing at all would be done on a slow machine.
   */
  order() {
    if (!this.fleet.mayDie()) return undefined;
    const isArmed = this.fleet.isInPace();
    const [isEarly, isMoment, delay, choice, pass] = Array.from({ length: 5 }, () => this.random());
    if (isMoment < SHARE_OF_MOMENTS && isEarly < 0.3 && this.fleet.hasWorked(this.name)) return { earlyMs: Math.floor(delay * EARLY_MS) };
    if (isMoment < SHARE_OF_MOMENTS) return { lifeMs: Math.floor(delay * LONGEST_LIFE_MS) };
    const points = Object.keys(this.points);
    const point = points[Math.floor(choice * points.length)];
    // Processes share the work, so each passes its point less often.
    const passes = Math.ceil(this.points[point] / this.fleet.slots.length);
    return { isArmed, lifeMs: SELDOM.has(point) ? LONGEST_LIFE_MS : POINT_WITHIN_MS, crashAt: `${point}:${1 + Math.floor(pass ** 2 * passes)}` };
  }

  async live() {
    while (!this.fleet.isStopping) {
      const child = this.next ?? this.standBy();
      const order = this.order();
      this.log = '';
      this.child = child;
      child.send({ ...this.env, CRASH_AT: (order?.isArmed && order.crashAt) || '' }, () => undefined);
      this.next = this.fleet.isKilling ? this.standBy() : undefined;
      await this.lifeOf(child, order);
    }
    this.next?.kill('SIGKILL');
  }

  async lifeOf(child, order) {
    const isUp = await Promise.race([child.ready, child.gone.then(() => false), wait(START_MS, false, { ref: false })]);
    if (isUp) this.fleet.isUp(this.name);
    const end = await Promise.race([child.gone.then(() => 'dead'), this.endOf(order, child)]);
    if (end === 'moment') child.kill('SIGKILL');
    if (this.fleet.isStopping) child.kill('SIGKILL');
    const { code, signal } = await child.gone;
    if (this.fleet.isStopping) return;
    if (signal !== 'SIGKILL') this.fleet.failed(this.name, code, this.log);
    else this.fleet.died(this.name, end === 'moment' ? 'moment' : order.crashAt.split(':')[0]);
  }

  /** Resolves when this life has lasted long enough: `moment`, or because the run is over. Who was born too soon for the pace is told only then where to die. */
  async endOf(order, child) {
    if (!order) {
      await Promise.race(this.fleet.isKilling ? [this.fleet.stopped] : [this.fleet.killing, this.fleet.stopped]);
      return 'moment';
    }
    while (order.earlyMs === undefined && !this.fleet.isInPace() && !this.fleet.isStopping) await wait(PACE_MS);
    if (order.isArmed === false) child.send({ arm: order.crashAt }, () => undefined);
    if (order.earlyMs === undefined) await Promise.race([this.fleet.nextWork(), wait(IDLE_MS, undefined, { ref: false })]);
    await wait(order.earlyMs ?? order.lifeMs, undefined, { ref: false });
    return 'moment';
  }
}

/** The processes under test. Peaceful until `kill()`; then they die in seeded ways until so many have died. */
export class Fleet {
  isStopping = false;
  isKilling = false;
  deaths = [];
  failures = [];
  waiting = [];
  up = new Set();
  ordered = 0;
  actsDone = 0;

  constructor({ bundle, kills, acts, seed, slots }) {
    this.bundle = bundle;
    this.wanted = kills;
    this.perAct = kills / acts;
    this.stopped = new Promise((resolve) => (this.resolveStopped = resolve));
    this.killing = new Promise((resolve) => (this.resolveKilling = resolve));
    this.slots = slots.map((slot, index) => new Slot(this, slot, seed * 101 + index));
  }

  /** Resolves once every process is up. */
  async start() {
    this.lives = this.slots.map((slot) => slot.live());
    await until('the processes to be up', () => this.isStopping || this.slots.every(({ name }) => this.up.has(name)), START_MS);
  }

  /** The peaceful lives end; those that follow have their orders. */
  kill() {
    if (this.wanted === 0) return;
    this.isKilling = true;
    this.ordered = this.slots.length;
    for (const slot of this.slots) slot.next = slot.standBy();
    this.resolveKilling();
  }

  mayDie() {
    if (!this.isKilling || this.ordered >= this.wanted) return false;
    this.ordered += 1;
    return true;
  }

  /** Whether the deaths are not ahead of what is done, so that each has something to interrupt. */
  isInPace() {
    return this.isSpared || this.deaths.length < (this.actsDone + AHEAD * this.slots.length) * this.perAct;
  }

  /** Nobody else is to die than who has been told to. */
  spare() {
    this.isSpared = true;
    this.wanted = this.ordered;
  }

  /** One act is done, which is work. */
  acted() {
    this.actsDone += 1;
    this.progress();
  }

  died(name, by) {
    this.deaths.push({ name, by, at: performance.now(), upAt: undefined, workedAt: undefined });
  }

  /** Whether something was done since the latest death of this process. */
  hasWorked(name) {
    return this.deaths.findLast((death) => death.name === name)?.workedAt !== undefined;
  }

  /** Resolves with the next piece of work that anybody does. */
  nextWork() {
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  isUp(name) {
    this.up.add(name);
    for (const death of this.deaths) if (death.name === name) death.upAt ??= performance.now();
  }

  /** Something was done: whoever is up again has been back at work since. */
  progress() {
    const now = performance.now();
    for (const death of this.deaths) if (death.upAt !== undefined) death.workedAt ??= now;
    for (const resolve of this.waiting.splice(0)) resolve();
  }

  /** A process ended that nobody killed. */
  failed(name, code, log) {
    this.failures.push({ name, code, log: log.slice(-2000) });
    if (this.failures.length > 20) throw new Error(`${name} keeps failing (${code}):\n${log.slice(-2000)}`);
  }

  get isDone() {
    return this.deaths.length >= this.wanted;
  }

  async stop() {
    this.isStopping = true;
    this.resolveStopped();
    for (const slot of this.slots) for (const child of [slot.child, slot.next]) child?.kill('SIGKILL');
    await Promise.all(this.lives ?? []);
  }
}
