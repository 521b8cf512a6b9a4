import type { InvitationCode, OwnTerm, Supervisor } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { sha256 } from '../../platform/crypto/sha256.js';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work.js';
import { AppError } from '../../platform/http/app-error.js';
import type { UserCaller } from '../../platform/http/caller.js';
import { UsersService } from '../identity/users.service.js';
import type { SupervisorEntity } from './supervisor.entity.js';
import { SupervisorsRepository } from './supervisors.repository.js';
import { toSupervisor } from './term-state.js';

/** The invited person's side: what the code stands for, and taking the appointment. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly supervisors: SupervisorsRepository,
    private readonly users: UsersService,
    private readonly audit: Audit,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** What would be published when the person accepts. */
  async look({ code }: InvitationCode): Promise<Supervisor> {
    return toSupervisor(await this.open(sha256(code)), this.clock.today());
  }

  /** Uses the code up. One person holds one term at a time. */
  accept(user: UserCaller, { code }: InvitationCode): Promise<OwnTerm> {
    const codeHash = sha256(code);
    return this.unitOfWork.run(async (tx) => {
      await this.users.hold(tx, user.id);
      const found = await this.open(codeHash, tx);
      const [now, today] = [this.clock.now(), this.clock.today()];
      const other = await this.supervisors.findUnended(user.id, today, tx);
      if (other) throw new AppError('WRONG_STATE', `您已经是特约监督员（${other.name}），任期内不能再接受一份聘任`);
      if (!(await this.supervisors.accept(tx, found.id, codeHash, user.id, now))) throw noCode();
      await this.audit.record(tx, { actor: { ...user, supervisorName: found.name }, action: 'supervisor.accept', objectKind: 'supervisor', objectId: found.id, summary: `${found.name}接受聘任` });
      const supervisor = toSupervisor({ ...found, userId: user.id, acceptedAt: now }, today);
      return { supervisor, serving: supervisor.state === 'serving' };
    });
  }

  private async open(codeHash: string, tx?: Tx): Promise<SupervisorEntity> {
    const found = await this.supervisors.findByCode(codeHash, this.clock.now(), tx);
    if (!found || found.endsOn < this.clock.today()) throw noCode();
    return found;
  }
}

const noCode = (): AppError => new AppError('NOT_FOUND', '邀请码不正确、已经用过或已过期，请向中心再要一个');
