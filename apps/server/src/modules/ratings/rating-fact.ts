import type { RatingEntity } from './rating.entity.js';
import type { RatingHistory } from './rating-history.repository.js';
import type { RatingFact } from './rating-listener.js';

export function factOf(row: RatingEntity, { change, exclusion }: Partial<RatingHistory> = {}): RatingFact {
  const { id, matterId, sectionId, counterId, level, channel, serviceId, servedAt, caseId, handledById, userId, receipt, comment, deviceHash, networkHash, isStaffDevice, durationMs, day, createdAt } = row;
  const own = { id, matterId, sectionId, counterId, level, channel, serviceId, servedAt, caseId, handledById, userId, receipt, comment, deviceHash, networkHash, isStaffDevice, durationMs, day, createdAt };
  return { ...own, earlierLevel: change?.level ?? null, hasContact: row.contactSealed !== null, exclusion: exclusion?.state ?? null };
}
