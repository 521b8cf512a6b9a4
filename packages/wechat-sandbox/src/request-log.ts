import type { Change } from './state.js';

/** One exchange with the software under test. Holds no token, secret, code or message text. */
export interface LogEntry {
  seq: number;
  /** Milliseconds since the epoch. */
  at: number;
  /** `in`: a call to the API; `out`: a push to the software. */
  direction: 'in' | 'out';
  method: string;
  path: string;
  appid: string;
  /** 0 is success; for pushes the HTTP status when it is not 200, or -1 when there was no answer. */
  errcode: number;
  /** WeChat's own words for what was wrong, or the event that was pushed. */
  text: string;
  /** What was wrong in Chinese, for people; absent when nothing was. */
  why?: string | undefined;
  /** The number under which openapi/rid/get explains a refusal. */
  rid?: string | undefined;
  fault?: string | undefined;
  /** Calls of this path that were under way when this one came, itself included; absent for pushes. */
  parallel?: number | undefined;
  ms: number;
}

const KEPT = 500;

/** The last 500 exchanges, newest last. */
export class RequestLog {
  private entries: LogEntry[] = [];
  private seq = 0;

  constructor(private readonly changed: (change: Change) => void) {}

  add(entry: Omit<LogEntry, 'seq'>): void {
    this.seq += 1;
    this.entries = [...this.entries, { seq: this.seq, ...entry }].slice(-KEPT);
    this.changed({ topic: 'log' });
  }

  list(): readonly LogEntry[] {
    return this.entries;
  }

  find(rid: string): LogEntry | undefined {
    return this.entries.find((one) => one.rid === rid);
  }

  clear(): void {
    this.entries = [];
  }
}
