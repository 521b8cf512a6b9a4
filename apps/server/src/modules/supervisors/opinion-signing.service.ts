import { opinionSubjects, type CreateOpinion } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { newId } from '../../platform/database/ids.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { AppError } from '../../platform/http/app-error.js';
import type { UserCaller } from '../../platform/http/caller.js';
import { UsersService } from '../identity/users.service.js';
import { OpinionIntakeService } from './opinion-intake.service.js';
import type { OpinionEntity } from './opinion.entity.js';
import { OpinionsRepository } from './opinions.repository.js';
import { sign } from './signing.js';

const UNANSWERED = { textState: 'pending', textRefusal: null, draft: null, draftedById: null, draftedBy: null, returned: null, answer: null, answeredAt: null, answeredBy: null, lateReason: null } as const;

/** Takes an opinion in: signed, with its clock, and into the check. */
@Injectable()
export class OpinionSigningService {
  constructor(
    private readonly opinions: OpinionsRepository,
    private readonly intake: OpinionIntakeService,
    private readonly users: UsersService,
    private readonly audit: Audit,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async write(user: UserCaller, { uploadIds, ...input }: CreateOpinion): Promise<OpinionEntity> {
    const { supervisorId, supervisorName: name } = user;
    if (supervisorId === null || name === undefined) throw new AppError('FORBIDDEN');
    const [id, signedAt] = [newId(), this.clock.now()];
    if (input.sessionOn !== null && input.sessionOn > this.clock.today()) throw new AppError('VALIDATION_FAILED', undefined, { details: [{ path: 'sessionOn', message: '参加的日期还没有到' }] });
    const subject = await this.intake.subjectOf(input);
    const signed = sign({ ...input, id, supervisorId, name, subject, files: uploadIds, signedAt: signedAt.toISOString() });
    const row: OpinionEntity = { ...input, ...UNANSWERED, ...signed, id, supervisorId, userId: user.id, subject, signedName: name, signedAt, ...(await this.intake.clockFrom(signedAt)) };
    await this.unitOfWork.run(async (tx) => {
      await this.users.hold(tx, user.id);
      await this.opinions.insert(tx, row);
      await this.intake.take(tx, row, uploadIds);
      await this.audit.record(tx, { actor: user, action: 'opinion.sign', objectKind: 'opinion', objectId: id, summary: `提出监督意见（${opinionSubjects[row.subjectKind]}）`, detail: { signature: row.signature } });
    });
    return row;
  }
}
