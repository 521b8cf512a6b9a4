import { caseKinds, isOpenCase, type CaseContact } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { AppError } from '../../platform/http/app-error.js';
import type { StaffCaller } from '../../platform/http/caller.js';
import { PhonesService } from '../identity/phones.service.js';
import { CaseContactsService } from './case-contacts.service.js';
import { requireHandling } from './case-desk.js';
import { CasesRepository } from './cases.repository.js';

/** 查看联系方式: the one place where who filed a case, and their telephone number, are shown whole. */
@Injectable()
export class ContactLooksService {
  constructor(
    private readonly cases: CasesRepository,
    private readonly contacts: CaseContactsService,
    private readonly phones: PhonesService,
    private readonly audit: Audit,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** The look stands in the trail, what was seen does not. */
  look(staff: StaffCaller, id: string): Promise<CaseContact> {
    return this.unitOfWork.run(async (tx) => {
      const found = await this.cases.findById(id, tx);
      if (!found) throw new AppError('NOT_FOUND', '没有找到这条诉求');
      requireHandling(staff, found);
      if (!isOpenCase(found.state)) throw new AppError('WRONG_STATE', '这条诉求已经办结，联系方式不再显示');
      const phone = found.callBack && found.userId !== null ? ((await this.phones.of(found.userId, tx))?.number ?? null) : null;
      const filer = this.contacts.read(found);
      if (phone === null && filer.contact === '' && filer.filerName === '') throw new AppError('NOT_FOUND', '对方没有留下联系方式，或者已经删除');
      await this.audit.record(tx, { actor: staff, action: 'case.contact', objectKind: 'case', objectId: id, summary: `查看${caseKinds[found.kind]} ${found.receipt} 的联系方式` });
      return { ...filer, phone };
    });
  }
}
