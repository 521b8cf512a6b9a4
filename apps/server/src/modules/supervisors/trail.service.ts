import { trailKinds, type AuditEntry, type Page, type TrailEntry, type TrailKind, type TrailQuery } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { ProjectsService } from '../notices/projects.service.js';
import { openActor, openSummary } from './trail-words.js';

const allKinds = Object.keys(trailKinds) as TrailKind[];
/** A project has far fewer notices. */
const MAX_OBJECTS = 500;

/** Who did what when: the trail without addresses and without anything of the people served. */
@Injectable()
export class TrailService {
  constructor(
    private readonly audit: Audit,
    private readonly projects: ProjectsService,
  ) {}

  async list({ kind, objectId, projectId, from, to, limit, cursor }: TrailQuery): Promise<Page<TrailEntry>> {
    const ids = projectId === undefined ? undefined : await this.objectsOf(projectId);
    const asked = objectId === undefined ? ids : ids === undefined || ids.includes(objectId) ? [objectId] : [];
    const page = await this.audit.ofObjects({ kinds: kind === undefined ? allKinds : [kind], ids: asked, from, to, limit, cursor });
    return { items: page.items.map(toTrailEntry), nextCursor: page.nextCursor };
  }

  private async objectsOf(projectId: string): Promise<string[]> {
    const { id, notices } = await this.projects.get(projectId);
    return [id, ...notices.slice(0, MAX_OBJECTS).map((notice) => notice.id)];
  }
}

function toTrailEntry(entry: AuditEntry): TrailEntry {
  const { id, at, action, objectKind, objectId, summary } = entry;
  return { id, at, action, actor: openActor(entry), objectKind: objectKind as TrailKind, objectId, summary: openSummary(summary) };
}
