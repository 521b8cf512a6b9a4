/** What goes wrong with a call. */
const CALL_FAULTS = ['errcode', 'latency', 'drop-after-accept', 'http-500', 'truncate', 'reset', 'fail-later', 'no-msgid'] as const;
/** What goes wrong with a push. */
const PUSH_FAULTS = ['push-duplicate', 'push-delay', 'push-reorder', 'push-unheard', 'push-lose'] as const;

export const FAULT_KINDS = [...CALL_FAULTS, ...PUSH_FAULTS] as const;

/**
 * What goes wrong with the next calls or pushes.
 * - `errcode`: refused with `errcode` and `errmsg`, nothing done
 * - `latency`: answered after `latencyMs`
 * - `drop-after-accept`: done, and the connection cut without an answer
 * - `http-500`: HTTP 500 from a gateway, nothing done
 * - `truncate`: done, and half of the answer sent
 * - `reset`: the connection reset, nothing done
 * - `fail-later`: a message is accepted and fails afterwards; its event says `errmsg` (`failed: system failed`)
 * - `no-msgid`: a message is accepted and the answer does not name it, as WeChat's table of subscribe/send has it
 * - `push-duplicate`: sent `copies` times at once
 * - `push-delay`: sent after `latencyMs`
 * - `push-reorder`: held until `times` of them are there, then sent last first
 * - `push-unheard`: the answer is lost, so it is repeated although it was acknowledged
 * - `push-lose`: never sent
 */
export interface Fault {
  /** Which calls or pushes; all when absent. `path` ending in `/` takes everything below it. */
  match?: { path?: string | undefined; openid?: string | undefined; event?: string | undefined } | undefined;
  /** How many calls or pushes. */
  times: number;
  kind: (typeof FAULT_KINDS)[number];
  errcode?: number | undefined;
  errmsg?: string | undefined;
  latencyMs?: number | undefined;
  copies?: number | undefined;
}

const MAX_FAULTS = 100;
const MESSAGE_FAULTS = new Set<Fault['kind']>(['fail-later', 'no-msgid']);
const SENDS = '/cgi-bin/message/';
/** Pictures are no calls: only a fault that names them hits them. */
const PICTURES = '/mmbiz/';
const isPushFault = ({ kind }: Fault): boolean => PUSH_FAULTS.some((one) => one === kind);

/** Faults in the order they were ordered; each is used up by what it hits. */
export class Faults {
  private pending: Fault[] = [];

  add(fault: Fault): void {
    this.pending = [...this.pending, { ...fault }].slice(-MAX_FAULTS);
  }

  list(): readonly Fault[] {
    return this.pending;
  }

  clear(): void {
    this.pending = [];
  }

  /** The fault that hits this call, if any. `openid` is asked only when a fault is about one person. */
  takeCall(path: string, openid: () => string | undefined): Fault | undefined {
    return this.take((fault) => {
      const { match } = fault;
      if (isPushFault(fault) || match?.event !== undefined || !fitsPath(match?.path, path)) return false;
      if (MESSAGE_FAULTS.has(fault.kind) && !path.startsWith(SENDS)) return false;
      if (path.startsWith(PICTURES) && match?.path === undefined) return false;
      return match?.openid === undefined || match.openid === openid();
    });
  }

  /** The fault that hits this push, if any. */
  takePush(event: string, openid: string): Fault | undefined {
    return this.take((fault) => {
      const { match } = fault;
      if (!isPushFault(fault) || match?.path !== undefined) return false;
      return (match?.event === undefined || match.event === event) && (match?.openid === undefined || match.openid === openid);
    });
  }

  private take(hits: (fault: Fault) => boolean): Fault | undefined {
    const fault = this.pending.find(hits);
    if (!fault) return undefined;
    const taken = { ...fault };
    fault.times -= 1;
    if (fault.times <= 0) this.pending = this.pending.filter((one) => one !== fault);
    return taken;
  }
}

const fitsPath = (wanted: string | undefined, path: string): boolean => wanted === undefined || wanted === path || (wanted.endsWith('/') && path.startsWith(wanted));
