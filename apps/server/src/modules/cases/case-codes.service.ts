import type { CaseTicket } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { DataKey } from '../../platform/crypto/data-key.js';
import { shortCode } from '../../platform/crypto/short-code.js';
import { AppError } from '../../platform/http/app-error.js';
import type { Guest, UserCaller } from '../../platform/http/caller.js';
import type { CaseEntity } from './case.entity.js';
import { CasesRepository } from './cases.repository.js';

const markedText = (receipt: string, code: string): string => `case ${receipt} ${code}`;

/** 查询码: with the receipt it shows that somebody filed the case. */
@Injectable()
export class CaseCodesService {
  constructor(
    private readonly cases: CasesRepository,
    private readonly key: DataKey,
  ) {}

  /** A new code and what is kept of it and of the sender's id, which is of no use without the data key. */
  make(receipt: string, clientId: string | null): { code: string; codeHash: string; clientMark: string | null } {
    const code = this.codeFor(receipt, clientId);
    return { code, codeHash: this.key.mark(markedText(receipt, code)), clientMark: clientId === null ? null : this.clientMark(clientId) };
  }

  /** The case that came before under this id, with its code; null when none did. */
  async sent(clientId: string | null): Promise<{ row: CaseEntity; code: string } | null> {
    const row = clientId === null ? null : await this.cases.findByClient(this.clientMark(clientId));
    return row && { row, code: this.codeFor(row.receipt, clientId) };
  }

  /** The case of its filer. A wrong code and a receipt that does not exist are one answer. */
  async open(caller: Guest | UserCaller, { receipt, code }: CaseTicket): Promise<CaseEntity> {
    const row = await this.cases.findByReceipt(receipt);
    if (row && (this.isOwn(caller, row) || this.isShown(row, code))) return row;
    throw new AppError('NOT_FOUND', '没有找到，请核对受理编号和查询码后再试');
  }

  private codeFor(receipt: string, clientId: string | null): string {
    return clientId === null ? shortCode() : shortCode(Buffer.from(this.key.mark(`case.code ${receipt} ${clientId}`), 'base64url'));
  }

  private clientMark(clientId: string): string {
    return this.key.mark(`case.client ${clientId}`);
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
