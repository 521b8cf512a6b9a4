import type { PhoneError } from '../types.js';

const LIMIT = 1_000;

/** What went wrong inside the bundle, oldest first; the newest are dropped past the limit. */
export class ErrorLog {
  readonly entries: PhoneError[] = [];

  add(source: PhoneError['source'], error: unknown): void {
    if (this.entries.length >= LIMIT) return;
    this.entries.push({ source, message: describe(error) });
  }

  /** Runs a handler of the bundle; what it throws is noted, and undefined is the result. */
  guard<T>(run: () => T): T | undefined {
    try {
      return run();
    } catch (error) {
      this.add('uncaught', error);
      return undefined;
    }
  }
}

/** Errors of the bundle's world are no instances of ours. */
function describe(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error);
  const { stack, message, errMsg } = error as { stack?: unknown; message?: unknown; errMsg?: unknown };
  return String(stack ?? message ?? errMsg ?? JSON.stringify(error));
}
