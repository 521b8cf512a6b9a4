import { Injectable } from '@nestjs/common';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { ChangePassword, StaffLogin, StaffMember, StaffSession } from '@sunshine/contracts';
import { Audit } from '../../platform/audit/audit.js';
import { Clock, addMs } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work.js';
import { AppError } from '../../platform/http/app-error.js';
import type { StaffCaller } from '../../platform/http/caller.js';
import { hashPassword, isPassword } from './password.js';
import { SessionsService } from './sessions.service.js';
import type { StaffRow } from './staff.entity.js';
import { toStaffMember } from './staff.mapper.js';
import { StaffRepository } from './staff.repository.js';

/** One try at the password of a member. */
interface Attempt {
  member: StaffRow;
  isLocked: boolean;
  /** Which try in a row. */
  number: number;
}

@Injectable()
export class StaffLoginService {
  /** Compared with when the name is unknown, so that the answer takes as long as for a known one. */
  private nobody: Promise<string> | undefined;
  /** Attempts on names that do not exist: they are locked like others, or the lock would tell which exist. */
  private readonly unknown: RateLimiterMemory;

  constructor(
    private readonly staff: StaffRepository,
    private readonly sessions: SessionsService,
    private readonly audit: Audit,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {
    this.unknown = new RateLimiterMemory({ points: config.env.LOGIN_MAX_FAILURES, duration: config.env.LOGIN_LOCK_S });
  }

  /** An attempt is counted before its password is looked at, so that guesses at once get no more tries than guesses in a row. */
  async logIn(login: StaffLogin, ip: string): Promise<StaffSession> {
    const attempt = await this.countAttempt(login.username);
    const nobody = await (this.nobody ??= hashPassword('nobody has this password', this.config.env.PASSWORD_COST_LOG2));
    const isRight = await isPassword(login.password, attempt?.member.passwordHash ?? nobody);
    if (!attempt) return this.refuseUnknown(login.username, ip);
    if (attempt.isLocked) throw new AppError('ACCOUNT_LOCKED');
    if (!isRight) return this.refuse(attempt, ip);
    return this.open(attempt.member, ip);
  }

  async me(caller: StaffCaller): Promise<StaffMember> {
    return toStaffMember(await this.require(caller.id));
  }

  async changePassword(caller: StaffCaller, token: string | undefined, change: ChangePassword): Promise<void> {
    const member = await this.require(caller.id);
    if (!(await isPassword(change.current, member.passwordHash))) throw new AppError('WRONG_PASSWORD', '原密码不正确');
    if (change.current === change.next) throw new AppError('PASSWORD_TOO_WEAK', '新密码不能与原密码相同');
    const passwordHash = await hashPassword(change.next, this.config.env.PASSWORD_COST_LOG2);
    await this.unitOfWork.run(async (tx) => {
      await this.staff.change(tx, member.id, { passwordHash, mustChangePassword: false });
      await this.sessions.endAllOf(tx, member.id, token);
      await this.audit.record(tx, { actor: caller, action: 'staff.password', objectKind: 'staff', objectId: member.id, summary: `${member.displayName}修改了自己的密码` });
    });
  }

  /** The count comes first in its transaction: it locks the row, so what is read then is not older than the lock. */
  private async countAttempt(username: string): Promise<Attempt | undefined> {
    const known = await this.staff.findByUsername(username);
    if (!known) return undefined;
    return this.unitOfWork.run(async (tx) => {
      const member = await this.staff.countAttempt(tx, known.id);
      if (!member) return undefined;
      const number = member.failedAttempts;
      const wasLocked = this.isLocked(member);
      if (wasLocked) await this.staff.change(tx, member.id, { failedAttempts: 0 });
      else if (number > this.config.env.LOGIN_MAX_FAILURES) await this.lock(tx, member.id);
      return { member, number, isLocked: wasLocked || number > this.config.env.LOGIN_MAX_FAILURES };
    });
  }

  /** The row is read again: it may have been locked, disabled or given another password while this one was checked. */
  private async open(checked: StaffRow, ip: string): Promise<StaffSession> {
    return this.unitOfWork.run(async (tx) => {
      await this.staff.change(tx, checked.id, { failedAttempts: 0 });
      const member = await this.staff.findById(checked.id, tx);
      if (!member || member.passwordHash !== checked.passwordHash) throw new AppError('WRONG_PASSWORD');
      if (this.isLocked(member)) throw new AppError('ACCOUNT_LOCKED');
      if (member.disabled) throw new AppError('ACCOUNT_DISABLED');
      await this.staff.change(tx, member.id, { lockedUntil: null });
      const { token, expiresAt } = await this.sessions.begin(tx, 'staff', member.id, 'computer');
      const actor = { kind: 'staff', id: member.id, name: member.displayName, role: member.role, sectionId: member.sectionId, mustChangePassword: member.mustChangePassword, ip } as const;
      await this.audit.record(tx, { actor, action: 'staff.login', objectKind: 'staff', objectId: member.id, summary: `${member.displayName}登录` });
      return { token, expiresAt: expiresAt.toISOString(), member: { ...toStaffMember(member), lockedUntil: null } };
    });
  }

  private async refuse({ member, number }: Attempt, ip: string): Promise<never> {
    const isLast = number >= this.config.env.LOGIN_MAX_FAILURES;
    await this.unitOfWork.run(async (tx) => {
      if (isLast) await this.lock(tx, member.id);
      const summary = isLast ? `${member.displayName}的账号因连续输错密码被锁定` : `${member.displayName}的密码输入错误`;
      await this.audit.record(tx, { actor: { kind: 'guest', ip }, action: isLast ? 'staff.locked' : 'staff.login-failed', objectKind: 'staff', objectId: member.id, summary });
    });
    throw new AppError(isLast ? 'ACCOUNT_LOCKED' : 'WRONG_PASSWORD');
  }

  /** Answers, and takes as long, as for a name that exists. The name itself is not kept: it may be a password typed in the wrong field. */
  private async refuseUnknown(username: string, ip: string): Promise<never> {
    const { consumedPoints } = await this.unknown.penalty(username);
    await this.unitOfWork.run((tx) => this.audit.record(tx, { actor: { kind: 'guest', ip }, action: 'staff.login-failed', objectKind: 'staff', objectId: '-', summary: '用不存在的用户名登录' }));
    throw new AppError(consumedPoints >= this.config.env.LOGIN_MAX_FAILURES ? 'ACCOUNT_LOCKED' : 'WRONG_PASSWORD');
  }

  private isLocked({ lockedUntil }: StaffRow): boolean {
    return lockedUntil !== null && lockedUntil > this.clock.now();
  }

  private lock(tx: Tx, id: string): Promise<void> {
    return this.staff.change(tx, id, { failedAttempts: 0, lockedUntil: addMs(this.clock.now(), this.config.env.LOGIN_LOCK_S * 1000) });
  }

  private async require(id: string): Promise<StaffRow> {
    const member = await this.staff.findById(id);
    if (!member) throw new AppError('NOT_LOGGED_IN');
    return member;
  }
}
