import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const SEALED = /^(v1\.[0-9a-f]{8})\.([A-Za-z0-9_-]{38,})$/;

/** A sealed text cannot be opened: it was sealed with another key, changed, or was never sealed by us. Holds no content. */
export class SealError extends Error {
  override readonly name = 'SealError';
}

/**
 * The key under which personal data that must be readable again (a phone number) lies in the database, so that a copy of
 * the database alone tells nothing. AES-256-GCM; sealing one text twice gives two different results.
 */
export class DataKey {
  /** Version and key at the head of what is sealed, authenticated with it: a later format or key can stand beside. */
  private readonly head: string;
  private readonly markKey: Buffer;

  /** Takes 32 bytes; throws RangeError for any other length. */
  constructor(private readonly key: Buffer) {
    if (key.length !== KEY_BYTES) throw new RangeError(`a data key has ${KEY_BYTES} bytes`);
    this.head = `v1.${createHash('sha256').update(key).digest('hex').slice(0, 8)}`;
    this.markKey = createHmac('sha256', key).update('sunshine marks').digest();
  }

  static generate(): Buffer {
    return randomBytes(KEY_BYTES);
  }

  /** About 4/3 of the text's UTF-8 length plus 50 characters, of letters, digits, `.`, `-` and `_`. */
  seal(text: string): string {
    return `${this.head}.${this.encrypt(Buffer.from(text, 'utf8')).toString('base64url')}`;
  }

  /** Throws {@link SealError}; says of the content nothing. */
  open(sealed: string): string {
    const [, head, rest] = SEALED.exec(sealed) ?? [];
    if (head === undefined || rest === undefined) throw new SealError('not a sealed text');
    if (head !== this.head) throw new SealError('sealed with another key');
    return this.decrypt(Buffer.from(rest, 'base64url')).toString('utf8');
  }

  /** The same for a file: 39 bytes longer, and never the same twice, so equal files have different hashes. */
  sealBytes(bytes: Buffer): Buffer {
    return Buffer.concat([Buffer.from(this.head), this.encrypt(bytes)]);
  }

  /** Throws {@link SealError}. */
  openBytes(sealed: Buffer): Buffer {
    const head = sealed.subarray(0, this.head.length).toString('latin1');
    if (sealed.length < head.length + NONCE_BYTES + TAG_BYTES || !/^v1\.[0-9a-f]{8}$/.test(head)) throw new SealError('not sealed bytes');
    if (head !== this.head) throw new SealError('sealed with another key');
    return this.decrypt(sealed.subarray(head.length));
  }

  /** 43 characters that only a holder of the key can make for this text: an address that we gave out, nobody else. */
  mark(text: string): string {
    return createHmac('sha256', this.markKey).update(text).digest('base64url');
  }

  isMark(mark: string, text: string): boolean {
    const [said, right] = [Buffer.from(mark), Buffer.from(this.mark(text))];
    return said.length === right.length && timingSafeEqual(said, right);
  }

  private encrypt(bytes: Buffer): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce).setAAD(Buffer.from(this.head));
    const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), body]);
  }

  private decrypt(bytes: Buffer): Buffer {
    const decipher = createDecipheriv('aes-256-gcm', this.key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES }).setAAD(Buffer.from(this.head));
    decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    try {
      return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
    } catch (error) {
      throw new SealError('sealed text was changed', { cause: error });
    }
  }
}
