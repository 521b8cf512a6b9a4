import type { NoticeCard } from '@sunshine/contracts';
import type { Notice as MatchableNotice } from '@sunshine/matching';
import { Injectable } from '@nestjs/common';
import { chunksOf } from '../../platform/groups.js';
import { BoundedMemory } from './bounded-memory.js';
import { matchableOf } from './matchable.js';
import { NoticesService } from './notices.service.js';
import { RecentNoticesRepository, type Standing } from './recent-notices.repository.js';

/** Some months of a county's; beyond it fewer days are looked at. */
const MOST = 5_000;
const DAY_MS = 86_400_000;
const PAGE = 400;
const MOST_FACTS = 20_000;
/** Of bodies: some 40 MB. */
const MOST_CHARACTERS = 20_000_000;
/** A body has at most two million characters. */
const BODIES_AT_ONCE = 100;

/** A notice without its body, which is asked for only when the rest fits. */
export type RecentNotice = MatchableNotice & { versionId: string };

/** Public notices of the last days as alerts are matched against them. */
@Injectable()
export class RecentNotices {
  /** A version never changes, so what was read of it once stays right in every process. */
  private readonly facts = new BoundedMemory<RecentNotice>(MOST_FACTS, () => 1);
  private readonly bodies = new BoundedMemory<string>(MOST_CHARACTERS, (body) => body.length);

  constructor(
    private readonly recent: RecentNoticesRepository,
    private readonly notices: NoticesService,
  ) {}

  /** How many of the last `days` days hold no more than can be looked at in a moment; a single day always counts. */
  async daysWithin(days: number, now: Date): Promise<number> {
    const beyond = await this.recent.findPlace(MOST);
    const whole = beyond === null ? days : Math.floor((now.getTime() - beyond.getTime()) / DAY_MS);
    return Math.min(days, Math.max(1, whole));
  }

  /** Those of the last days, newest first, page by page. A notice that changes meanwhile is seen as it was or as it is. */
  async *lastDays(days: number, now: Date): AsyncGenerator<RecentNotice[]> {
    const standing = await this.recent.findSince(new Date(now.getTime() - days * DAY_MS), MOST);
    for (const page of chunksOf(standing, PAGE)) yield await this.pageOf(page);
  }

  /** The same with their bodies, a few at a time. */
  async *withBodies(notices: RecentNotice[]): AsyncGenerator<MatchableNotice[]> {
    for (const part of chunksOf(notices, BODIES_AT_ONCE)) {
      const bodies = await this.bodiesOf(part.map(({ versionId }) => versionId));
      yield part.map((notice) => ({ ...notice, body: bodies.get(notice.versionId) ?? '' }));
    }
  }

  /** By the notice's id; those that are still listed. */
  async cards(ids: string[]): Promise<Map<string, NoticeCard>> {
    const rows = ids.length === 0 ? [] : await this.recent.findNotices(ids);
    return new Map((await this.notices.cards(rows)).map((card) => [card.id, card]));
  }

  private async pageOf(standing: Standing[]): Promise<RecentNotice[]> {
    const known = standing.map((one) => this.facts.get(keyOf(one)));
    const missing = standing.filter((_, at) => known[at] === undefined).map(({ id }) => id);
    const versions = missing.length === 0 ? [] : await this.recent.findVersions(missing);
    const read = new Map(versions.map((version) => [version.noticeId, { ...matchableOf(version.noticeId, { ...version, body: '' }), versionId: version.id }]));
    for (const { noticeId, number } of versions) {
      const facts = read.get(noticeId);
      if (facts) this.facts.keep(keyOf({ id: noticeId, number }), facts);
    }
    return standing.flatMap(({ id }, at) => known[at] ?? read.get(id) ?? []);
  }

  private async bodiesOf(versionIds: string[]): Promise<Map<string, string>> {
    const known = new Map(versionIds.flatMap((id) => {
      const body = this.bodies.get(id);
      return body === undefined ? [] : [[id, body] as const];
    }));
    const missing = versionIds.filter((id) => !known.has(id));
    const read = missing.length === 0 ? new Map<string, string>() : await this.recent.findBodies(missing);
    for (const [id, body] of read) this.bodies.keep(id, body);
    return new Map([...known, ...read]);
  }
}

const keyOf = ({ id, number }: Standing): string => `${id} ${number}`;
