import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { newId } from '../../platform/database/ids.js';
import { managerFor, type Tx } from '../../platform/database/unit-of-work.js';
import { partyId } from './party-id.js';
import { PartyEntity, type PartyKind } from './party.entity.js';
import { ProjectEntity } from './project.entity.js';
import { SectionEntity } from './section.entity.js';

@Injectable()
export class ProjectsRepository {
  constructor(private readonly dataSource: DataSource) {}

  findById(id: string, tx?: Tx): Promise<ProjectEntity | null> {
    return managerFor(this.dataSource, tx).findOneBy(ProjectEntity, { id });
  }

  async findByIds(ids: string[], tx?: Tx): Promise<Map<string, ProjectEntity>> {
    const rows = ids.length === 0 ? [] : await managerFor(this.dataSource, tx).findBy(ProjectEntity, { id: In(ids) });
    return new Map(rows.map((row) => [row.id, row]));
  }

  findByName(tx: Tx, name: string, limit: number): Promise<ProjectEntity[]> {
    return managerFor(this.dataSource, tx).find(ProjectEntity, { where: { name }, order: { id: 'DESC' }, take: limit });
  }

  async findByCodes(tx: Tx, codes: string[], limit: number): Promise<ProjectEntity[]> {
    return codes.length === 0 ? [] : managerFor(this.dataSource, tx).find(ProjectEntity, { where: { code: In(codes) }, order: { id: 'DESC' }, take: limit });
  }

  /** Whose name or code holds `words`, newest first. */
  search(words: string, limit: number): Promise<ProjectEntity[]> {
    return this.dataSource
      .getRepository(ProjectEntity)
      .createQueryBuilder('project')
      .where('INSTR(project.name, :words) > 0')
      .orWhere('INSTR(project.code, :words) > 0')
      .setParameters({ words })
      .orderBy('project.id', 'DESC')
      .limit(limit)
      .getMany();
  }

  async insert(tx: Tx, project: ProjectEntity): Promise<void> {
    await managerFor(this.dataSource, tx).insert(ProjectEntity, project);
  }

  async update(tx: Tx, id: string, changes: Partial<ProjectEntity>): Promise<void> {
    await managerFor(this.dataSource, tx).update(ProjectEntity, { id }, changes);
  }

  /** The id of a party of this name, made when it is new. */
  async ensureParty(tx: Tx, kind: PartyKind, name: string): Promise<string> {
    const id = partyId(kind, name);
    await managerFor(this.dataSource, tx).createQueryBuilder().insert().into(PartyEntity).values({ id, kind, name }).orIgnore().updateEntity(false).execute();
    return id;
  }

  async findParties(ids: (string | null)[]): Promise<Map<string, PartyEntity>> {
    const wanted = [...new Set(ids.filter((id) => id !== null))];
    const rows = wanted.length === 0 ? [] : await this.dataSource.getRepository(PartyEntity).findBy({ id: In(wanted) });
    return new Map(rows.map((row) => [row.id, row]));
  }

  findSections(projectId: string, tx?: Tx): Promise<SectionEntity[]> {
    return managerFor(this.dataSource, tx).find(SectionEntity, { where: { projectId }, order: { position: 'ASC', id: 'ASC' }, take: 200 });
  }

  /** The ids of a project's sections of these names, made where they are new. */
  async ensureSections(tx: Tx, projectId: string, names: string[]): Promise<string[]> {
    if (names.length === 0) return [];
    const known = await this.findSections(projectId, tx);
    const byName = new Map(known.map((section) => [section.name, section.id]));
    let position = (known.at(-1)?.position ?? 0) + 1;
    for (const name of new Set(names)) {
      if (byName.has(name)) continue;
      const section: SectionEntity = { id: newId(), projectId, name, code: null, position: position++ };
      await managerFor(this.dataSource, tx).insert(SectionEntity, section);
      byName.set(name, section.id);
    }
    return [...new Set(names)].flatMap((name) => byName.get(name) ?? []);
  }
}
