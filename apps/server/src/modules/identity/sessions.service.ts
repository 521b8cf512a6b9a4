import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { DeviceKind, DeviceList } from '@sunshine/contracts';
import { Clock, addMs } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { sha256 } from '../../platform/crypto/sha256.js';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work.js';
import { AppError } from '../../platform/http/app-error.js';
import { Sessions, type SessionOwner } from '../../platform/http/caller.js';
import type { SessionKind, SessionRow } from './session.entity.js';
import { SessionsRepository } from './sessions.repository.js';
import { StaffRepository } from './staff.repository.js';
import { UsersRepository } from './users.repository.js';

const HOUR_MS = 3_600_000;
/** Prolonging writes; once an hour is enough for 最近使用, and once in a tenth of a short life. */
const PROLONG_AFTER = 0.1;
/** So much of the token's hash names a session to its owner: no secret, and never twice. */
const ID_LENGTH = 16;

/** More than a person has devices; the oldest go, so that logging in again and again does not fill the table. */
const MOST_SESSIONS = 50;

@Injectable()
export class SessionsService extends Sessions {
  constructor(
    private readonly sessions: SessionsRepository,
    private readonly users: UsersRepository,
    private readonly staff: StaffRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {
    super();
  }

  async begin(tx: Tx, kind: SessionKind, subjectId: string, device: DeviceKind): Promise<{ token: string; expiresAt: Date }> {
    const now = this.clock.now();
    await this.sessions.removeExpired(tx, now);
    await this.sessions.removeOldest(tx, subjectId, MOST_SESSIONS - 1);
    const token = randomBytes(32).toString('base64url');
    const expiresAt = addMs(now, this.lifeMs(kind));
    await this.sessions.add(tx, { tokenHash: sha256(token), kind, subjectId, expiresAt, createdAt: now, device, lastSeenAt: now });
    return { token, expiresAt };
  }

  async find(token: string): Promise<SessionOwner | undefined> {
    const session = await this.sessions.find(sha256(token));
    const now = this.clock.now();
    if (!session || session.expiresAt <= now) return undefined;
    const owner = session.kind === 'user' ? await this.user(session.subjectId) : await this.member(session.subjectId);
    if (owner) await this.prolong(session, now);
    return owner;
  }

  async end(token: string | undefined): Promise<void> {
    if (token !== undefined) await this.unitOfWork.run((tx) => this.sessions.remove(tx, sha256(token)));
  }

  /** 登录的设备: the living sessions of a person, newest first. */
  async devices(subjectId: string, token: string | undefined): Promise<DeviceList> {
    const own = token === undefined ? undefined : sha256(token);
    const rows = await this.sessions.findLiving(subjectId, this.clock.now(), MOST_SESSIONS);
    return {
      items: rows.map(({ tokenHash, device, createdAt, lastSeenAt }) => ({
        id: tokenHash.slice(0, ID_LENGTH),
        kind: device,
        isThis: tokenHash === own,
        createdAt: createdAt.toISOString(),
        lastSeenAt: lastSeenAt.toISOString(),
      })),
    };
  }

  count(subjectId: string): Promise<number> {
    return this.sessions.countLiving(subjectId, this.clock.now());
  }

  /** Ends one of the person's sessions, by the id that `devices` gave it. Throws NOT_FOUND. */
  async endDevice(subjectId: string, id: string): Promise<void> {
    const isEnded = await this.unitOfWork.run((tx) => this.sessions.removeOne(tx, subjectId, id));
    if (!isEnded) throw new AppError('NOT_FOUND', '这台设备已经退出登录');
  }

  /** 全部退出: every device, the one that asks too. */
  async endDevices(subjectId: string): Promise<void> {
    await this.unitOfWork.run((tx) => this.endAllOf(tx, subjectId));
  }

  /** Ends every session of a person, but the one of `exceptToken`; answers how many. */
  endAllOf(tx: Tx, subjectId: string, exceptToken?: string): Promise<number> {
    return this.sessions.removeAllOf(tx, subjectId, exceptToken === undefined ? undefined : sha256(exceptToken));
  }

  private async user(id: string): Promise<SessionOwner | undefined> {
    const user = await this.users.findById(id);
    return user ? { kind: 'user', id } : undefined;
  }

  private async member(id: string): Promise<SessionOwner | undefined> {
    const member = await this.staff.findById(id);
    if (!member || member.disabled) return undefined;
    return { kind: 'staff', id, name: member.displayName, role: member.role, sectionId: member.sectionId, mustChangePassword: member.mustChangePassword };
  }

  private async prolong(session: SessionRow, now: Date): Promise<void> {
    const life = this.lifeMs(session.kind);
    const expiresAt = addMs(now, life);
    if (now.getTime() - session.lastSeenAt.getTime() < Math.min(life * PROLONG_AFTER, HOUR_MS)) return;
    await this.unitOfWork.run(async (tx) => {
      await this.sessions.prolong(tx, session.tokenHash, now, expiresAt);
      if (session.kind === 'user') await this.users.change(tx, session.subjectId, { lastSeenAt: now });
    });
  }

  private lifeMs(kind: SessionKind): number {
    const { USER_SESSION_HOURS, STAFF_SESSION_HOURS } = this.config.env;
    return (kind === 'user' ? USER_SESSION_HOURS : STAFF_SESSION_HOURS) * HOUR_MS;
  }
}
