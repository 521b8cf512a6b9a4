import type { Definition } from '../bundle/realm.js';
import type { ErrorLog } from '../bundle/error-log.js';
import type { SetDataRecord } from '../types.js';
import { putAt } from './set-data.js';

/** WeChat refuses a larger setData. */
const SET_DATA_LIMIT = 1_024 * 1_024;

export interface InstanceWorld {
  errors: ErrorLog;
  adopt<T>(value: T): T;
  onSetData(record: SetDataRecord): void;
  /** Called after data changed: draws, and then lets the callback run. */
  redraw(callback: (() => void) | undefined): void;
}

/** A page or custom component as its script sees it: methods, `data`, `setData`. */
export class Instance {
  readonly self: Record<string, unknown>;
  readonly data: Record<string, unknown>;
  private isDetached = false;

  constructor(
    readonly route: string,
    definition: Definition,
    extras: Record<string, unknown>,
    private readonly world: InstanceWorld,
  ) {
    this.data = world.adopt((definition['data'] ?? {}) as Record<string, unknown>);
    const methods = (definition['methods'] ?? {}) as Record<string, unknown>;
    this.self = { ...definition, ...methods, ...extras, route, is: route, __route__: route, data: this.data, setData: this.setData };
  }

  /** Calls a handler of the script if there is one; what it throws is noted. */
  call(method: string, ...args: unknown[]): unknown {
    const handler = this.self[method];
    return typeof handler === 'function' ? this.world.errors.guard(() => (handler as (...args: unknown[]) => unknown).apply(this.self, args)) : undefined;
  }

  has(method: string): boolean {
    return typeof this.self[method] === 'function';
  }

  /** From now on setData is ignored, as for an unloaded page. */
  detach(): void {
    this.isDetached = true;
  }

  private readonly setData = (change: Record<string, unknown>, callback?: () => void): void => {
    if (this.isDetached) return;
    const json = JSON.stringify(change);
    const bytes = Buffer.byteLength(json);
    this.world.onSetData({ route: this.route, bytes });
    if (bytes > SET_DATA_LIMIT) {
      this.world.errors.add('setData', `setData of ${bytes} bytes exceeds ${SET_DATA_LIMIT} in ${this.route}`);
      return;
    }
    for (const [path, value] of Object.entries(this.world.adopt(change))) putAt(this.data, path, value);
    this.world.redraw(callback && (() => void this.world.errors.guard(callback)));
  };
}
