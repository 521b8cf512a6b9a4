import type { Held } from '@sunshine/contracts';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { PersonalDataHolder } from '../../platform/erasure/erasure.js';
import type { StaffCaller } from '../../platform/http/caller.js';
import { UploadsService } from '../uploads/uploads.service.js';
import { CaseContactsService } from './case-contacts.service.js';
import { sectionsOf } from './case-desk.js';
import { CasesRepository, type CaseFilter } from './cases.repository.js';

/** More cases with files than anybody has. */
const MOST_OF_ONE = 10_000;

/** How many cases wait, for the overview. */
export interface CaseCounts {
  open: number;
  overdue: number;
  soon: number;
  callBacks: number;
  /** Answers that wait for the second person. */
  inReview: number;
  /** When the first of them came. */
  oldestAt: string | null;
}

/** What others ask of the cases: counts, and forgetting people. */
@Injectable()
export class CasesService extends PersonalDataHolder implements OnApplicationBootstrap {
  constructor(
    private readonly cases: CasesRepository,
    private readonly contacts: CaseContactsService,
    private readonly uploads: UploadsService,
    private readonly clock: Clock,
  ) {
    super();
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.contacts.sealOld();
  }

  async held(userId: string): Promise<Partial<Held>> {
    return { cases: await this.cases.countOf(userId) };
  }

  async erase(tx: Tx, userId: string): Promise<Partial<Held>> {
    const filed = await this.cases.takeFiles(tx, { userId }, MOST_OF_ONE);
    for (const id of filed) await this.uploads.drop(tx, { kind: 'case', id });
    return { cases: await this.cases.anonymise(tx, userId) };
  }

  /** Of the cases that this member sees. */
  async counts(staff: StaffCaller): Promise<CaseCounts> {
    const seen = { sectionIds: sectionsOf(staff), today: this.clock.today() };
    const count = (filter: Partial<CaseFilter>): Promise<number> => this.cases.count({ ...seen, ...filter });
    const [open, overdue, soon, callBacks, inReview] = await Promise.all([count({ state: 'open' }), count({ clock: 'overdue' }), count({ clock: 'soon' }), count({ callBackDue: true }), count({ state: 'in-review' })]);
    const oldest = await this.cases.findOldest({ ...seen, state: 'open' });
    return { open, overdue, soon, callBacks, inReview, oldestAt: oldest?.createdAt.toISOString() ?? null };
  }
}
