import { setMaxListeners } from 'node:events';
import type { Clock } from '../clock.js';
import type { Fault, Faults } from '../faults.js';
import type { Account, Settings } from '../options.js';
import type { RequestLog } from '../request-log.js';
import { ghOf, openEnvelope, seal, type Envelope } from './envelope.js';
import { DOCUMENTED, writeMessage, xmlDocument, type PushFields, type PushStyle } from './message.js';
import { post } from './post.js';
import { verifyAddress } from './verify-address.js';

const ATTEMPTS = 4;
const PROBE = { action: 'CheckContainerPath' };

interface Push {
  account: 'mini' | 'official';
  openid: string;
  event: string;
  message: string;
}

/** WeChat's message push: by default encrypted, JSON to the mini program and XML to the official account, repeated when not acknowledged. */
export class Pushes {
  private readonly running = new Set<Promise<void>>();
  private readonly stopped = new AbortController();
  private held: { push: Push; fault: Fault }[] = [];
  private styles: Record<Push['account'], PushStyle> = documentedStyles();

  constructor(
    private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly faults: Faults,
    private readonly log: RequestLog,
  ) {
    // Every push under way listens; a crowd of them is no leak.
    setMaxListeners(0, this.stopped.signal);
  }

  /** To the mini program's server. */
  toMini(openid: string, event: string, fields: PushFields): void {
    this.start('mini', openid, event, fields);
  }

  /** To the official account's server. */
  toOfficial(openid: string, event: string, fields: PushFields): void {
    this.start('official', openid, event, fields);
  }

  /** Somebody writes to the official account: a message with an id, not an event. */
  text(openid: string, content: string, msgid: string): void {
    this.start('official', openid, 'text', { Content: content, MsgId: BigInt(msgid) });
  }

  /** Asks the account's server to prove itself, as saving its address in the console does. */
  verify(account: Push['account']): Promise<{ ok: boolean; text: string }> {
    return verifyAddress(this.settings[account], this.clock.now(), this.settings.pushTimeoutMs);
  }

  style(account: Push['account']): PushStyle {
    return this.styles[account];
  }

  setStyle(account: Push['account'], change: Partial<PushStyle>): PushStyle {
    this.styles[account] = { ...this.styles[account], ...change };
    return this.styles[account];
  }

  /** Cloud hosting asks the container's path for a sign of life; the HTTP outcome by account, for those that have an address. */
  async probe(): Promise<Record<string, string>> {
    const answers: Record<string, string> = {};
    for (const name of ['mini', 'official'] as const) {
      const account = this.settings[name];
      if (account.pushUrl === undefined) continue;
      const { format } = this.styles[name];
      const message = format === 'json' ? JSON.stringify(PROBE) : xmlDocument(PROBE);
      const outcome = await this.exchange(account, { openid: '', event: PROBE.action, account: name, message }, openEnvelope(account, format, message), 1);
      answers[name] = outcome.errcode === 0 ? 'ok' : outcome.text;
    }
    return answers;
  }

  /** Sends what `push-reorder` still holds, last first. */
  release(): void {
    const held = this.held.reverse();
    this.held = [];
    this.run(async () => {
      for (const { push } of held) await this.deliver(push, undefined);
    });
  }

  /** Pushes something once `work` knows what; `idle` waits for it. `work` must not fail. */
  after(work: () => Promise<void>): void {
    this.run(work);
  }

  /** All pushes so far have been acknowledged or given up; those that `push-reorder` holds are not waited for. */
  async idle(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running);
  }

  /** Gives up what is under way. */
  async stop(): Promise<void> {
    this.stopped.abort();
    await this.idle();
  }

  /** Documented forms again; what is held is forgotten. */
  clear(): void {
    this.styles = documentedStyles();
    this.held = [];
  }

  private start(name: Push['account'], openid: string, event: string, fields: PushFields): void {
    const account = this.settings[name];
    if (account.pushUrl === undefined || this.stopped.signal.aborted) return;
    const kind = event === 'text' ? { MsgType: event } : { MsgType: 'event', Event: event };
    const head = { ToUserName: ghOf(account), FromUserName: openid, CreateTime: Math.floor(this.clock.now() / 1000), ...kind };
    const push: Push = { account: name, openid, event, message: writeMessage(head, fields, this.styles[name]) };
    const fault = this.faults.takePush(event, openid);
    if (fault?.kind === 'push-lose') return;
    if (fault?.kind === 'push-reorder') return this.hold(push, fault);
    const copies = fault?.kind === 'push-duplicate' ? (fault.copies ?? 2) : 1;
    for (let copy = 0; copy < copies; copy += 1) this.run(() => this.deliver(push, fault));
  }

  /** `fault.times` is what was left when this push was taken: the one that took the last sets all free. */
  private hold(push: Push, fault: Fault): void {
    this.held.push({ push, fault });
    if (fault.times === 1) this.release();
  }

  private run(work: () => Promise<void>): void {
    const running = work().finally(() => this.running.delete(running));
    this.running.add(running);
  }

  private async deliver(push: Push, fault: Fault | undefined): Promise<void> {
    if (fault?.kind === 'push-delay') await pause(fault.latencyMs ?? 0, this.stopped.signal);
    const account = this.settings[push.account];
    for (let attempt = 1; attempt <= ATTEMPTS && !this.stopped.signal.aborted; attempt += 1) {
      if (attempt > 1) await pause(this.settings.pushRetryMs, this.stopped.signal);
      const { errcode } = await this.exchange(account, push, this.envelope(account, push), attempt);
      const isUnheard = fault?.kind === 'push-unheard' && attempt < (fault.copies ?? 2);
      if (errcode === 0 && !isUnheard) return;
    }
  }

  /** Sealed anew for every attempt, as WeChat does. */
  private envelope(account: Account, push: Push): Envelope {
    const style = this.styles[push.account];
    return this.settings.cloud ? openEnvelope(account, style.format, push.message) : seal(account, style, push, this.clock.now());
  }

  private async exchange(account: Account, push: Push, envelope: Envelope, attempt: number): Promise<{ errcode: number; text: string }> {
    const startedAt = performance.now();
    const target = new URL(account.pushUrl ?? '');
    for (const [name, value] of Object.entries(envelope.query)) target.searchParams.set(name, value);
    const outcome = await post(target, envelope, AbortSignal.any([AbortSignal.timeout(this.settings.pushTimeoutMs), this.stopped.signal]));
    this.log.add({
      at: this.clock.now(),
      direction: 'out',
      method: 'POST',
      path: target.pathname,
      appid: account.appid,
      errcode: outcome.errcode,
      text: [push.event, attempt > 1 ? `第 ${attempt} 次` : '', outcome.text].filter((part) => part !== '').join(' · '),
      ms: Math.round(performance.now() - startedAt),
    });
    return outcome;
  }
}

const documentedStyles = (): Record<Push['account'], PushStyle> => ({ mini: { ...DOCUMENTED, format: 'json' }, official: { ...DOCUMENTED, format: 'xml' } });

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}
