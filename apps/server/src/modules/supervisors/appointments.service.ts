import type { AuditAction, EndTerm, Invited, InviteSupervisor, ListSupervisorsQuery, OwnTerm, Page, RenewTerm, StaffSupervisor, StaffSupervisorList, Supervisor } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { Audit, type AuditActor } from '../../platform/audit/audit.js';
import { Clock, addMs } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { sha256 } from '../../platform/crypto/sha256.js';
import { idBelow, idPage } from '../../platform/database/id-page.js';
import { newId } from '../../platform/database/ids.js';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work.js';
import { AppError } from '../../platform/http/app-error.js';
import type { StaffCaller, UserCaller } from '../../platform/http/caller.js';
import { StaffMembersService } from '../identity/staff-members.service.js';
import { newInvitationCode, shownCode } from './invitation-code.js';
import type { SupervisorEntity } from './supervisor.entity.js';
import { SupervisorsRepository } from './supervisors.repository.js';
import { toStaffSupervisor, toSupervisor } from './term-state.js';

const DAY_MS = 86_400_000;
const NOBODY = { userId: null, acceptedAt: null, endedAt: null, endReason: null };

/** Who appoints: a member of staff, or the demonstration. */
type Appointer = StaffCaller | Extract<AuditActor, { kind: 'system' }>;

/** 聘任: who is appointed, until when, and how it ends. */
@Injectable()
export class AppointmentsService {
  constructor(
    private readonly supervisors: SupervisorsRepository,
    private readonly staff: StaffMembersService,
    private readonly audit: Audit,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** 名册: everybody who has accepted, those whose term is over too. */
  async roster({ limit, cursor }: ListSupervisorsQuery): Promise<Page<Supervisor>> {
    const today = this.clock.today();
    return idPage(await this.supervisors.findNewest(true, idBelow(cursor), limit + 1), limit, (row) => toSupervisor(row, today));
  }

  async list({ limit, cursor }: ListSupervisorsQuery): Promise<StaffSupervisorList> {
    const page = idPage(await this.supervisors.findNewest(false, idBelow(cursor), limit + 1), limit, (row) => this.toStaff(row));
    const people = (await this.staff.list()).items.filter(({ disabled }) => !disabled).map(({ id, displayName }) => ({ id, name: displayName }));
    return { ...page, identities: this.config.centre.supervision.identities, people };
  }

  /** The newest of the person's terms. */
  async own(user: UserCaller): Promise<OwnTerm> {
    const today = this.clock.today();
    const [newest] = await this.supervisors.findOf(user.id, 1);
    const running = await this.supervisors.findRunning(user.id, today);
    const shown = running ?? newest;
    return { supervisor: shown ? toSupervisor(shown, today) : null, serving: running !== null };
  }

  /** `code` is a new secret but in the demonstration, where everybody may know it. */
  async invite(staff: Appointer, { endsOn, ...given }: InviteSupervisor, code = newInvitationCode()): Promise<Invited> {
    if (!this.config.centre.supervision.identities.includes(given.identity)) throw new AppError('VALIDATION_FAILED', undefined, { details: [{ path: 'identity', message: '没有这种身份' }] });
    const invitation = this.invitationBy(code);
    const { codeHash, codeUntil } = invitation;
    const row: SupervisorEntity = { ...given, ...NOBODY, codeHash, codeUntil, id: newId(), endsOn: endsOn ?? this.usualEnd(given.startsOn), createdBy: staff.name, createdAt: this.clock.now() };
    if (row.endsOn < this.clock.today()) throw new AppError('VALIDATION_FAILED', undefined, { details: [{ path: 'endsOn', message: '任期已经过去' }] });
    await this.unitOfWork.run(async (tx) => {
      await this.supervisors.insert(tx, row);
      await this.note(tx, staff, row, 'supervisor.invite', `聘任特约监督员${row.name}（${row.appointmentNo}，${row.startsOn} 至 ${row.endsOn}）`);
    });
    return this.invited(row, invitation);
  }

  /** A new code in place of one that was lost or is over; also for somebody who has erased their account since. */
  async newInvitation(staff: StaffCaller, id: string): Promise<Invited> {
    const invitation = this.invitationBy(newInvitationCode());
    const { codeHash, codeUntil } = invitation;
    const row = await this.unitOfWork.run(async (tx) => {
      const found = await this.require(id, tx);
      if (found.endsOn < this.clock.today() || !(await this.supervisors.setCode(tx, id, codeHash, codeUntil))) throw new AppError('WRONG_STATE', '对方已经接受，或任期已经结束');
      await this.note(tx, staff, found, 'supervisor.code', `重发特约监督员${found.name}的邀请码`);
      return { ...found, codeHash, codeUntil };
    });
    return this.invited(row, invitation);
  }

  end(staff: StaffCaller, id: string, { reason }: EndTerm): Promise<StaffSupervisor> {
    return this.unitOfWork.run(async (tx) => {
      const found = await this.require(id, tx);
      const endedAt = this.clock.now();
      if (found.endsOn < this.clock.today() || !(await this.supervisors.end(tx, id, endedAt, reason))) throw new AppError('WRONG_STATE', '任期已经结束');
      await this.note(tx, staff, found, 'supervisor.end', `提前结束特约监督员${found.name}的任期：${reason}`);
      return this.toStaff({ ...found, endedAt, endReason: reason });
    });
  }

  renew(staff: StaffCaller, id: string, change: RenewTerm): Promise<StaffSupervisor> {
    return this.unitOfWork.run(async (tx) => {
      const found = await this.require(id, tx);
      if (change.endsOn <= found.endsOn) throw new AppError('VALIDATION_FAILED', undefined, { details: [{ path: 'endsOn', message: '续聘要晚于原来的任期' }] });
      if (found.endsOn < this.clock.today() || !(await this.supervisors.renew(tx, id, found.endsOn, change))) throw new AppError('WRONG_STATE', '任期已经结束，请重新聘任');
      await this.note(tx, staff, found, 'supervisor.renew', `续聘特约监督员${found.name}至 ${change.endsOn}（${change.appointmentNo}）`);
      return this.toStaff({ ...found, ...change });
    });
  }

  private note(tx: Tx, actor: Appointer, { id }: SupervisorEntity, action: AuditAction, summary: string): Promise<void> {
    return this.audit.record(tx, { actor, action, objectKind: 'supervisor', objectId: id, summary });
  }

  private async require(id: string, tx: Tx): Promise<SupervisorEntity> {
    const found = await this.supervisors.findById(id, tx);
    if (!found) throw new AppError('NOT_FOUND', '没有这位监督员');
    return found;
  }

  private invitationBy(code: string): { code: string; codeHash: string; codeUntil: Date } {
    return { code, codeHash: sha256(code), codeUntil: addMs(this.clock.now(), this.config.centre.supervision.inviteDays * DAY_MS) };
  }

  private invited(row: SupervisorEntity, { code, codeUntil }: { code: string; codeUntil: Date }): Invited {
    return { supervisor: this.toStaff(row), code: shownCode(code), codeUntil: codeUntil.toISOString() };
  }

  /** A term of two years that begins on 1 March ends on the last day of February. */
  private usualEnd(startsOn: string): string {
    return DateTime.fromISO(startsOn).plus({ years: this.config.centre.supervision.termYears }).minus({ days: 1 }).toFormat('yyyy-MM-dd');
  }

  private toStaff(row: SupervisorEntity): StaffSupervisor {
    const today = this.clock.today();
    return toStaffSupervisor(row, today, DateTime.fromISO(today).plus({ days: this.config.centre.supervision.termNoticeDays }).toFormat('yyyy-MM-dd'));
  }
}
