import { randomBytes } from 'node:crypto';

/** As in receipts: no look-alikes. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const LENGTH = 6;
const BYTES = LENGTH * 4;

/** A code of six characters that people read and type; of these bytes, 24 at least, or at random. */
export function shortCode(bytes: Buffer = randomBytes(BYTES)): string {
  return Array.from({ length: LENGTH }, (_, at) => ALPHABET[bytes.readUInt32BE(at * 4) % ALPHABET.length]).join('');
}
