import { sha256 } from '../../platform/crypto/sha256.js';

/** Together they name one article in the long form of an address. */
const IDENTITY = ['__biz', 'mid', 'idx', 'sn'];

/** The same for every address of one article that spells it in the same form. Throws TypeError for what is no address. */
export function addressHash(address: string): string {
  const { pathname, searchParams } = new URL(address);
  const parts = IDENTITY.map((name) => searchParams.get(name) ?? '');
  return sha256(JSON.stringify([pathname, ...parts]));
}
