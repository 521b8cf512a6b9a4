import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';

const KEY_BYTES = 32;
const SALT_BYTES = 16;
/** With N=2^15 one of the settings that OWASP's password storage cheat sheet calls equal (32 MB of memory). */
const R = 8;
const P = 3;
const MAX_MEMORY = 256 * 1024 * 1024;
const STORED = /^scrypt\$(\d{1,8})\$(\d{1,3})\$(\d{1,3})\$([A-Za-z0-9_-]+)\$([A-Za-z0-9_-]+)$/;

const derive = (password: string, salt: Buffer, cost: ScryptOptions): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, { ...cost, maxmem: MAX_MEMORY }, (error, key) => (error ? reject(error) : resolve(key)));
  });

/** `scrypt$N$r$p$salt$key`: the cost (N = 2^costLog2) is stored beside the hash, so it can be raised later. */
export async function hashPassword(password: string, costLog2: number): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const cost = { N: 2 ** costLog2, r: R, p: P };
  const key = await derive(password, salt, cost);
  return ['scrypt', cost.N, R, P, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** Whether the password is the stored one. Throws when `stored` is not of `hashPassword`'s form. */
export async function isPassword(password: string, stored: string): Promise<boolean> {
  const [, n, r, p, salt, key] = STORED.exec(stored) ?? [];
  if (salt === undefined || key === undefined) throw new Error('stored password hash has an unknown form');
  const derived = await derive(password, Buffer.from(salt, 'base64url'), { N: Number(n), r: Number(r), p: Number(p) });
  const expected = Buffer.from(key, 'base64url');
  return derived.length === expected.length && timingSafeEqual(derived, expected);
}
