import type { CreateOpinion } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { AppError } from '../../platform/http/app-error.js';
import { ClocksService } from '../clocks/clocks.service.js';
import { ContentChecksService } from '../content-checks/content-checks.service.js';
import { ProjectsService } from '../notices/projects.service.js';
import { UploadsService } from '../uploads/uploads.service.js';
import type { OpinionEntity } from './opinion.entity.js';

const RULE = 'opinion-answer';

/** What an opinion leans on: its project, its files, the check of its words, the clock of its answer. */
@Injectable()
export class OpinionIntakeService {
  constructor(
    private readonly projects: ProjectsService,
    private readonly uploads: UploadsService,
    private readonly contentChecks: ContentChecksService,
    private readonly clocks: ClocksService,
  ) {}

  /** The project's own name, or what the supervisor wrote. Throws PROJECT_NOT_FOUND. */
  async subjectOf({ projectId, subject }: Pick<CreateOpinion, 'projectId' | 'subject'>): Promise<string> {
    if (projectId === null) return subject;
    const name = await this.projects.name(projectId);
    if (name === null) throw new AppError('PROJECT_NOT_FOUND');
    return name.slice(0, 200);
  }

  async clockFrom(at: Date): Promise<Pick<OpinionEntity, 'dueOn' | 'clock'>> {
    const { dueOn, label, sentence } = await this.clocks.limit(RULE, at);
    return { dueOn, clock: { label, sentence } };
  }

  async take(tx: Tx, { id, userId }: Pick<OpinionEntity, 'id' | 'userId'>, uploadIds: string[]): Promise<void> {
    await this.uploads.claim(tx, uploadIds, { kind: 'opinion', id });
    await this.contentChecks.submit(tx, { id, kind: 'opinion', userId });
  }
}
