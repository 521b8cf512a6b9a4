import { randomInt } from 'node:crypto';
import type { CaseTicket } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { DataKey } from '../../platform/crypto/data-key.js';
import { AppError } from '../../platform/http/app-error.js';
import type { Guest, UserCaller } from '../../platform/http/caller.js';
import type { CaseEntity } from './case.entity.js';
import { CasesRepository } from './cases.repository.js';

/** As in receipts: no look-alikes. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const LENGTH = 6;

const markedText = (receipt: string, code: string): string => `case ${receipt} ${code}`;

/** 查询码: with the receipt it shows that somebody filed the case. */
@Injectable()
export class CaseCodesService {
  constructor(
    private readonly cases: CasesRepository,
    private readonly key: DataKey,
  ) {}

  /** A new code and what is kept of it, which is of no use without the data key. */
  make(receipt: string): { code: string; hash: string } {
    const code = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
    return { code, hash: this.key.mark(markedText(receipt, code)) };
  }

  /** The case of its filer. A wrong code and a receipt that does not exist are one answer. */
  async open(caller: Guest | UserCaller, { receipt, code }: CaseTicket): Promise<CaseEntity> {
    const row = await this.cases.findByReceipt(receipt);
    if (row && (this.isOwn(caller, row) || this.isShown(row, code))) return row;
    throw new AppError('NOT_FOUND', '没有找到，请核对受理编号和查询码后再试');
  }

  private isOwn(caller: Guest | UserCaller, { userId }: CaseEntity): boolean {
    return caller.kind === 'user' && userId === caller.id;
  }

  /** Cases from before there were codes are found by their receipt alone. */
  private isShown({ receipt, codeHash }: CaseEntity, code: string | undefined): boolean {
    if (codeHash === null) return true;
    return code !== undefined && this.key.isMark(codeHash, markedText(receipt, code));
  }
}
