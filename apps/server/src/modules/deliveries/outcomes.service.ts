import { Injectable } from '@nestjs/common';
import { crashPoint } from '../../platform/crash-points/crash-points.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { groupsOf } from '../../platform/groups.js';
import type { Marked } from './attempts.service.js';
import { EndingsService } from './endings.service.js';
import { JointWrites } from './joint-writes.js';
import { OpenidTurnsService } from './openid-turns.service.js';
import { RefusalsService } from './refusals.service.js';

/** What a call came to: WeChat's id of the message, or what it threw. */
export type Answer = { msgid: string | undefined } | { error: unknown };

interface Outcome {
  marked: Marked;
  answer: Answer;
  written(): void;
  failed(error: unknown): void;
}

/** Writes down what calls came to, all that have come meanwhile in one transaction: each costs a flush of the disk. */
@Injectable()
export class OutcomesService {
  private coming: Outcome[] = [];

  constructor(
    private readonly endings: EndingsService,
    private readonly refusals: RefusalsService,
    private readonly turns: OpenidTurnsService,
    private readonly writes: JointWrites,
  ) {}

  /** Resolves when it is committed. Rejects, and leaves the mark, when it cannot be. */
  write(marked: Marked, answer: Answer): Promise<void> {
    if ('error' in answer && !this.refusals.isAnswer(marked.delivery, answer.error)) return Promise.reject(answer.error as Error);
    return new Promise((written, failed) => {
      this.coming.push({ marked, answer, written, failed });
      if (this.coming.length === 1) void this.writeComing();
    });
  }

  /** Whatever has come until it is its turn. Never rejects. */
  private async writeComing(): Promise<void> {
    let group: Outcome[] | undefined;
    try {
      await this.writes.join((tx) => this.apply(tx, (group ??= this.coming.splice(0))));
      crashPoint('delivery-written');
      group?.forEach(({ written }) => written());
    } catch (error) {
      group ??= this.coming.splice(0);
      if (group.length === 1) group[0]?.failed(error);
      else for (const outcome of group) await this.writeAlone(outcome);
    }
  }

  /** One that cannot be written must not hold up the others. */
  private async writeAlone({ marked, answer, written, failed }: Outcome): Promise<void> {
    await this.writes.join((tx) => this.apply(tx, [{ marked, answer, written, failed }])).then(written, failed);
  }

  private async apply(tx: Tx, group: readonly Outcome[]): Promise<void> {
    for (const [until, same] of groupsOf(group, ({ marked }) => marked.turnUntil.getTime())) await this.turns.giveBack(tx, same.map(({ marked: { delivery } }) => delivery.openid ?? delivery.id), new Date(until));
    const accepted = group.flatMap(({ marked, answer }) => ('error' in answer ? [] : [{ called: marked.delivery, msgid: answer.msgid }]));
    if (accepted.length > 0) await this.endings.accepted(tx, accepted);
    for (const { marked, answer } of group) if ('error' in answer) await this.refusals.refused(tx, marked.delivery, answer.error);
  }
}
