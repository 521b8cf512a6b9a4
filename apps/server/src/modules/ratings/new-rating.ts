import type { RatingChannel } from '@sunshine/contracts';
import { dayOf, startOfDay } from '../../platform/clock/clock.js';
import { newIdAt } from '../../platform/database/ids.js';
import { contentOf, type Filled } from './filled-form.js';
import type { HandledServiceEntity } from './handled-service.entity.js';
import type { RatingEntity } from './rating.entity.js';

/** Who rated and from where; nothing of it is known of a paper form. */
export type Rater = Pick<RatingEntity, 'userId' | 'receipt' | 'codeHash' | 'clientMark' | 'contactSealed' | 'deviceHash' | 'networkHash' | 'isStaffDevice' | 'durationMs' | 'enteredBy'>;

export const nobody: Rater = { userId: null, receipt: null, codeHash: null, clientMark: null, contactSealed: null, deviceHash: null, networkHash: null, isStaffDevice: false, durationMs: null, enteredBy: null };

/** What was rated: a finished service, or a matter at large. */
export interface Rated {
  matterId: string;
  sectionId: string | null;
  counterId: string | null;
  service: HandledServiceEntity | null;
}

const ofService = (service: HandledServiceEntity | null) => ({ serviceId: service?.id ?? null, servedAt: service?.createdAt ?? null, caseId: service?.caseId ?? null, handledById: service?.handledById ?? null, handledBy: service?.handledBy ?? null });

/** A row as it begins. Throws VALIDATION_FAILED when the answers do not fit the form. */
export function newRating(filled: Filled, { matterId, sectionId, counterId, service }: Rated, channel: RatingChannel, rater: Rater, at: Date): RatingEntity {
  const day = dayOf(at);
  const open = { changedAt: null, excludedAt: null, answer: null, answeredAt: null, answeredBy: null };
  const place = { matterId, sectionId: service?.sectionId ?? sectionId, counterId: service?.counterId ?? counterId };
  return { id: newIdAt(startOfDay(day)), ...place, ...ofService(service), ...contentOf(filled), channel, ...rater, day, createdAt: at, ...open };
}
