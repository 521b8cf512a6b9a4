import type { Answer, Rating } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { AppError } from '../../platform/http/app-error.js';
import type { StaffCaller } from '../../platform/http/caller.js';
import { DeliveriesService } from '../deliveries/deliveries.service.js';
import { FormSubjects } from './form-subjects.js';
import { RatingReader } from './rating-reader.js';
import { RatingsRepository } from './ratings.repository.js';

/** Answers to ratings. */
@Injectable()
export class RatingDeskService {
  constructor(
    private readonly ratings: RatingsRepository,
    private readonly reader: RatingReader,
    private readonly subjects: FormSubjects,
    private readonly deliveries: DeliveriesService,
    private readonly audit: Audit,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Answers once; whoever rated while logged in is told on the phone. */
  async answer(staff: StaffCaller, id: string, { answer }: Answer): Promise<Rating> {
    const row = await this.unitOfWork.run(async (tx) => {
      const rating = await this.reader.row(id, tx);
      const answeredAt = this.clock.now();
      if (!(await this.ratings.answerOnce(tx, id, answer, answeredAt, staff.name))) throw new AppError('WRONG_STATE', '这条评价已经答复过了');
      const name = this.subjects.nameOf(rating.matterId);
      if (rating.userId) {
        const page = rating.receipt === null ? 'pages/inbox/index' : `pages/my-rating/index?receipt=${rating.receipt}`;
        await this.deliveries.tellPerson(tx, { userId: rating.userId, kind: 'answer', page, title: `您对「${name}」的评价有答复了`, summary: answer.slice(0, 200), name });
      }
      await this.audit.record(tx, { actor: staff, action: 'rating.answer', objectKind: 'rating', objectId: id, summary: `答复评价：${name}` });
      return { ...rating, answer, answeredAt, answeredBy: staff.name };
    });
    return this.reader.rating(staff, row);
  }
}
