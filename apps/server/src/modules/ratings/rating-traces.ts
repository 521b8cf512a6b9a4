import { isIPv4 } from 'node:net';
import { Injectable } from '@nestjs/common';
import { DataKey } from '../../platform/crypto/data-key.js';
import { ReadBackCodes } from '../../platform/crypto/read-back-codes.js';
import { networkOf } from '../../platform/http/rate-limit.guard.js';

/** What recognises a rater's device, network and code, so that none of them can be read from the database. */
@Injectable()
export class RatingTraces {
  readonly codes: ReadBackCodes;

  constructor(private readonly key: DataKey) {
    this.codes = new ReadBackCodes(key, 'rating');
  }

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
}
