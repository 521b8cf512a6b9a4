import type { Opinion, OpinionDetail, OwnOpinion, StaffOpinion, UploadedFile } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { ClocksService } from '../clocks/clocks.service.js';
import { UploadsService } from '../uploads/uploads.service.js';
import type { OpinionEntity } from './opinion.entity.js';

/** An opinion with its files. */
interface Whole {
  row: OpinionEntity;
  files: UploadedFile[];
}

/** Opinions as each kind of reader sees them. */
@Injectable()
export class OpinionViewsService {
  constructor(
    private readonly uploads: UploadsService,
    private readonly clocks: ClocksService,
    private readonly clock: Clock,
  ) {}

  async forPublic(rows: OpinionEntity[]): Promise<Opinion[]> {
    return (await this.whole(rows)).map((one) => this.toPublic(one));
  }

  async detail(row: OpinionEntity): Promise<OpinionDetail> {
    const [one] = await this.whole([row]);
    return this.toDetail(this.toPublic(one ?? { row, files: [] }), row);
  }

  async forWriter(rows: OpinionEntity[]): Promise<OwnOpinion[]> {
    return (await this.whole(rows)).map((one) => this.toOwn(one));
  }

  async forStaff(rows: OpinionEntity[], staffId: string): Promise<StaffOpinion[]> {
    return (await this.whole(rows)).map((one) => {
      const { draft, draftedBy, draftedById, returned, answer, answeredBy } = one.row;
      const state = answer !== null ? 'answered' : draft === null ? 'open' : 'drafted';
      return { ...this.toOwn(one), state, draft, draftedBy, returned, answeredBy, isOwnDraft: draftedById === staffId };
    });
  }

  private async whole(rows: OpinionEntity[]): Promise<Whole[]> {
    const files = await this.uploads.many('opinion', rows.map(({ id }) => id));
    return rows.map((row) => ({ row, files: files.get(row.id) ?? [] }));
  }

  /** Nobody but the writer and staff sees files before the two people who answer have seen them: a machine checks words alone. */
  private toPublic({ row, files }: Whole): Opinion {
    const { id, supervisorId, subjectKind, subject, projectId, sessionOn, text, dueOn, answer, lateReason } = row;
    return {
      ...{ id, supervisorId, subjectKind, subject, projectId, sessionOn, text, dueOn, answer, lateReason },
      supervisorName: row.signedName,
      attached: files.length,
      files: answer === null ? [] : files,
      signedAt: row.signedAt.toISOString(),
      state: answer === null ? 'open' : 'answered',
      clock: row.clock.sentence,
      overdue: this.clocks.isOverdue(dueOn, row.answeredAt ?? this.clock.now()),
      answeredAt: row.answeredAt?.toISOString() ?? null,
    };
  }

  private toDetail(shown: Opinion, { signedText, signature }: OpinionEntity): OpinionDetail {
    return { ...shown, signedText, signature };
  }

  private toOwn({ row, files }: Whole): OwnOpinion {
    const { textState, textRefusal } = row;
    return { ...this.toDetail(this.toPublic({ row, files }), row), files, textState, textRefusal };
  }
}
