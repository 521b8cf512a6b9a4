import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { RatingFormsService } from './rating-forms.service.js';

/** A centre can be rated from its first start on. */
@Injectable()
export class FirstFormsService implements OnApplicationBootstrap {
  constructor(
    private readonly forms: RatingFormsService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onApplicationBootstrap(): Promise<void> {
    return this.unitOfWork.run((tx) => this.forms.publishStandard(tx));
  }
}
