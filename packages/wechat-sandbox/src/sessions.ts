import { randomBytes } from 'node:crypto';

/** The one valid session_key of each person; a later login replaces it. */
export class Sessions {
  private readonly keys = new Map<string, string>();

  /** A new key; the one before is no longer valid. */
  open(userId: string): string {
    const key = randomBytes(16).toString('base64');
    this.keys.set(userId, key);
    return key;
  }

  keyOf(userId: string): string | undefined {
    return this.keys.get(userId);
  }

  clear(): void {
    this.keys.clear();
  }
}
