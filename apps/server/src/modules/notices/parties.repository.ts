import type { PartyChoice, PartyRole } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource, In, type SelectQueryBuilder } from 'typeorm';
import { chunksOf } from '../../platform/groups.js';
import { NoticeVersionEntity } from './notice-version.entity.js';
import { NoticeEntity } from './notice.entity.js';
import { PartyEntity } from './party.entity.js';

const COLUMN = { owner: 'version.ownerId', agency: 'version.agencyId' } as const satisfies Record<PartyRole, string>;
/** Names are written with both kinds of brackets. */
const TOLERANT_NAME = "REPLACE(REPLACE(LOWER(party.name), '（', '('), '）', ')')";
const tolerant = (words: string): string => words.toLowerCase().replaceAll('（', '(').replaceAll('）', ')');
const CHUNK = 900;

@Injectable()
export class PartiesRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Whose name holds `words`, those with the most listed notices first; who has none is not shown. */
  async search(role: PartyRole, words: string, limit: number): Promise<PartyChoice[]> {
    const query = this.listed(role).select('party.id', 'id').addSelect('party.name', 'name').addSelect('COUNT(*)', 'notices');
    if (words !== '') query.andWhere(`INSTR(${TOLERANT_NAME}, :words) > 0`, { words: tolerant(words) });
    const rows = await query.groupBy('party.id').addGroupBy('party.name').orderBy('notices', 'DESC').addOrderBy('party.name', 'ASC').limit(limit).getRawMany<PartyChoice>();
    return rows.map(({ id, name, notices }) => ({ id, name, notices: Number(notices) }));
  }

  async findByIds(ids: string[]): Promise<PartyEntity[]> {
    const found: PartyEntity[] = [];
    for (const some of chunksOf(ids, CHUNK)) found.push(...(await this.dataSource.getRepository(PartyEntity).findBy({ id: In(some) })));
    return found;
  }

  private listed(role: PartyRole): SelectQueryBuilder<PartyEntity> {
    return this.dataSource
      .getRepository(PartyEntity)
      .createQueryBuilder('party')
      .innerJoin(NoticeVersionEntity, 'version', `${COLUMN[role]} = party.id`)
      .innerJoin(NoticeEntity, 'notice', "notice.id = version.noticeId AND notice.currentNumber = version.number AND notice.state IN ('published', 'corrected')")
      .where('party.kind = :role', { role });
  }
}
