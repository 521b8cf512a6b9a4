import type { NoticeCard } from '@sunshine/contracts';
import type { Notice as MatchableNotice } from '@sunshine/matching';
import { Injectable } from '@nestjs/common';
import { matchableOf } from './matchable.js';
import { NoticesService } from './notices.service.js';
import { RecentNoticesRepository, type RecentPlace } from './recent-notices.repository.js';

const PAGE = 400;
/** Far more than a province publishes in a month; older ones are left out beyond it. */
const MAX_PAGES = 250;
/** A body has at most two million characters. */
const BODIES_AT_ONCE = 25;

/** A notice without its body, which is asked for only when the rest fits. */
export type RecentNotice = MatchableNotice & { versionId: string };

/** Public notices of the last days as alerts are matched against them. */
@Injectable()
export class RecentNotices {
  constructor(
    private readonly recent: RecentNoticesRepository,
    private readonly notices: NoticesService,
  ) {}

  /** Newest first, page by page. A notice that changes meanwhile is seen as it was or as it is. */
  async *since(since: Date): AsyncGenerator<RecentNotice[]> {
    let after: RecentPlace | undefined;
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const places = await this.recent.findSince(since, after, PAGE);
      if (places.length > 0) yield await this.pageOf(places);
      if (places.length < PAGE) return;
      after = places.at(-1);
    }
  }

  /** The same with their bodies, a few at a time. */
  async *withBodies(notices: RecentNotice[]): AsyncGenerator<MatchableNotice[]> {
    for (let from = 0; from < notices.length; from += BODIES_AT_ONCE) {
      const part = notices.slice(from, from + BODIES_AT_ONCE);
      const bodies = await this.recent.findBodies(part.map(({ versionId }) => versionId));
      yield part.map((notice) => ({ ...notice, body: bodies.get(notice.versionId) ?? '' }));
    }
  }

  /** By the notice's id; those that are still listed. */
  async cards(ids: string[]): Promise<Map<string, NoticeCard>> {
    const rows = ids.length === 0 ? [] : await this.recent.findNotices(ids);
    return new Map((await this.notices.cards(rows)).map((card) => [card.id, card]));
  }

  private async pageOf(places: RecentPlace[]): Promise<RecentNotice[]> {
    const versions = await this.recent.findVersions(places.map(({ id }) => id));
    return places.flatMap(({ id }) => {
      const version = versions.get(id);
      return version ? [{ ...matchableOf(id, { ...version, body: '' }), versionId: version.id }] : [];
    });
  }
}
