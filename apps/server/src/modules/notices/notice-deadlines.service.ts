import type { NoticeType, TradeCategory } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { deadlinesIn, type Deadline } from './deadlines.js';
import { NoticeDeadlinesRepository, type DeadlineAhead, type DeadlinePlace } from './notice-deadlines.repository.js';
import { NoticesRepository } from './notices.repository.js';

export type { DeadlineAhead, DeadlinePlace } from './notice-deadlines.repository.js';

/** A notice of a project that stands, at its newest version. */
export interface StandingNotice {
  noticeId: string;
  versionNumber: number;
  type: NoticeType;
  category: TradeCategory;
  /** Empty: all of them. */
  sectionIds: string[];
  deadlines: Deadline[];
}

/** What lies ahead, for whoever reminds people of it. */
@Injectable()
export class NoticeDeadlinesService {
  constructor(
    private readonly deadlines: NoticeDeadlinesRepository,
    private readonly notices: NoticesRepository,
  ) {}

  ahead(after: Date, until: Date, place: DeadlinePlace | undefined, limit: number): Promise<DeadlineAhead[]> {
    return this.deadlines.findAhead(after, until, place, limit);
  }

  /** The notices that stand in the project of this one, oldest first. */
  async besides(noticeId: string): Promise<StandingNotice[]> {
    const projectId = (await this.notices.findPublic(noticeId))?.projectId ?? null;
    return projectId === null ? [] : this.standing(projectId);
  }

  /** The notices of a project that stand, oldest first. */
  async standing(projectId: string): Promise<StandingNotice[]> {
    const rows = (await this.notices.findOfProject(projectId)).filter(({ state }) => state !== 'withdrawn');
    const versions = await this.notices.findCurrent(rows);
    return rows.flatMap(({ id }) => {
      const version = versions.get(id);
      if (!version) return [];
      const { number, type, category, sectionIds, keyDates } = version;
      return [{ noticeId: id, versionNumber: number, type, category, sectionIds, deadlines: deadlinesIn(keyDates) }];
    });
  }
}
