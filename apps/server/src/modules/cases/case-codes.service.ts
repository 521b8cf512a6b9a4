import type { CaseTicket } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { DataKey } from '../../platform/crypto/data-key.js';
import { ReadBackCodes } from '../../platform/crypto/read-back-codes.js';
import { AppError } from '../../platform/http/app-error.js';
import type { Guest, UserCaller } from '../../platform/http/caller.js';
import type { CaseEntity } from './case.entity.js';
import { CasesRepository } from './cases.repository.js';

/** 查询码: with the receipt it shows that somebody filed the case. */
@Injectable()
export class CaseCodesService {
  private readonly codes: ReadBackCodes;

  constructor(
    private readonly cases: CasesRepository,
    key: DataKey,
  ) {
    this.codes = new ReadBackCodes(key, 'case');
  }

  /** A new code and what is kept of it and of the sender's id, which is of no use without the data key. */
  make(receipt: string, clientId: string | null): { code: string; codeHash: string; clientMark: string | null } {
    const code = this.codes.codeFor(receipt, clientId);
    return { code, codeHash: this.codes.codeHash(receipt, code), clientMark: this.codes.clientMark(clientId) };
  }

  /** The case that came before under this id, with its code; null when none did. */
  async sent(clientId: string | null): Promise<{ row: CaseEntity; code: string } | null> {
    const mark = this.codes.clientMark(clientId);
    const row = mark === null ? null : await this.cases.findByClient(mark);
    return row && { row, code: this.codes.codeFor(row.receipt, clientId) };
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
    return code !== undefined && this.codes.isCode(codeHash, receipt, code);
  }
}
