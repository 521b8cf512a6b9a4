import type { WechatEvent } from '@sunshine/wechat';
import type { Tx } from '../../database/unit-of-work.js';

/**
 * Acts on events that WeChat pushed. List the class in its module's `providers`; it is found at start. Several may hear
 * one event, in the order of their modules: whoever imports another module hears after it.
 */
export abstract class WechatEventListener<Prepared = void> {
  /** The kinds it hears; other events never reach it. */
  abstract readonly kinds: readonly WechatEvent['kind'][];

  /** Outside calls, before the transaction. An error repeats the whole message later; it may run more than once. */
  prepare?(event: WechatEvent): Promise<Prepared>;

  /**
   * The effect, inside the transaction that ends the message: it happens once however often WeChat repeats itself.
   * `cause` names this event and no other, at most 100 characters.
   */
  abstract apply(tx: Tx, event: WechatEvent, cause: string, prepared: Prepared | undefined): Promise<void>;
}
