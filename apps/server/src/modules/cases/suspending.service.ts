import { caseKinds, type DeedTo } from '@sunshine/contracts';
import { ruleOf } from '@sunshine/calendar';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { StaffCaller } from '../../platform/http/caller.js';
import { NoticesService } from '../notices/notices.service.js';
import type { CaseEntity } from './case.entity.js';
import { CaseRecordsService } from './case-records.service.js';
import { pathById } from './legal-paths/index.js';
import { SuspensionsService } from './suspensions.service.js';

/** Lets a tender rest when an objection is accepted, and go on when it is answered. */
@Injectable()
export class SuspendingService {
  constructor(
    private readonly suspensions: SuspensionsService,
    private readonly notices: NoticesService,
    private readonly records: CaseRecordsService,
    private readonly audit: Audit,
  ) {}

  async begin(tx: Tx, row: CaseEntity, staff: StaffCaller): Promise<void> {
    const path = pathById(row.pathId ?? '');
    const basis = path?.suspends && 'rule' in path.basis ? ruleOf(path.basis.rule) : undefined;
    const projectId = row.noticeId === null ? null : await this.notices.projectOf(row.noticeId);
    if (!basis || projectId === null) return;
    await this.suspensions.begin(tx, row, projectId, basis);
    await this.records.step(tx, row, { kind: 'suspended', by: staff, note: `${basis.law}${basis.article}` });
    await this.record(tx, row, staff, 'suspend', '暂停');
  }

  /** `staff` null: the filer took the case back. */
  async end(tx: Tx, row: CaseEntity, staff: StaffCaller | null): Promise<void> {
    if (!(await this.suspensions.lift(tx, row))) return;
    await this.records.step(tx, row, { kind: 'lifted', by: staff });
    await this.record(tx, row, staff, 'lift', '恢复');
  }

  private record(tx: Tx, { id, kind, receipt }: CaseEntity, staff: StaffCaller | null, deed: DeedTo<'tender'>, word: string): Promise<void> {
    const actor = staff ?? ({ kind: 'system', name: '提交人撤回' } as const);
    return this.audit.record(tx, { actor, action: `tender.${deed}`, objectKind: 'case', objectId: id, summary: `${word}招标投标活动（${caseKinds[kind]} ${receipt}）` });
  }
}
