import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { RetainedDataHolder } from '../../platform/erasure/retained-data.js';
import { UploadsService } from '../uploads/uploads.service.js';
import { CasesRepository } from './cases.repository.js';

/** Who filed a case is forgotten when it is long closed. */
@Injectable()
export class CaseContactsRetention extends RetainedDataHolder {
  readonly keeps = 'contacts';
  readonly label = '诉求联系方式';

  constructor(private readonly cases: CasesRepository) {
    super();
  }

  forget(tx: Tx, closedBefore: Date, limit: number): Promise<number> {
    return this.cases.forgetContacts(tx, closedBefore, limit);
  }
}

/** And what was sent with it. */
@Injectable()
export class CaseFilesRetention extends RetainedDataHolder {
  readonly keeps = 'uploads';
  readonly label = '诉求附件';

  constructor(
    private readonly cases: CasesRepository,
    private readonly uploads: UploadsService,
  ) {
    super();
  }

  async forget(tx: Tx, closedBefore: Date, limit: number): Promise<number> {
    const ids = await this.cases.takeFiles(tx, { closedBefore }, limit);
    for (const id of ids) await this.uploads.drop(tx, { kind: 'case', id });
    return ids.length;
  }
}
