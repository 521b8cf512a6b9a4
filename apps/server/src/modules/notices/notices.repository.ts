import type { NoticeState } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Between, DataSource, In, IsNull, LessThan, MoreThan, MoreThanOrEqual, And, Not } from 'typeorm';
import { asColumns } from '../../platform/database/rows.js';
import { managerFor, type Tx } from '../../platform/database/unit-of-work.js';
import { chunksOf } from '../../platform/groups.js';
import { deadlinesIn } from './deadlines.js';
import { NoticeDeadlineEntity } from './notice-deadline.entity.js';
import { NoticeTextEntity, NoticeTextFoldedEntity } from './notice-text.entity.js';
import { NoticeVersionEntity } from './notice-version.entity.js';
import { NoticeEntity } from './notice.entity.js';
import { searchableText } from './search-text.js';

/** What lists show; a withdrawn notice is found by its link, on its project's page and in the inbox. */
const LISTED: NoticeState[] = ['published', 'corrected'];
const MAX_VERSIONS = 200;
const MAX_NOTICES_OF_PROJECT = 300;

/** A version without its texts. */
export type VersionFacts = Omit<NoticeVersionEntity, 'body' | 'bodyHtml'>;
const FACTS = ['id', 'noticeId', 'number', 'projectId', 'title', 'type', 'category', 'regionCode', 'regionName', 'ownerId', 'agencyId', 'amountFen', 'winners', 'keyDates', 'greenChannel', 'greenChannelBasis', 'sectionIds', 'attachments', 'reason', 'authorId', 'authorName', 'reviewerId', 'originalKey', 'publishedAt'] as const satisfies (keyof VersionFacts)[];

const IDS_A_QUERY = 500;

@Injectable()
export class NoticesRepository {
  constructor(private readonly dataSource: DataSource) {}

  findById(id: string, tx?: Tx): Promise<NoticeEntity | null> {
    return managerFor(this.dataSource, tx).findOneBy(NoticeEntity, { id });
  }

  /** A notice that is or was public. */
  async findPublic(id: string): Promise<NoticeEntity | null> {
    return this.dataSource.getRepository(NoticeEntity).findOneBy({ id, publishedAt: Not(IsNull()) });
  }

  /** Those of these notices, at most a few hundred, that are or were public. */
  async findPublicMany(ids: string[]): Promise<NoticeEntity[]> {
    return ids.length === 0 ? [] : this.dataSource.getRepository(NoticeEntity).findBy({ id: In(ids), publishedAt: Not(IsNull()) });
  }

  /** Public at this moment and not withdrawn. */
  isPublic(id: string): Promise<boolean> {
    return this.dataSource.getRepository(NoticeEntity).existsBy({ id, publishedAt: Not(IsNull()), state: Not('withdrawn') });
  }

  /** Those of these notices that are withdrawn. */
  async findWithdrawn(tx: Tx, ids: string[]): Promise<Set<string>> {
    const withdrawn = new Set<string>();
    for (const some of chunksOf(ids, IDS_A_QUERY)) {
      const rows = await managerFor(this.dataSource, tx).find(NoticeEntity, { select: { id: true }, where: { id: In(some), state: 'withdrawn' } });
      for (const { id } of rows) withdrawn.add(id);
    }
    return withdrawn;
  }

  async insert(tx: Tx, notice: NoticeEntity): Promise<void> {
    await managerFor(this.dataSource, tx).insert(NoticeEntity, notice);
  }

  /** Changes a row that nobody changed since `revision` was read; false when somebody did. */
  async update(tx: Tx, id: string, revision: number, changes: Partial<NoticeEntity>): Promise<boolean> {
    const { affected } = await managerFor(this.dataSource, tx).update(NoticeEntity, { id, revision }, { ...changes, revision: revision + 1 });
    return affected === 1;
  }

  async remove(tx: Tx, id: string, revision: number): Promise<boolean> {
    const { affected } = await managerFor(this.dataSource, tx).delete(NoticeEntity, { id, revision });
    return affected === 1;
  }

  /** Adds a version; its deadlines replace those of the version before. */
  async insertVersion(tx: Tx, version: NoticeVersionEntity): Promise<void> {
    const manager = managerFor(this.dataSource, tx);
    await manager.insert(NoticeVersionEntity, asColumns<NoticeVersionEntity>(version));
    const { noticeId, number, keyDates } = version;
    if (number > 1) await manager.delete(NoticeDeadlineEntity, { noticeId });
    const deadlines = deadlinesIn(keyDates).map(({ name, at }) => ({ noticeId, name, at }));
    if (deadlines.length > 0) await manager.insert(NoticeDeadlineEntity, deadlines);
  }

  findVersion(noticeId: string, number: number, tx?: Tx): Promise<NoticeVersionEntity | null> {
    return managerFor(this.dataSource, tx).findOneBy(NoticeVersionEntity, { noticeId, number });
  }

  /** Oldest first. */
  async findVersions(noticeId: string): Promise<VersionFacts[]> {
    const newestFirst = await this.dataSource
      .getRepository(NoticeVersionEntity)
      .createQueryBuilder('version')
      .select(FACTS.map((name) => `version.${name}`))
      .where('version.noticeId = :noticeId', { noticeId })
      .orderBy('version.number', 'DESC')
      .limit(MAX_VERSIONS)
      .getMany();
    return newestFirst.reverse();
  }

  /** The newest public version of each notice, by the notice's id. */
  async findCurrent(notices: NoticeEntity[]): Promise<Map<string, VersionFacts>> {
    if (notices.length === 0) return new Map();
    const rows = await this.dataSource
      .getRepository(NoticeVersionEntity)
      .createQueryBuilder('version')
      .select(FACTS.map((name) => `version.${name}`))
      .innerJoin(NoticeEntity, 'notice', 'notice.id = version.noticeId AND notice.currentNumber = version.number')
      .where('version.noticeId IN (:...ids)', { ids: notices.map(({ id }) => id) })
      .getMany();
    return new Map(rows.map((row) => [row.noticeId, row]));
  }

  /** The newest public text of each notice, by the notice's id. */
  async findBodies(notices: NoticeEntity[]): Promise<Map<string, string>> {
    if (notices.length === 0) return new Map();
    const rows = await this.dataSource
      .getRepository(NoticeVersionEntity)
      .createQueryBuilder('version')
      .select(['version.id', 'version.noticeId', 'version.body'])
      .innerJoin(NoticeEntity, 'notice', 'notice.id = version.noticeId AND notice.currentNumber = version.number')
      .where('version.noticeId IN (:...ids)', { ids: notices.map(({ id }) => id) })
      .getMany();
    return new Map(rows.map(({ noticeId, body }) => [noticeId, body]));
  }

  /** Replaces what search finds of a notice. */
  async putText(tx: Tx, noticeId: string, title: string, body: string, isNew: boolean): Promise<void> {
    if (!isNew) await this.removeText(tx, noticeId);
    const manager = managerFor(this.dataSource, tx);
    await manager.insert(NoticeTextEntity, { noticeId, text: searchableText(title, body, 'literal') });
    await manager.insert(NoticeTextFoldedEntity, { noticeId, text: searchableText(title, body, 'folded') });
  }

  async removeText(tx: Tx, noticeId: string): Promise<void> {
    const manager = managerFor(this.dataSource, tx);
    await manager.delete(NoticeTextEntity, { noticeId });
    await manager.delete(NoticeTextFoldedEntity, { noticeId });
  }

  /** All of a project that is or was public, oldest first. */
  findOfProject(projectId: string): Promise<NoticeEntity[]> {
    return this.dataSource.getRepository(NoticeEntity).find({ where: { projectId, publishedAt: Not(IsNull()) }, order: { publishedAt: 'ASC', id: 'ASC' }, take: MAX_NOTICES_OF_PROJECT });
  }

  async hasPublicNotice(projectId: string): Promise<boolean> {
    return this.dataSource.getRepository(NoticeEntity).existsBy({ projectId, publishedAt: Not(IsNull()) });
  }

  /** Published in `[from, before)`, newest first. */
  findPublished(from: Date, before: Date, limit: number): Promise<[NoticeEntity[], number]> {
    const where = { state: In(LISTED), publishedAt: And(MoreThanOrEqual(from), LessThan(before)) };
    return this.dataSource.getRepository(NoticeEntity).findAndCount({ where, order: { publishedAt: 'DESC', id: 'DESC' }, take: limit });
  }

  async findPublicationTimes(from: Date, before: Date, limit: number): Promise<Date[]> {
    const where = { state: In(LISTED), publishedAt: And(MoreThanOrEqual(from), LessThan(before)) };
    const rows = await this.dataSource.getRepository(NoticeEntity).find({ select: { id: true, publishedAt: true }, where, take: limit });
    return rows.flatMap(({ publishedAt }) => publishedAt ?? []);
  }

  findLatest(limit: number): Promise<NoticeEntity[]> {
    return this.dataSource.getRepository(NoticeEntity).find({ where: { state: In(LISTED) }, order: { publishedAt: 'DESC', id: 'DESC' }, take: limit });
  }

  findGreenChannel(from: Date, limit: number): Promise<NoticeEntity[]> {
    return this.dataSource.getRepository(NoticeEntity).find({ where: { state: In(LISTED), greenChannel: true, publishedAt: MoreThanOrEqual(from) }, order: { publishedAt: 'DESC', id: 'DESC' }, take: limit });
  }

  /** How many projects have a deadline in the span. */
  async countDeadlines(from: Date, to: Date): Promise<number> {
    const rows = await this.dataSource.getRepository(NoticeEntity).find({ select: { id: true, projectId: true }, where: { state: In(LISTED), deadlineAt: Between(from, to) }, take: 1000 });
    return new Set(rows.map(({ projectId }) => projectId)).size;
  }

  /** What changed for readers after an instant, newest change first. */
  findChangedAfter(after: Date, limit: number): Promise<Pick<NoticeEntity, 'id' | 'state'>[]> {
    return this.dataSource.getRepository(NoticeEntity).find({ select: { id: true, state: true }, where: { changedAt: MoreThan(after) }, order: { changedAt: 'DESC' }, take: limit });
  }

  countChangedAfter(after: Date, state: NoticeState): Promise<number> {
    return this.dataSource.getRepository(NoticeEntity).countBy({ changedAt: MoreThan(after), state });
  }
}
