import type { CaseContact } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { DataKey, SealError } from '../../platform/crypto/data-key.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Log } from '../../platform/logging/logger.js';
import type { CaseEntity } from './case.entity.js';
import { CasesRepository } from './cases.repository.js';

export type Filer = Pick<CaseContact, 'filerName' | 'contact'>;

const NOBODY: Filer = { filerName: '', contact: '' };
const AT_ONCE = 500;

/** Who filed a case, under the data key. */
@Injectable()
export class CaseContactsService {
  constructor(
    private readonly cases: CasesRepository,
    private readonly key: DataKey,
    private readonly unitOfWork: UnitOfWork,
    private readonly log: Log,
  ) {}

  seal({ filerName, contact }: Filer): string | null {
    return filerName === '' && contact === '' ? null : this.key.seal(JSON.stringify({ filerName, contact }));
  }

  /** Nobody when none was given, when it was erased, and when the data key was lost with which it was sealed. */
  read({ filerSealed, contact }: Pick<CaseEntity, 'filerSealed' | 'contact'>): Filer {
    if (filerSealed === null) return { ...NOBODY, contact };
    try {
      return { ...NOBODY, ...(JSON.parse(this.key.open(filerSealed)) as Partial<Filer>) };
    } catch (error) {
      if (!(error instanceof SealError)) throw error;
      this.log.error('the contact of a case cannot be read', { reason: error.message });
      return NOBODY;
    }
  }

  /** A token that must be shown again, under the same key; null when it cannot be read any more. */
  openToken(sealed: string | null): string | null {
    if (sealed === null) return null;
    try {
      return this.key.open(sealed);
    } catch (error) {
      if (!(error instanceof SealError)) throw error;
      this.log.error('the rating token of a case cannot be read', { reason: error.message });
      return null;
    }
  }

  sealToken(token: string): string {
    return this.key.seal(token);
  }

  /** Seals the contacts of cases from before they were sealed. Idempotent; answers how many. */
  async sealOld(): Promise<number> {
    let sealed = 0;
    for (;;) {
      const rows = await this.cases.findUnsealed(AT_ONCE);
      if (rows.length === 0) return sealed;
      await this.unitOfWork.run(async (tx) => {
        for (const { id, contact } of rows) await this.cases.set(tx, id, { contact: '', filerSealed: this.seal({ filerName: '', contact }) });
      });
      sealed += rows.length;
    }
  }
}
