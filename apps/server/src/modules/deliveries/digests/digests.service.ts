import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { Clock, ZONE } from '../../../platform/clock/clock.js';
import { crashPoint } from '../../../platform/crash-points/crash-points.js';
import { UnitOfWork, type Tx } from '../../../platform/database/unit-of-work.js';
import { chunksOf, groupsOf } from '../../../platform/groups.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { UsersService } from '../../identity/users.service.js';
import { NoticesService } from '../../notices/notices.service.js';
import { DeliveriesService } from '../deliveries.service.js';
import { digestContent } from './digest-content.js';
import { DIGEST_MAKE, PEOPLE_A_JOB } from './digest-jobs.js';
import { DigestSchedule } from './digest-schedule.service.js';
import { DigestsRepository, type DigestMember } from './digests.repository.js';

const PEOPLE_A_PAGE = 1000;
const MEMBERS_A_PAGE = 1000;

/** Where the card opens. */
const digestPage = (inboxItemId: string): string => `pages/inbox/index?digest=${inboxItemId}`;

/** One message a person for all that gathered in their digests: docs/decisions/0016-timing.md. */
@Injectable()
export class DigestsService {
  constructor(
    private readonly digests: DigestsRepository,
    private readonly deliveries: DeliveriesService,
    private readonly schedule: DigestSchedule,
    private readonly notices: NoticesService,
    private readonly users: UsersService,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Hands out everybody whose digest is due. */
  async handOut(signal: AbortSignal): Promise<void> {
    const now = this.clock.now();
    for (let after: string | undefined = ''; after !== undefined; ) {
      signal.throwIfAborted();
      const userIds = await this.digests.findPeople(now, after, PEOPLE_A_PAGE);
      await this.unitOfWork.run(async (tx) => {
        for (const some of chunksOf(userIds, PEOPLE_A_JOB)) await this.outbox.add(tx, { kind: DIGEST_MAKE, payload: { userIds: some } });
      });
      after = userIds.length < PEOPLE_A_PAGE ? undefined : userIds.at(-1);
    }
  }

  /** Makes the digests that these people are due; whoever has theirs already has nothing left to put into one. One that fails holds up nobody else's. */
  async make(userIds: string[]): Promise<void> {
    try {
      await this.makeTogether(userIds);
    } catch (error) {
      if (userIds.length === 1) throw error;
      const errors: unknown[] = [];
      for (const userId of userIds) await this.makeTogether([userId]).catch((alone: unknown) => void errors.push(alone));
      if (errors.length > 0) throw new AggregateError(errors, String(errors[0]));
    }
  }

  private async makeTogether(userIds: string[]): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      // Held before anything is read: two jobs for one person take turns, and the second one finds nothing.
      const users = await this.users.holdMany(tx, userIds);
      const members = await this.dueOf(tx, users.map(({ id }) => id));
      const refusing = new Set(users.filter(({ remindersOffAt }) => remindersOffAt !== null).map(({ id }) => id));
      const wanted = await this.withoutRefused(tx, members, refusing);
      const standing = await this.withoutWithdrawn(tx, wanted);
      for (const [userId, mine] of groupsOf(standing, (member) => member.userId)) await this.makeOne(tx, userId, mine);
    });
    crashPoint('digest-made');
  }

  private async dueOf(tx: Tx, userIds: string[]): Promise<DigestMember[]> {
    const now = this.clock.now();
    const members: DigestMember[] = [];
    for (let after: string | undefined = ''; after !== undefined && userIds.length > 0; ) {
      const page: DigestMember[] = await this.digests.findDue(tx, userIds, now, after, MEMBERS_A_PAGE);
      members.push(...page);
      after = page.length < MEMBERS_A_PAGE ? undefined : page.at(-1)?.id;
    }
    return members;
  }

  private async withoutRefused(tx: Tx, members: DigestMember[], refusing: Set<string>): Promise<DigestMember[]> {
    const refused = members.filter(({ userId }) => refusing.has(userId));
    await this.digests.drop(tx, refused.map(({ id }) => id), 'reminders-off');
    return members.filter(({ userId }) => !refusing.has(userId));
  }

  /** A notice may be withdrawn before that has been announced. That it is, is news that stays. */
  private async withoutWithdrawn(tx: Tx, members: DigestMember[]): Promise<DigestMember[]> {
    const withdrawn = await this.notices.withdrawnAmong(tx, [...new Set(members.flatMap(({ noticeId }) => noticeId ?? []))]);
    const isGone = ({ kind, noticeId }: DigestMember): boolean => kind !== 'withdrawn' && noticeId !== null && withdrawn.has(noticeId);
    await this.digests.drop(tx, members.filter(isGone).map(({ id }) => id), 'withdrawn');
    return members.filter((member) => !isGone(member));
  }

  private async makeOne(tx: Tx, userId: string, members: DigestMember[]): Promise<void> {
    const ids = members.map(({ id }) => id);
    const slot = new Date(Math.max(...members.map(({ digestAt }) => digestAt.getTime())));
    const reasons = await this.digests.findReasons(tx, members.map(({ inboxItemId }) => inboxItemId));
    const content = digestContent(members.map((member) => ({ ...member, reasons: reasons.get(member.inboxItemId) ?? [] })), this.clock.now());
    const digestId = await this.deliveries.tellDigest(tx, { userId, onceKey: `digest:${slot.toISOString()}`, ...content, pageOf: digestPage });
    if (digestId !== undefined) return this.digests.close(tx, ids, digestId);
    const next = nextDay(slot, this.clock.now());
    await this.digests.move(tx, ids, next);
    await this.schedule.expect(tx, [next]);
  }
}

/** The same time of the next day that is still ahead: for what was written down just when its digest was made. */
function nextDay(slot: Date, now: Date): Date {
  const [at, today] = [slot, now].map((each) => DateTime.fromJSDate(each, { zone: ZONE })) as [DateTime, DateTime];
  const next = today.set({ hour: at.hour, minute: at.minute, second: 0, millisecond: 0 });
  return (next > today ? next : next.plus({ days: 1 })).toJSDate();
}
