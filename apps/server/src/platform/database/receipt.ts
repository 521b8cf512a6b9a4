import { randomInt } from 'node:crypto';

/** No look-alikes (0/O, 1/I/L): a receipt is read aloud on the phone and typed by hand. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const RANDOM_LENGTH = 10;

/** A new receipt: the day and ten random characters (49 bits), so that nobody can walk through other people's. */
export function newReceipt(day: string): string {
  const random = Array.from({ length: RANDOM_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return `${day.replaceAll('-', '')}-${random}`;
}
