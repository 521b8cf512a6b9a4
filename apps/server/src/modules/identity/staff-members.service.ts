import { Injectable } from '@nestjs/common';
import { staffRoles, type CreateStaffMember, type StaffMember, type StaffMemberList, type UpdateStaffMember } from '@sunshine/contracts';
import { Audit, type AuditActor } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { newId } from '../../platform/database/ids.js';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work.js';
import { AppError } from '../../platform/http/app-error.js';
import type { StaffCaller } from '../../platform/http/caller.js';
import { hashPassword } from './password.js';
import { SessionsService } from './sessions.service.js';
import type { StaffRow } from './staff.entity.js';
import { toStaffMember } from './staff.mapper.js';
import { StaffRepository } from './staff.repository.js';

@Injectable()
export class StaffMembersService {
  constructor(
    private readonly staff: StaffRepository,
    private readonly sessions: SessionsService,
    private readonly audit: Audit,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  async list(): Promise<StaffMemberList> {
    return { items: (await this.staff.list()).map(toStaffMember) };
  }

  async hasAdministrator(): Promise<boolean> {
    return (await this.staff.countActive('administrator')) > 0;
  }

  /** The password is one that the creator knows, so the member must change it (`mustChangePassword`) unless told otherwise. */
  async create(actor: AuditActor, member: CreateStaffMember, mustChangePassword = true): Promise<StaffMember> {
    const sectionId = this.sectionOf(member.sectionId ?? null);
    const passwordHash = await hashPassword(member.password, this.config.env.PASSWORD_COST_LOG2);
    return this.unitOfWork.run(async (tx) => {
      if (await this.staff.findByUsername(member.username, tx)) throw new AppError('NAME_TAKEN', '用户名已被使用');
      const { username, displayName, role } = member;
      const row: StaffRow = { id: newId(), username, displayName, role, sectionId, passwordHash, failedAttempts: 0, lockedUntil: null, disabled: false, mustChangePassword, createdAt: this.clock.now() };
      await this.staff.add(tx, row);
      await this.audit.record(tx, { actor, action: 'staff.create', objectKind: 'staff', objectId: row.id, summary: `新建成员${displayName}（${staffRoles[role]}）` });
      return toStaffMember(row);
    });
  }

  async update(caller: StaffCaller, id: string, change: UpdateStaffMember): Promise<StaffMember> {
    const passwordHash = change.password === undefined ? undefined : await hashPassword(change.password, this.config.env.PASSWORD_COST_LOG2);
    return this.unitOfWork.run(async (tx) => {
      const before = await this.staff.findById(id, tx);
      if (!before) throw new AppError('NOT_FOUND', '没有这位成员');
      const { displayName = before.displayName, role = before.role, disabled = before.disabled } = change;
      const sectionId = change.sectionId === undefined ? before.sectionId : this.sectionOf(change.sectionId);
      const reset = passwordHash === undefined ? {} : { passwordHash, mustChangePassword: id !== caller.id, failedAttempts: 0, lockedUntil: null };
      const columns = { displayName, role, sectionId, disabled, ...reset };
      const after: StaffRow = { ...before, ...columns };
      await this.staff.change(tx, id, columns);
      await this.keepAnAdministrator(tx);
      if (disabled || role !== before.role || passwordHash !== undefined) await this.sessions.endAllOf(tx, id);
      await this.audit.record(tx, { actor: caller, action: 'staff.update', objectKind: 'staff', objectId: id, summary: describe(before, after, { hasNewPassword: passwordHash !== undefined, section: this.sectionName(after.sectionId) }) });
      return toStaffMember(after);
    });
  }

  /** Ends every session of a member, who may log in again. */
  endSessions(caller: StaffCaller, id: string): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const member = await this.staff.findById(id, tx);
      if (!member) throw new AppError('NOT_FOUND', '没有这位成员');
      const count = await this.sessions.endAllOf(tx, id);
      await this.audit.record(tx, { actor: caller, action: 'staff.log-out', objectKind: 'staff', objectId: id, summary: `让成员${member.displayName}退出了 ${count} 处登录` });
    });
  }

  private sectionOf(sectionId: string | null): string | null {
    if (sectionId === null || this.config.centre.sections.some(({ id }) => id === sectionId)) return sectionId;
    throw new AppError('VALIDATION_FAILED', '没有这个股室', { details: [{ path: 'sectionId', message: '没有这个股室' }] });
  }

  private sectionName(sectionId: string | null): string {
    return this.config.centre.sections.find(({ id }) => id === sectionId)?.name ?? '未指定';
  }

  private async keepAnAdministrator(tx: Tx): Promise<void> {
    if ((await this.staff.countActive('administrator', tx)) === 0) throw new AppError('WRONG_STATE', '至少要保留一位可用的管理员');
  }
}

function describe(before: StaffRow, after: StaffRow, { hasNewPassword, section }: { hasNewPassword: boolean; section: string }): string {
  const parts = [
    before.displayName === after.displayName ? '' : `改名为${after.displayName}`,
    before.role === after.role ? '' : `岗位由${staffRoles[before.role]}改为${staffRoles[after.role]}`,
    before.sectionId === after.sectionId ? '' : `股室改为${section}`,
    before.disabled === after.disabled ? '' : after.disabled ? '停用' : '启用',
    hasNewPassword ? '重置密码' : '',
  ].filter(Boolean);
  return `成员${before.displayName}：${parts.join('，') || '无变化'}`;
}
