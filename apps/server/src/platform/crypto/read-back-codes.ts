import type { DataKey } from './data-key.js';
import { shortCode } from './short-code.js';

/**
 * 查询码: with its number it shows that somebody sent a thing in. What is kept of a code and of the sender's id is of no use without the
 * data key; `of` names the kind of thing, so that the marks of one kind fit no other.
 */
export class ReadBackCodes {
  constructor(
    private readonly key: DataKey,
    private readonly of: string,
  ) {}

  /** A new code for a number; to whom can say the sender's id again, the same. */
  codeFor(receipt: string, clientId: string | null): string {
    return clientId === null ? shortCode() : shortCode(Buffer.from(this.key.mark(`${this.of}.code ${receipt} ${clientId}`), 'base64url'));
  }

  /** Keyed: the few codes that there are could be tried on a copy of the database. */
  codeHash(receipt: string, code: string): string {
    return this.key.mark(`${this.of} ${receipt} ${code}`);
  }

  isCode(hash: string, receipt: string, code: string): boolean {
    return this.key.isMark(hash, `${this.of} ${receipt} ${code}`);
  }

  /** By which what was sent before is found again; null for what came without an id. */
  clientMark(clientId: string | null): string | null {
    return clientId === null ? null : this.key.mark(`${this.of}.client ${clientId}`);
  }
}
