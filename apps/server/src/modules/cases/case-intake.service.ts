import { caseKinds, caseSources } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { StaffCaller } from '../../platform/http/caller.js';
import { ContentChecksService } from '../content-checks/content-checks.service.js';
import { UsersService } from '../identity/users.service.js';
import { UploadsService } from '../uploads/uploads.service.js';
import { CaseRecordsService } from './case-records.service.js';
import type { CaseEntity } from './case.entity.js';
import { CasesRepository } from './cases.repository.js';

/** Writes a new case, its files, its first step and the check of its words: all or nothing. */
@Injectable()
export class CaseIntakeService {
  constructor(
    private readonly cases: CasesRepository,
    private readonly records: CaseRecordsService,
    private readonly users: UsersService,
    private readonly uploads: UploadsService,
    private readonly contentChecks: ContentChecksService,
    private readonly audit: Audit,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  insert(row: CaseEntity, uploadIds: string[], staff: StaffCaller | null): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      if (row.userId !== null) await this.users.hold(tx, row.userId);
      await this.cases.insert(tx, row);
      await this.uploads.claim(tx, uploadIds, { kind: 'case', id: row.id });
      await this.records.step(tx, row, { kind: 'filed', by: staff, note: staff ? `${caseSources[row.source]}登记` : '' });
      await this.contentChecks.submit(tx, { id: row.id, kind: 'case', userId: row.userId });
      if (staff) await this.audit.record(tx, { actor: staff, action: 'case.note', objectKind: 'case', objectId: row.id, summary: `登记${caseSources[row.source]}${caseKinds[row.kind]} ${row.receipt}` });
    });
  }
}
