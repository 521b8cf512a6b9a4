import { randomBytes } from 'node:crypto';
import type { RateableService } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { addMs, Clock, dayOf } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { DataKey } from '../../platform/crypto/data-key.js';
import { sha256 } from '../../platform/crypto/sha256.js';
import { newId } from '../../platform/database/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { AppError } from '../../platform/http/app-error.js';
import type { StaffCaller } from '../../platform/http/caller.js';
import { FormSubjects } from './form-subjects.js';
import type { HandledServiceEntity } from './handled-service.entity.js';
import { HandledServicesRepository } from './handled-services.repository.js';
import { RatingFormsService } from './rating-forms.service.js';

const TOKEN_BYTES = 16;
const DAY_MS = 86_400_000;

/** A service that is done and may be rated once. */
export interface FinishedService {
  matterId: string;
  counterId?: string | null;
  /** Absent: the section that the matter belongs to. */
  sectionId?: string | null;
  handledBy: { id: string; name: string } | null;
  /** Whom it was for, when they are logged in. */
  userId?: string | null;
  /** The case whose answer is rated: its form asks about answers. */
  caseId?: string | null;
  channel?: HandledServiceEntity['channel'];
  /** Absent: a token at random. */
  token?: string | undefined;
}

/** 办结: finished services, each with a token that rates it once. */
@Injectable()
export class HandledServicesService {
  constructor(
    private readonly services: HandledServicesRepository,
    private readonly subjects: FormSubjects,
    private readonly forms: RatingFormsService,
    private readonly key: DataKey,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** Records a finished service inside `tx`. The token is answered once and kept as a hash only. */
  async open(tx: Tx, finished: FinishedService): Promise<{ id: string; token: string; expiresAt: Date }> {
    const { matterId, counterId = null, handledBy, userId = null, caseId = null, channel = 'message', token = randomBytes(TOKEN_BYTES).toString('base64url') } = finished;
    const subject = this.subjects.requireRateable(matterId);
    const at = this.clock.now();
    const day = dayOf(at);
    const expiresAt = addMs(at, this.config.centre.ratings.tokenDays * DAY_MS);
    const sectionId = finished.sectionId ?? subject.sectionId;
    const row = { id: newId(), matterId, counterId, sectionId, handledById: handledBy?.id ?? null, handledBy: handledBy?.name ?? null, userId, caseId, channel, tokenHash: sha256(token), day, createdAt: at, expiresAt, usedAt: null, ratingId: null };
    await this.services.insert(tx, row);
    return { id: row.id, token, expiresAt };
  }

  /** A token that only we can make, the same for the same registration: who did not hear our answer sends again, and gets it. */
  tokenFor(staff: StaffCaller, clientId: string): string {
    return Buffer.from(this.key.mark(`service.token ${staff.id} ${clientId}`), 'base64url').subarray(0, TOKEN_BYTES).toString('base64url');
  }

  findByToken(token: string): Promise<HandledServiceEntity | null> {
    return this.services.findByToken(sha256(token));
  }

  /** What a token stands for, before somebody fills in the form. Throws RATING_TOKEN_UNKNOWN. */
  async ofToken(token: string): Promise<RateableService> {
    const row = await this.findByToken(token);
    if (!row) throw new AppError('RATING_TOKEN_UNKNOWN');
    const { matterId, counterId, handledBy, day } = row;
    const form = await this.forms.current(formOf(row));
    return { matterId, matterName: this.subjects.nameOf(matterId), counterName: this.subjects.counterName(counterId), handledBy, day, used: row.usedAt !== null, isExpired: this.isExpired(row), form };
  }

  /** The service that a token rates. Throws RATING_TOKEN_UNKNOWN and RATING_TOKEN_OTHER_MATTER. */
  async find(token: string, matterId: string): Promise<HandledServiceEntity> {
    const row = await this.findByToken(token);
    if (!row) throw new AppError('RATING_TOKEN_UNKNOWN');
    return requireMatter(row, matterId);
  }

  /** The service of a paper slip. A person does not type in what others said of them. */
  async findOfPaper(id: string, matterId: string, staff: StaffCaller): Promise<HandledServiceEntity> {
    const row = await this.services.findById(id);
    if (!row) throw new AppError('NOT_FOUND', '没有找到这条办结登记');
    if (row.handledById === staff.id) throw new AppError('FORBIDDEN', '本人办理的业务，请由其他同事录入评价');
    return requireMatter(row, matterId);
  }

  /** Takes the service's one rating. Throws RATING_TOKEN_USED and RATING_TOKEN_EXPIRED. */
  async use(tx: Tx, service: HandledServiceEntity, ratingId: string): Promise<void> {
    if (await this.services.useOnce(tx, service.id, ratingId, this.clock.now())) return;
    throw new AppError(service.usedAt === null && this.isExpired(service) ? 'RATING_TOKEN_EXPIRED' : 'RATING_TOKEN_USED');
  }

  isExpired({ expiresAt }: HandledServiceEntity): boolean {
    return expiresAt <= this.clock.now();
  }
}

function requireMatter(row: HandledServiceEntity, matterId: string): HandledServiceEntity {
  if (row.matterId !== matterId) throw new AppError('RATING_TOKEN_OTHER_MATTER');
  return row;
}

/** The form that a service is rated with. */
export const formOf = ({ caseId, matterId }: { caseId: string | null; matterId: string }): string => (caseId === null ? matterId : 'case-answer');
