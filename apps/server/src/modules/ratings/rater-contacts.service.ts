import type { RaterContact } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { AppError } from '../../platform/http/app-error.js';
import type { StaffCaller } from '../../platform/http/caller.js';
import { FormSubjects } from './form-subjects.js';
import { RatingReader } from './rating-reader.js';
import { RatingTraces } from './rating-traces.js';

/** How to reach a rater who said how: opened one by one. */
@Injectable()
export class RaterContactsService {
  constructor(
    private readonly reader: RatingReader,
    private readonly traces: RatingTraces,
    private readonly subjects: FormSubjects,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: Audit,
  ) {}

  /** Never to the person who was rated. The look stands in the trail, the contact does not. */
  open(staff: StaffCaller, id: string): Promise<RaterContact> {
    return this.unitOfWork.run(async (tx) => {
      const { handledById, contactSealed, matterId } = await this.reader.row(id, tx);
      if (handledById === staff.id) throw new AppError('FORBIDDEN', '被评价的人不能查看评价人的联系方式');
      if (contactSealed === null) throw new AppError('NOT_FOUND', '评价人没有留联系方式，或者已经到期删除');
      await this.audit.record(tx, { actor: staff, action: 'rating.contact', objectKind: 'rating', objectId: id, summary: `查看评价人联系方式：${this.subjects.nameOf(matterId)}` });
      return { contact: this.traces.open(contactSealed) };
    });
  }
}
