import { Injectable } from '@nestjs/common';
import type { DeviceKind, Login, Session } from '@sunshine/contracts';
import { Clock } from '../../platform/clock/clock.js';
import type { CloudIdentity } from '../../platform/cloud/cloud-hosting.js';
import { newId } from '../../platform/database/ids.js';
import { isUniqueViolation, UnitOfWork, type Tx } from '../../platform/database/unit-of-work.js';
import { AppError } from '../../platform/http/app-error.js';
import { CANARY_ID } from './canary.js';
import { PhoneCodesService } from './phone-codes.service.js';
import { SessionsService } from './sessions.service.js';
import type { UserRow } from './user.entity.js';
import { UsersRepository } from './users.repository.js';

/** A person as other modules see them. */
export type User = Readonly<UserRow>;

/** As WeChat names somebody on the phone. */
interface Person {
  openid: string;
  unionid?: string | undefined;
}

@Injectable()
export class UsersService {
  constructor(
    private readonly users: UsersRepository,
    private readonly sessions: SessionsService,
    private readonly codes: PhoneCodesService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** As the person whom cloud hosting named, or by the code of wx.login. Throws what PhoneCodesService.login throws. */
  async logIn({ code }: Login, device: DeviceKind, proven?: CloudIdentity): Promise<Session> {
    if (proven) return this.open(proven, device);
    if (code === undefined) throw new AppError('VALIDATION_FAILED', undefined, { details: [{ path: 'code', message: '不能为空' }] });
    return this.open(await this.codes.login(code), device);
  }

  /** Begins a session of the person whom WeChat vouches for. */
  async open(person: Person, device: DeviceKind): Promise<Session> {
    try {
      return await this.begin(person, device);
    } catch (error) {
      // Two first logins, or a login and the news of a follower, met: the other one has made the row.
      if (!isUniqueViolation(error)) throw error;
      return this.begin(person, device);
    }
  }

  /** Self-watch's own subscriber, made when it is not there yet. */
  async ensureCanary(tx: Tx): Promise<User> {
    const found = await this.users.findById(CANARY_ID, tx);
    if (found) return found;
    const canary = { ...this.newUser(), id: CANARY_ID };
    await this.users.add(tx, canary);
    return canary;
  }

  async get(id: string, tx?: Tx): Promise<User> {
    const user = await this.users.findById(id, tx);
    if (!user) throw new AppError('NOT_FOUND');
    return user;
  }

  /**
   * Keeps the person as they are until the commit: whoever writes something of theirs holds them first, so that nothing is
   * written behind an erasure and no limit is passed by two writes at once. Throws SESSION_EXPIRED when they are gone.
   */
  async hold(tx: Tx, id: string): Promise<void> {
    if (!(await this.users.lock(tx, id))) throw new AppError('SESSION_EXPIRED');
  }

  /** Like `hold`, for at most a few hundred people: those who still exist, in no order. */
  async holdMany(tx: Tx, ids: string[]): Promise<User[]> {
    const held = await this.users.lockMany(tx, [...new Set(ids)]);
    return this.users.findMany(held, tx);
  }

  /** Those of `ids` that still exist, in no order. */
  getMany(ids: string[], tx?: Tx): Promise<User[]> {
    return this.users.findMany(ids, tx);
  }

  /** Those of these people, at most a few hundred, who want no reminders. */
  refusing(tx: Tx, ids: string[]): Promise<string[]> {
    return this.users.findRefusing(tx, ids);
  }

  findByOfficialOpenid(openid: string, tx?: Tx): Promise<User | null> {
    return this.users.findBy('officialOpenid', openid, tx);
  }

  findByUnionid(unionid: string, tx?: Tx): Promise<User | null> {
    return this.users.findBy('unionid', unionid, tx);
  }

  /**
   * What the official account says about a follower. Only the unionid joins the two openids of one person; without it the
   * follower becomes a person of their own; who does not follow and is unknown stays so.
   */
  async setOfficial(tx: Tx, official: { openid: string; unionid?: string | undefined; following: boolean }): Promise<void> {
    const { openid, unionid, following } = official;
    const byUnion = unionid === undefined ? null : await this.users.findBy('unionid', unionid, tx);
    const byOpenid = await this.users.findBy('officialOpenid', openid, tx);
    if (byUnion && byOpenid && byUnion.id !== byOpenid.id) await this.giveUpOfficial(tx, byOpenid);
    const user = byUnion ?? byOpenid;
    if (user) return this.users.change(tx, user.id, { officialOpenid: openid, officialFollowing: following, officialSeenAt: this.clock.now(), ...(unionid === undefined ? {} : { unionid }) });
    if (following) await this.users.add(tx, { ...this.newUser(), officialOpenid: openid, officialFollowing: true, officialSeenAt: this.clock.now(), unionid: unionid ?? null });
  }

  /** Those of `openids` that are known, by openid. */
  async findFollowers(openids: string[], tx?: Tx): Promise<Map<string, User>> {
    const users = await this.users.findByOfficialOpenids(openids, tx);
    return new Map(users.map((user) => [user.officialOpenid ?? '', user]));
  }

  /** Those openids that neither account knows anybody by. */
  async strangersAmong(tx: Tx, openids: string[]): Promise<string[]> {
    const known = await this.users.findByOpenids(tx, openids);
    const names = new Set(known.flatMap(({ miniOpenid, officialOpenid }) => [miniOpenid, officialOpenid]));
    return openids.filter((openid) => !names.has(openid));
  }

  markFollowersSeen(tx: Tx, ids: string[]): Promise<void> {
    return this.users.markOfficialSeen(tx, ids, this.clock.now());
  }

  /** Followers whom nothing named since, page by page in id order. */
  findUnseenFollowers(since: Date, afterId: string, limit: number): Promise<User[]> {
    return this.users.findOfficialUnseen(since, afterId, limit);
  }

  /** Who follows the account, and how many of them also use the phone page. */
  async countFollowers(): Promise<{ following: number; joined: number }> {
    return { following: await this.users.countFollowing(false), joined: await this.users.countFollowing(true) };
  }

  /** Forgets what the official account knew of a person who left it; the phone's account stays. */
  forgetOfficial(tx: Tx, id: string): Promise<void> {
    return this.users.change(tx, id, { officialOpenid: null, officialFollowing: false, officialSeenAt: null });
  }

  setPhone(tx: Tx, id: string, phone: Pick<UserRow, 'phoneSealed' | 'phoneSince'>): Promise<void> {
    return this.users.change(tx, id, phone);
  }

  /** Writes down that the person wants to be told of notices, or no longer. */
  setReminders(tx: Tx, id: string, on: boolean): Promise<void> {
    const now = this.clock.now();
    return this.users.change(tx, id, on ? { remindersOffAt: null, remindersOnAt: now } : { remindersOffAt: now });
  }

  /** Removes the person. What is kept about them, sessions too, is its holders' to erase first. */
  remove(tx: Tx, id: string): Promise<void> {
    return this.users.remove(tx, id);
  }

  private begin({ openid, unionid }: Person, device: DeviceKind): Promise<Session> {
    return this.unitOfWork.run(async (tx) => {
      const user = await this.upsertMini(tx, openid, unionid);
      const { token, expiresAt } = await this.sessions.begin(tx, 'user', user, device);
      return { token, expiresAt: expiresAt.toISOString() };
    });
  }

  private async upsertMini(tx: Tx, openid: string, unionid: string | undefined): Promise<string> {
    const now = this.clock.now();
    const byOpenid = await this.users.findBy('miniOpenid', openid, tx);
    const byUnion = unionid === undefined ? null : await this.users.findBy('unionid', unionid, tx);
    if (byOpenid && byUnion && byOpenid.id !== byUnion.id) return this.merge(tx, byOpenid, byUnion);
    const user = byOpenid ?? byUnion;
    if (user) {
      await this.users.change(tx, user.id, { miniOpenid: openid, lastSeenAt: now, ...(unionid === undefined ? {} : { unionid }) });
      return user.id;
    }
    const added = { ...this.newUser(), miniOpenid: openid, unionid: unionid ?? null };
    await this.users.add(tx, added);
    return added.id;
  }

  /** A follower known by unionid alone turns out to be this phone's user: the phone's row stays, it owns the alerts. */
  private async merge(tx: Tx, phone: UserRow, follower: UserRow): Promise<string> {
    await this.users.change(tx, follower.id, { unionid: null, officialOpenid: null, officialFollowing: false });
    await this.users.change(tx, phone.id, { unionid: follower.unionid, officialOpenid: follower.officialOpenid, officialFollowing: follower.officialFollowing, lastSeenAt: this.clock.now() });
    if (follower.miniOpenid === null) await this.users.remove(tx, follower.id);
    return phone.id;
  }

  /** The account's openid turns out to be another person's. A row that knew nothing else is nobody. */
  private async giveUpOfficial(tx: Tx, user: UserRow): Promise<void> {
    if (user.miniOpenid === null) await this.users.remove(tx, user.id);
    else await this.users.change(tx, user.id, { officialOpenid: null, officialFollowing: false, officialSeenAt: null });
  }

  private newUser(): UserRow {
    const now = this.clock.now();
    return {
      ...{ id: newId(), miniOpenid: null, unionid: null, officialOpenid: null, officialFollowing: false, officialSeenAt: null },
      ...{ phoneSealed: null, phoneSince: null, remindersOffAt: null, remindersOnAt: null, createdAt: now, lastSeenAt: now },
    };
  }
}
