import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { Config } from '../../../platform/config/config.js';
import { crashPoint } from '../../../platform/crash-points/crash-points.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { chunksOf } from '../../../platform/groups.js';
import { ClocksService } from '../../clocks/clocks.service.js';
import { DeliveriesService, type NoticeNews, type NoticeTelling } from '../../deliveries/deliveries.service.js';
import { noticeMessage, noticeSaid, type NoticeTold } from '../../deliveries/message-content.js';
import type { DeadlineName } from '../../notices/deadlines.js';
import { NoticeDeadlinesService } from '../../notices/notice-deadlines.service.js';
import { NoticesService } from '../../notices/notices.service.js';
import { FollowsService } from '../follows.service.js';
import { dueReminder, remindersOf, type DatedNotice, type Reminder } from './reminder-times.js';
import { standingDeadlines, type StandingDeadline } from './standing-deadlines.js';

/** One reminder to everybody who follows the project. */
export interface DeadlineReminder {
  noticeId: string;
  projectId: string;
  name: DeadlineName;
  /** ISO. */
  at: string;
  days: number;
}

/** People a transaction. */
const CHUNK = 100;

/** The job's key: one a version that names the deadline, since a date may be moved away, have its job run in vain, and come back. */
export const reminderKey = ({ noticeId, name, at, days }: Omit<DeadlineReminder, 'projectId'>, versionNumber: number): string => `reminder:${noticeId}:${versionNumber}:${name}:${at}:${days}`;
/** The key under which a person is reminded of one deadline, so many days before, at most once, whichever of the project's notices repeat it. */
const onceKeyOf = ({ projectId, name, at, days }: Omit<DeadlineReminder, 'noticeId'>): string => `reminder:${projectId}:${name}:${at}:${days}`;

/** Reminds the followers of a project before its deadlines. What is asked for is checked again at that moment: dates move. */
@Injectable()
export class DeadlineRemindersService {
  constructor(
    private readonly deadlines: NoticeDeadlinesService,
    private readonly notices: NoticesService,
    private readonly follows: FollowsService,
    private readonly deliveries: DeliveriesService,
    private readonly clocks: ClocksService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** When a deadline is reminded of, the earliest first. */
  async timesOf(deadline: DatedNotice): Promise<Reminder[]> {
    return remindersOf(deadline, this.config.centre.reminders, await this.clocks.calendar());
  }

  /** Tells all followers. Nothing happens, or no more, when the deadline was moved, is over, or is spoken of by another notice by now. */
  async tellFollowers(reminder: DeadlineReminder, signal: AbortSignal): Promise<void> {
    for (const userIds of chunksOf(await this.follows.peopleOf(reminder.projectId), CHUNK)) {
      signal.throwIfAborted();
      const deadline = await this.dueDeadline(reminder);
      if (!deadline) return;
      await this.tell(deadline, reminder.days, userIds);
    }
  }

  /** Tells somebody who has just begun to follow a project of what its other followers were reminded of already. */
  async tellNewFollower(userId: string, projectId: string): Promise<void> {
    if (!(await this.follows.isFollowing(userId, projectId))) return;
    for (const deadline of await this.standing(projectId)) {
      const due = await this.dueOf(deadline);
      if (due) await this.tell(deadline, due.days, [userId]);
    }
  }

  /** A notice event may move the dates of its whole project: reminders of the old ones that still wait are not pushed. */
  async expireMoved(noticeId: string): Promise<void> {
    const notices = await this.deadlines.besides(noticeId);
    const standing = standingDeadlines(notices);
    await this.unitOfWork.run(async (tx) => {
      for (const notice of notices) await this.deliveries.expireReminders(tx, notice.noticeId, standing.filter((deadline) => deadline.notice === notice).map(({ at }) => at));
    });
  }

  private async dueDeadline(reminder: DeadlineReminder): Promise<StandingDeadline | undefined> {
    const deadline = (await this.standing(reminder.projectId)).find(({ notice, name, at }) => notice.noticeId === reminder.noticeId && name === reminder.name && at.toISOString() === reminder.at);
    return deadline && (await this.dueOf(deadline))?.days === reminder.days ? deadline : undefined;
  }

  private async standing(projectId: string): Promise<StandingDeadline[]> {
    return standingDeadlines(await this.deadlines.standing(projectId));
  }

  private async dueOf({ name, at, notice: { type, category } }: StandingDeadline): Promise<Reminder | undefined> {
    return dueReminder(await this.timesOf({ name, at, type, category }), at, this.clock.now());
  }

  private async tell(deadline: StandingDeadline, days: number, userIds: string[]): Promise<void> {
    const { name, at, notice } = deadline;
    const { noticeId, versionNumber } = notice;
    const subject = await this.notices.forMatching(noticeId);
    if (!subject) return;
    const { card, projectName } = subject;
    const places = this.config.centre.regions.map((region) => region.name);
    const told: NoticeTold = { kind: 'reminder', card, projectName, places, now: this.clock.now(), reminder: { name, at } };
    const news: NoticeNews = { kind: 'reminder', noticeId, versionNumber, projectId: card.projectId, ...noticeSaid(told), onceKey: onceKeyOf({ projectId: card.projectId, name, at: at.toISOString(), days }) };
    const reasons: NoticeTelling['reasons'] = [{ kind: 'follow', alertId: null, name: projectName, matches: [] }];
    const values = noticeMessage(told)(reasons);
    await this.unitOfWork.run((tx) => this.deliveries.record(tx, news, userIds.map((userId) => ({ userId, reasons, values, timing: { when: 'now', quiet: [] } }))));
    crashPoint('reminder-made');
  }
}
