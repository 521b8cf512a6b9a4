import { isIPv4 } from 'node:net';
import { Injectable } from '@nestjs/common';
import { DataKey } from '../../platform/crypto/data-key.js';
import { shortCode } from '../../platform/crypto/short-code.js';
import { networkOf } from '../../platform/http/rate-limit.guard.js';

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

  client(clientId: string): string {
    return this.key.mark(`rating.client ${clientId}`);
  }

  /** The code of a receipt; to whom can say the sender's id again, the same. */
  codeFor(receipt: string, clientId: string | null): string {
    return clientId === null ? shortCode() : shortCode(Buffer.from(this.key.mark(`rating.code ${receipt} ${clientId}`), 'base64url'));
  }

  /** Keyed: the few codes that there are could be tried on a copy of the database. */
  codeHash(receipt: string, code: string): string {
    return this.key.mark(codeText(receipt, code));
  }

  isCode(hash: string, receipt: string, code: string): boolean {
    return this.key.isMark(hash, codeText(receipt, code));
  }
}

const codeText = (receipt: string, code: string): string => `rating ${receipt} ${code}`;
