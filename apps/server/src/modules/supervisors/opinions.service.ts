import type { CreateOpinion, ListOpinionsQuery, ListOwnOpinionsQuery, Opinion, OpinionDetail, OwnOpinion, Page } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { idBelow, idPage } from '../../platform/database/id-page.js';
import { AppError } from '../../platform/http/app-error.js';
import type { UserCaller } from '../../platform/http/caller.js';
import { SupervisorsRepository } from './supervisors.repository.js';
import { OpinionSigningService } from './opinion-signing.service.js';
import { OpinionViewsService } from './opinion-views.service.js';
import { OpinionsRepository } from './opinions.repository.js';

/** More terms than one person can have had. */
const MAX_TERMS = 20;

/** 监督意见: signed by a supervisor, public with the centre's answer. */
@Injectable()
export class OpinionsService {
  constructor(
    private readonly opinions: OpinionsRepository,
    private readonly supervisors: SupervisorsRepository,
    private readonly signing: OpinionSigningService,
    private readonly views: OpinionViewsService,
  ) {}

  async list({ supervisorId, projectId, limit, cursor }: ListOpinionsQuery): Promise<Page<Opinion>> {
    const filter = { supervisorIds: supervisorId === undefined ? undefined : [supervisorId], projectId, isPublic: true };
    const page = idPage(await this.opinions.findNewest(filter, idBelow(cursor), limit + 1), limit, (row) => row);
    return { items: await this.views.forPublic(page.items), nextCursor: page.nextCursor };
  }

  async get(id: string): Promise<OpinionDetail> {
    const row = await this.opinions.findById(id);
    if (row?.textState !== 'passed') throw new AppError('NOT_FOUND', '没有找到这条监督意见，可能还在审核');
    return this.views.detail(row);
  }

  /** Everything that the person has written in any term, whatever became of it. */
  async own(user: UserCaller, { limit, cursor }: ListOwnOpinionsQuery): Promise<Page<OwnOpinion>> {
    const supervisorIds = (await this.supervisors.findOf(user.id, MAX_TERMS)).map(({ id }) => id);
    if (supervisorIds.length === 0) return { items: [], nextCursor: null };
    const page = idPage(await this.opinions.findNewest({ supervisorIds, isPublic: false }, idBelow(cursor), limit + 1), limit, (row) => row);
    return { items: await this.views.forWriter(page.items), nextCursor: page.nextCursor };
  }

  async create(user: UserCaller, input: CreateOpinion): Promise<OwnOpinion> {
    const row = await this.signing.write(user, input);
    const [opinion] = await this.views.forWriter([row]);
    if (!opinion) throw new AppError('NOT_FOUND');
    return opinion;
  }
}
