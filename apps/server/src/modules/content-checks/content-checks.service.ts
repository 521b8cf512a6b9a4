import { contentKinds, type ContentCheck, type ContentKind, type DecideContent, type Held, type ListContentChecksQuery, type Page } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { addMs, Clock, dayOf, startOfDay } from '../../platform/clock/clock.js';
import { idBelow, idPage } from '../../platform/database/id-page.js';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work.js';
import { PersonalDataHolder } from '../../platform/erasure/erasure.js';
import { AppError } from '../../platform/http/app-error.js';
import type { StaffCaller } from '../../platform/http/caller.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import type { ContentCheckEntity } from './content-check.entity.js';
import { CONTENT_CHECK } from './content-check-job.js';
import { ContentChecksRepository } from './content-checks.repository.js';
import { WordsHolders } from './words-holders.js';

/** A check takes seconds; one that takes so long may never end. */
const LATE_MS = 3_600_000;

/** Words that wait to be read: handed in by those who hold them, decided by WeChat's check or a person. */
@Injectable()
export class ContentChecksService extends PersonalDataHolder {
  constructor(
    private readonly checks: ContentChecksRepository,
    private readonly holders: WordsHolders,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {
    super();
  }

  /** The checks are about words that their holders count. */
  held(): Promise<Partial<Held>> {
    return Promise.resolve({});
  }

  async erase(tx: Tx, userId: string): Promise<Partial<Held>> {
    await this.checks.forgetUser(tx, userId);
    return {};
  }

  /** Hands in the words of one row, whose state is `pending` until its holder is told otherwise. Without a login only a person can decide. */
  async submit(tx: Tx, { id, kind, userId }: { id: string; kind: ContentKind; userId: string | null }): Promise<void> {
    const open = { state: 'pending', wait: userId === null ? 'guest' : 'checking', label: null, asked: 0, askedAt: null, decidedBy: null, decidedAt: null, refusal: null } as const;
    await this.checks.insert(tx, { id, kind, userId, ...open, createdAt: this.clock.now() });
    if (userId !== null) await this.outbox.add(tx, { kind: CONTENT_CHECK, payload: { id } });
  }

  /** Takes back words that were replaced: whatever is said about them later counts for nothing. */
  withdraw(tx: Tx, id: string): Promise<void> {
    return this.checks.remove(tx, id);
  }

  async list(staff: StaffCaller, query: ListContentChecksQuery): Promise<Page<ContentCheck>> {
    const rows = await this.checks.findNewest(query, idBelow(query.cursor), query.limit + 1);
    const [texts, own] = await Promise.all([this.textsOf(rows), this.about(staff, rows)]);
    return idPage(rows, query.limit, (row) => (own.has(row.id) ? withoutWriter : toCheck)(row, texts.get(row.id) ?? ''));
  }

  /** A person's word stands above the check's, and a later one above an earlier one. */
  async decide(staff: StaffCaller, id: string, { pass, reason }: DecideContent): Promise<ContentCheck> {
    const row = await this.unitOfWork.run(async (tx) => {
      const check = await this.checks.findById(id, tx);
      if (!check) throw new AppError('NOT_FOUND', '没有找到这条待审内容');
      if ((await this.about(staff, [check])).has(id)) throw new AppError('FORBIDDEN', '这是对您的评价，请由其他同事审核');
      const verdict = pass ? ({ state: 'passed', refusal: null } as const) : ({ state: 'refused', refusal: reason } as const);
      const ending = { ...verdict, decidedBy: staff.name, decidedAt: this.clock.now() };
      await this.checks.end(tx, id, ending);
      await this.holders.of(check.kind).settle(tx, id, verdict);
      const summary = `内容审核${pass ? '通过' : '不通过'}：${contentKinds[check.kind]}${pass ? '' : `，原因：${reason}`}`;
      await this.audit.record(tx, { actor: staff, action: pass ? 'content.pass' : 'content.refuse', objectKind: check.kind, objectId: id, summary });
      return { ...check, ...ending };
    });
    return toCheck(row, (await this.textsOf([row])).get(id) ?? '');
  }

  countWaiting(): Promise<number> {
    return this.checks.countWaiting(addMs(this.clock.now(), -LATE_MS));
  }

  private async about({ id }: StaffCaller, rows: ContentCheckEntity[]): Promise<Set<string>> {
    const kinds = [...new Set(rows.map(({ kind }) => kind))];
    const found = await Promise.all(kinds.map((kind) => this.holders.of(kind).about(id, rows.filter((row) => row.kind === kind).map((row) => row.id))));
    return new Set(found.flatMap((ids) => [...ids]));
  }

  private async textsOf(rows: ContentCheckEntity[]): Promise<Map<string, string>> {
    const kinds = [...new Set(rows.map(({ kind }) => kind))];
    const found = await Promise.all(kinds.map((kind) => this.holders.of(kind).words(rows.filter((row) => row.kind === kind).map(({ id }) => id))));
    return new Map(found.flatMap((texts) => [...texts]));
  }
}

function toCheck(row: ContentCheckEntity, text: string): ContentCheck {
  const { id, kind, state, wait, label, decidedBy, refusal } = row;
  return { id, kind, text, state, wait: state === 'pending' ? wait : null, label, decidedBy, refusal, createdAt: row.createdAt.toISOString(), decidedAt: row.decidedAt?.toISOString() ?? null };
}

/** The day and not the moment, and not whether the writer was logged in: so the person of whom the words are sees them. */
function withoutWriter(row: ContentCheckEntity, text: string): ContentCheck {
  const check = toCheck(row, text);
  const day = (at: Date): string => startOfDay(dayOf(at)).toISOString();
  return { ...check, wait: null, createdAt: day(row.createdAt), decidedAt: row.decidedAt && day(row.decidedAt) };
}
