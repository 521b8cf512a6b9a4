import { createHash } from 'node:crypto';
import type { PartyKind } from './party.entity.js';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The same kind and name have the same id everywhere, so two processes that meet a new name at once agree. */
export const partyId = (kind: PartyKind, name: string): string =>
  [...createHash('sha256').update(`${kind}\n${name}`).digest().subarray(0, 26)].map((byte) => ALPHABET[byte % 32]).join('');
