import type { Notice as MatchableNotice } from '@sunshine/matching';
import type { NoticeVersionEntity } from './notice-version.entity.js';

type Facts = Pick<NoticeVersionEntity, 'title' | 'body' | 'category' | 'type' | 'regionCode' | 'amountFen' | 'ownerId' | 'agencyId' | 'greenChannel'> & { projectId: string | null };

/** A version as alerts are matched against it. */
export const matchableOf = (id: string, version: Facts): MatchableNotice => ({
  id,
  title: version.title,
  body: version.body,
  category: version.category,
  type: version.type,
  region: version.regionCode ?? '',
  amountFen: version.amountFen ?? undefined,
  ownerId: version.ownerId ?? undefined,
  agencyId: version.agencyId ?? undefined,
  projectId: version.projectId ?? undefined,
  greenChannel: version.greenChannel,
});
