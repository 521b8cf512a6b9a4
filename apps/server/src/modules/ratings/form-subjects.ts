import type { FormPurpose, ServiceScene } from '@sunshine/contracts';
import { formPurposes } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { counterName } from '../../platform/config/centre-names.js';
import { Config } from '../../platform/config/config.js';
import { AppError } from '../../platform/http/app-error.js';
import type { PartName } from './standard-forms.js';

/** Something that has a form: a service matter, or one of the other purposes. */
export interface FormSubject {
  subject: string;
  purpose: FormPurpose;
  name: string;
  scene: ServiceScene;
  part: PartName;
  sectionId: string | null;
}

const others = ['case-answer', 'survey', 'appraisal'] as const;

/** What can be rated, from the centre's configuration. */
@Injectable()
export class FormSubjects {
  private readonly subjects: ReadonlyMap<string, FormSubject>;

  constructor(private readonly config: Config) {
    const matters = config.centre.matters.map(({ id, name, scene, sectionId }): FormSubject => ({ subject: id, purpose: 'matter', name, scene, part: scene, sectionId }));
    const rest = others.map((purpose): FormSubject => ({ subject: purpose, purpose, name: formPurposes[purpose], scene: 'on-site', part: purpose, sectionId: null }));
    this.subjects = new Map([...matters, ...rest].map((one) => [one.subject, one]));
  }

  all(): FormSubject[] {
    return [...this.subjects.values()];
  }

  find(subject: string): FormSubject | undefined {
    return this.subjects.get(subject);
  }

  /** Throws NOT_FOUND. */
  require(subject: string): FormSubject {
    const found = this.subjects.get(subject);
    if (!found) throw new AppError('NOT_FOUND', '没有这个评价表');
    return found;
  }

  /** What anybody may rate: a matter or the survey. Throws VALIDATION_FAILED. */
  requireRateable(matterId: string): FormSubject {
    const found = this.subjects.get(matterId);
    if (found?.purpose === 'matter' || found?.purpose === 'survey') return found;
    throw new AppError('VALIDATION_FAILED', undefined, { details: [{ path: 'matterId', message: '没有这个服务事项' }] });
  }

  /** A matter that was taken out of the configuration keeps its id as its name. */
  nameOf(matterId: string): string {
    return this.subjects.get(matterId)?.name ?? matterId;
  }

  counterName(counterId: string | null): string | null {
    return counterName(this.config.centre, counterId);
  }

  /** Throws VALIDATION_FAILED for a counter that is unknown or does not serve the matter. */
  requireCounter(counterId: string | null, matterId: string): void {
    if (counterId === null) return;
    const counter = this.config.centre.counters.find(({ id }) => id === counterId);
    if (!counter) throw new AppError('VALIDATION_FAILED', undefined, { details: [{ path: 'counterId', message: '没有这个服务窗口' }] });
    if (counter.matterIds?.includes(matterId) === false) throw new AppError('VALIDATION_FAILED', undefined, { details: [{ path: 'matterId', message: '这个窗口不办这件事' }] });
  }
}
