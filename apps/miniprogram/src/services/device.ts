import { storage } from './storage';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const LENGTH = 22;

/** Guessed by nobody who cannot see this phone's own numbers. */
export const randomName = (): string => Array.from({ length: LENGTH }, () => LETTERS[Math.floor(Math.random() * LETTERS.length)] ?? '').join('');

/** A name for this phone, made up once and kept here: the server sees only that two ratings came from the same phone. Not a secret, so Math.random is enough. */
export function deviceId(): string {
  const known = storage.read('device');
  if (known !== undefined) return known;
  const made = randomName();
  storage.write('device', made);
  return made;
}
