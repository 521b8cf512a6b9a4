import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { crashPoint } from '../../platform/crash-points/crash-points.js';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work.js';
import { groupsOf } from '../../platform/groups.js';
import type { Marked } from './attempts.service.js';
import { EndingsService } from './endings.service.js';
import { LostCallsService } from './lost-calls.service.js';
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

/** Long enough that answers come in numbers, short beside the call itself. */
const GATHER_MS = 15;
const MOST_TOGETHER = 200;

/** Writes down what calls came to, all that have come meanwhile in one transaction: each costs a flush of the disk. */
@Injectable()
export class OutcomesService {
  private coming: Outcome[] = [];
  private writing = false;

  constructor(
    private readonly endings: EndingsService,
    private readonly refusals: RefusalsService,
    private readonly lost: LostCallsService,
    private readonly turns: OpenidTurnsService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Resolves when it is committed. Rejects, and leaves the mark, when it cannot be. */
  write(marked: Marked, answer: Answer): Promise<void> {
    if ('error' in answer && !this.refusals.isAnswer(marked.delivery, answer.error)) return Promise.reject(answer.error as Error);
    return new Promise((written, failed) => {
      this.coming.push({ marked, answer, written, failed });
      if (!this.writing) void this.writeAll();
    });
  }

  private async writeAll(): Promise<void> {
    this.writing = true;
    while (this.coming.length > 0) {
      await wait(GATHER_MS);
      await this.writeGroup(this.coming.splice(0, MOST_TOGETHER));
    }
    this.writing = false;
  }

  /** One that cannot be written must not hold up the others. Never rejects. */
  private async writeGroup(group: Outcome[]): Promise<void> {
    try {
      await this.unitOfWork.run((tx) => this.apply(tx, group));
      crashPoint('delivery-written');
      for (const { written } of group) written();
    } catch (error) {
      const [only] = group;
      if (group.length === 1) only?.failed(error);
      else for (const outcome of group) await this.writeGroup([outcome]);
    }
  }

  private async apply(tx: Tx, group: readonly Outcome[]): Promise<void> {
    for (const [until, same] of groupsOf(group, ({ marked }) => marked.turnUntil.getTime())) await this.turns.giveBack(tx, same.map(({ marked: { delivery } }) => delivery.openid ?? delivery.id), new Date(until));
    const accepted = group.flatMap(({ marked, answer }) => ('error' in answer ? [] : [{ called: marked.delivery, msgid: answer.msgid }]));
    if (accepted.length > 0) await this.endings.accepted(tx, accepted);
    for (const { marked, answer } of group) if ('error' in answer) await this.refusals.refused(tx, marked.delivery, answer.error, await this.lost.isLastCredit(tx, marked.delivery));
  }
}
