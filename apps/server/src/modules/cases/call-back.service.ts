import { caseKinds, type Phone } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { AppError } from '../../platform/http/app-error.js';
import type { StaffCaller } from '../../platform/http/caller.js';
import { PhonesService } from '../identity/phones.service.js';
import { CasesRepository } from './cases.repository.js';

/** 回电: the one place where a whole phone number is shown. */
@Injectable()
export class CallBackService {
  constructor(
    private readonly cases: CasesRepository,
    private readonly phones: PhonesService,
    private readonly audit: Audit,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** The number of an open case whose filer offered it and still has it. The look stands in the trail, the number does not. */
  phone(staff: StaffCaller, id: string): Promise<Phone> {
    return this.unitOfWork.run(async (tx) => {
      const found = await this.cases.findById(id, tx);
      if (!found) throw new AppError('NOT_FOUND', '没有找到这条诉求');
      if (found.answer !== null) throw new AppError('WRONG_STATE', '这条诉求已经答复，号码不再显示');
      const phone = found.callBack && found.userId !== null ? await this.phones.of(found.userId, tx) : null;
      if (!phone) throw new AppError('NOT_FOUND', '对方没有留下手机号，或者已经删除');
      await this.audit.record(tx, { actor: staff, action: 'case.phone', objectKind: 'case', objectId: id, summary: `查看${caseKinds[found.kind]} ${found.receipt} 的回电号码` });
      return { phone: phone.number };
    });
  }
}
