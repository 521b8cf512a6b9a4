import { Injectable } from '@nestjs/common';
import type { AuditAction, AuditEntry, ListAuditQuery, Page } from '@sunshine/contracts';
import { Clock, endOfDay, startOfDay } from '../clock/clock.js';
import { idBelow, idPage } from '../database/id-page.js';
import { newId } from '../database/ids.js';
import type { Tx } from '../database/unit-of-work.js';
import type { AnyCaller } from '../http/caller.js';
import { withoutNumbers } from '../personal-data/mask.js';
import type { AuditRow } from './audit-entry.entity.js';
import { AuditRepository } from './audit.repository.js';

/** Who did it: a caller, or the system itself under a name (`演示数据`, `命令行导入`). */
export type AuditActor = AnyCaller | { kind: 'system'; name: string };

/** One deed. `summary` is a Chinese sentence for people, whose telephone and other numbers are masked; `detail` is JSON for machines and holds no secret. */
export interface Deed {
  actor: AuditActor;
  action: AuditAction;
  objectKind: string;
  objectId: string;
  summary: string;
  detail?: unknown;
}

const SUMMARY_LENGTH = 500;

function actorOf(actor: AuditActor): Pick<AuditRow, 'actorKind' | 'actorId' | 'actorName' | 'ip'> {
  switch (actor.kind) {
    case 'staff':
      return { actorKind: 'staff', actorId: actor.id, actorName: actor.name, ip: actor.ip };
    case 'user':
      return { actorKind: 'user', actorId: actor.id, actorName: actor.supervisorName === undefined ? '微信用户' : `监督员 ${actor.supervisorName}`, ip: actor.ip };
    case 'guest':
      return { actorKind: 'user', actorId: null, actorName: '未登录', ip: actor.ip };
    case 'system':
      return { actorKind: 'system', actorId: null, actorName: actor.name, ip: null };
  }
}

const toEntry = ({ id, at, actorKind, actorName, ip, action, objectKind, objectId, summary }: AuditRow): AuditEntry => ({ id, at: at.toISOString(), actorKind, actorName, ip, action, objectKind, objectId, summary });

const spanOf = ({ from, to }: Pick<ListAuditQuery, 'from' | 'to'>): { from: Date | undefined; before: Date | undefined } => ({
  from: from === undefined ? undefined : startOfDay(from),
  before: to === undefined ? undefined : endOfDay(to),
});

/** The trail: who, when, what, from where. Written in the transaction of the deed, so neither stands without the other. */
@Injectable()
export class Audit {
  constructor(
    private readonly repository: AuditRepository,
    private readonly clock: Clock,
  ) {}

  record(tx: Tx, deed: Deed): Promise<void> {
    const { actor, action, objectKind, objectId, detail } = deed;
    const summary = Array.from(withoutNumbers(deed.summary)).slice(0, SUMMARY_LENGTH).join('');
    return this.repository.append(tx, { id: newId(), at: this.clock.now(), ...actorOf(actor), action, objectKind, objectId, summary, detail: detail ?? {} });
  }

  /** What was done to objects of these kinds, or to these alone; newest first. An empty list of objects has no entries. */
  async ofObjects(query: Pick<ListAuditQuery, 'from' | 'to' | 'limit' | 'cursor'> & { kinds: readonly string[]; ids?: readonly string[] | undefined }): Promise<Page<AuditEntry>> {
    const { kinds, ids, limit, cursor } = query;
    if (ids?.length === 0) return { items: [], nextCursor: null };
    const rows = await this.repository.findNewest({ objectKinds: kinds, objectIds: ids, ...spanOf(query), olderThan: idBelow(cursor) }, limit + 1);
    return idPage(rows, limit, toEntry);
  }

  /** How many deeds of a person on these days have a name that begins with `prefix`. */
  countDeeds(actorId: string, prefix: string, fromDay: string, toDay: string): Promise<number> {
    return this.repository.countDeeds(actorId, prefix, startOfDay(fromDay), endOfDay(toDay));
  }

  /** Newest first. */
  async list(query: ListAuditQuery): Promise<Page<AuditEntry>> {
    const { actor, action, objectId, limit, cursor } = query;
    const rows = await this.repository.findNewest({ actor, action, objectId, ...spanOf(query), olderThan: idBelow(cursor) }, limit + 1);
    return idPage(rows, limit, toEntry);
  }
}
