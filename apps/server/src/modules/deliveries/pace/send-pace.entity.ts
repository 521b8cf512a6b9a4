import { Entity } from 'typeorm';
import { FenColumn, IntColumn, PrimaryTextColumn, StringColumn, TimeColumn } from '../../../platform/database/columns.js';
import type { SendingCall } from '../ways.js';

/** How much of a call's quota all processes have taken, and whether WeChat is silent on it. */
@Entity('send_pace')
export class SendPaceEntity {
  @PrimaryTextColumn(32)
  name: SendingCall;

  /** The quota day that `used` counts. */
  @StringColumn(10)
  day: string;

  @IntColumn()
  used: number;

  /** The calls taken keep the way busy until then, in microseconds since 1970. */
  @FenColumn()
  busyUntilUs: number;

  /** Probes in a row that WeChat did not answer. */
  @IntColumn()
  failures: number;

  /** WeChat is silent: one call may be tried from then on. Null: it answers. */
  @TimeColumn({ nullable: true })
  probeAt: Date | null;
}
