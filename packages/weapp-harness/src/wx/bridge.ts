import type { CallRecord } from '../types.js';
import type { ErrorLog } from '../bundle/error-log.js';
import { WxFailure } from './failure.js';

export type Options = Record<string, unknown>;
export type WxTable = Record<string, unknown>;

/** The person's press on a dialog's button counts as a tap of its own. */
const DIALOGS = new Set(['showModal', 'showActionSheet']);

type Callback = ((result: unknown) => void) | undefined;

export interface BridgeHost {
  errors: ErrorLog;
  adopt<T>(value: T): T;
  setTimeout(run: () => void, ms: number): unknown;
}

/** Turns plain functions into wx.* functions: callbacks or a promise, copies of values, a record of every call, the tap rule. */
export class Bridge {
  readonly calls: CallRecord[] = [];
  private taps = 0;

  constructor(private readonly host: BridgeHost) {}

  get isInTap(): boolean {
    return this.taps > 0;
  }

  /** Runs work as the person's tap: what it calls at once, and what follows without waiting for the world, counts as inside. */
  async tap(run: () => void): Promise<void> {
    this.taps += 1;
    try {
      run();
      await new Promise((resolve) => setImmediate(resolve));
    } finally {
      this.taps -= 1;
    }
  }

  requireTap(api: string): void {
    if (!this.isInTap) throw new WxFailure(`can only be invoked by user TAP gesture.`, { errCode: 20_000, api });
  }

  record(api: string, options: unknown): void {
    this.calls.push({ api, options: plain(options), inTap: this.isInTap });
  }

  /** An ordinary API: answers by callbacks, or by a promise when no callback is given. */
  async(api: string, work: (options: Options) => unknown): (options?: Options) => Promise<unknown> | undefined {
    return (options = {}) => {
      this.record(api, options);
      const answer = this.run(api, work, options);
      if (!hasCallbacks(options)) return answer;
      // The callbacks have told; a rejection nobody listens to would be an error of ours.
      answer.catch(() => undefined);
      return undefined;
    };
  }

  /** A synchronous API: its result is copied, a WxFailure is thrown as the error that WeChat throws. */
  sync(api: string, work: (...args: unknown[]) => unknown): (...args: unknown[]) => unknown {
    return (...args) => {
      this.record(api, args[0]);
      try {
        return this.host.adopt(work(...args));
      } catch (error) {
        throw error instanceof WxFailure ? new Error(`${api}:fail ${error.reason}`, { cause: error }) : error;
      }
    };
  }

  private async run(api: string, work: (options: Options) => unknown, options: Options): Promise<unknown> {
    try {
      const result = this.settle({ ...((await work(options)) as Options | undefined), errMsg: `${api}:ok` });
      await this.tell(api, [options['success'], options['complete']] as Callback[], result);
      return result;
    } catch (error) {
      if (!(error instanceof WxFailure)) this.host.errors.add('uncaught', error);
      const { reason, fields } = error instanceof WxFailure ? error : new WxFailure('internal error of the phone');
      const failure = this.host.adopt({ ...fields, errMsg: `${api}:fail ${reason}` });
      await this.tell(api, [options['fail'], options['complete']] as Callback[], failure);
      // A plain object, not an Error, is what WeChat rejects with.
      throw failure;
    }
  }

  /** Bytes cannot be copied as JSON: whoever answers with bytes has already brought them into the bundle's world. */
  private settle(result: Options): Options {
    const bytes = result['data'];
    return isBytes(bytes) ? { ...this.host.adopt({ ...result, data: undefined }), data: bytes } : this.host.adopt(result);
  }

  private tell(api: string, callbacks: Callback[], result: unknown): Promise<void> {
    return new Promise((resolve) => {
      const run = () => {
        for (const callback of callbacks) if (typeof callback === 'function') this.host.errors.guard(() => callback(result));
        resolve();
      };
      this.host.setTimeout(() => (DIALOGS.has(api) ? void this.tap(run) : run()), 0);
    });
  }
}

function hasCallbacks(options: Options): boolean {
  return ['success', 'fail', 'complete'].some((name) => typeof options[name] === 'function');
}

/** ArrayBuffers of the bundle's world are no instances of ours. */
function isBytes(value: unknown): boolean {
  return Object.prototype.toString.call(value) === '[object ArrayBuffer]';
}

function plain(options: unknown): Options {
  if (typeof options !== 'object' || options === null) return options === undefined ? {} : { value: options };
  return JSON.parse(JSON.stringify(options)) as Options;
}
