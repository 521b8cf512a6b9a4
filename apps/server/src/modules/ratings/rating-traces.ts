import { randomInt } from 'node:crypto';
import { isIPv4 } from 'node:net';
import { Injectable } from '@nestjs/common';
import { DataKey } from '../../platform/crypto/data-key.js';
import { sha256 } from '../../platform/crypto/sha256.js';
import { networkOf } from '../../platform/http/rate-limit.guard.js';

const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const CODE_LENGTH = 6;

/** What recognises a rater's device, network and code, so that none of them can be read from the database. */
@Injectable()
export class RatingTraces {
  constructor(private readonly key: DataKey) {}

  device(device: string): string {
    return this.key.mark(`rating.device ${device}`);
  }

  /** The same network on the same day, and nothing more: the address itself is kept nowhere. */
  network(ip: string, day: string): string {
    const network = networkOf(ip);
    return this.key.mark(`rating.network ${day} ${isIPv4(network) ? network.replace(/\.\d+$/, '.0/24') : network}`);
  }

  seal(contact: string): string | null {
    return contact === '' ? null : this.key.seal(contact);
  }

  open(sealed: string): string {
    return this.key.open(sealed);
  }

  newCode(): string {
    return Array.from({ length: CODE_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  }

  codeHash(receipt: string, code: string): string {
    return sha256(`${receipt} ${code}`);
  }
}
