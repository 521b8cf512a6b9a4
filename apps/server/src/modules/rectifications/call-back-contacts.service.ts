import type { RaterContact } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { AppError } from '../../platform/http/app-error.js';
import type { StaffCaller } from '../../platform/http/caller.js';
import { RaterContactsService } from '../ratings/rater-contacts.service.js';
import { RatingReader } from '../ratings/rating-reader.js';
import { mayHandle } from './rectification-desk.service.js';
import { RectificationsRepository } from './rectifications.repository.js';

/** Whoever handles a rectification rings the rater, so they see the number while it runs: asked for one by one, each look in the trail. */
@Injectable()
export class CallBackContactsService {
  constructor(
    private readonly rectifications: RectificationsRepository,
    private readonly ratings: RatingReader,
    private readonly contacts: RaterContactsService,
  ) {}

  async open(staff: StaffCaller, id: string): Promise<RaterContact> {
    const row = await this.rectifications.findById(id);
    if (!row) throw new AppError('NOT_FOUND', '没有找到这条整改');
    const { handledById } = await this.ratings.row(row.ratingId);
    if (!mayHandle(staff, row, handledById === staff.id)) throw new AppError('FORBIDDEN', '只有责任人、监督岗和管理员可以查看评价人的联系方式，被评价的人不能查看');
    if (row.state === 'closed') throw new AppError('WRONG_STATE', '这条整改已经办结，不再回访');
    return this.contacts.open(staff, row.ratingId);
  }
}
