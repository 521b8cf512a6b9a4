import type { PaperRating, RatingForm, SubmitRating } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import type { StaffCaller } from '../../platform/http/caller.js';
import { FormSubjects } from './form-subjects.js';
import { formOf, HandledServicesService } from './handled-services.service.js';
import type { Rated } from './new-rating.js';
import { RatingFormsService } from './rating-forms.service.js';

/** What is being rated, with the form that asks about it. */
export interface RatingTarget {
  rated: Rated;
  form: RatingForm;
  name: string;
}

/** Finds what a filled form is about and refuses what does not belong together. */
@Injectable()
export class RatingTargets {
  constructor(
    private readonly subjects: FormSubjects,
    private readonly forms: RatingFormsService,
    private readonly services: HandledServicesService,
  ) {}

  async ofPhone({ matterId, counterId, token, formId }: SubmitRating): Promise<RatingTarget> {
    const service = token === null ? null : await this.services.find(token, matterId);
    return this.target({ matterId, counterId, formId }, service);
  }

  async ofPaper(staff: StaffCaller, { matterId, counterId, serviceId, formId }: PaperRating): Promise<RatingTarget> {
    const service = serviceId === null ? null : await this.services.findOfPaper(serviceId, matterId, staff);
    return this.target({ matterId, counterId, formId }, service);
  }

  private async target({ matterId, counterId, formId }: { matterId: string; counterId: string | null; formId: string }, service: Rated['service']): Promise<RatingTarget> {
    const { sectionId, name } = this.subjects.requireRateable(matterId);
    if (service === null) this.subjects.requireCounter(counterId, matterId);
    const form = await this.forms.ofSubject(formId, service ? formOf(service) : matterId);
    return { rated: { matterId, sectionId, counterId, service }, form, name };
  }
}
