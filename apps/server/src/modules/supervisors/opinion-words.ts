import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { WordsHolder, type WordsVerdict } from '../content-checks/words-holder.js';
import { OpinionsRepository } from './opinions.repository.js';

@Injectable()
export class OpinionWords extends WordsHolder {
  readonly kind = 'opinion';

  constructor(private readonly opinions: OpinionsRepository) {
    super();
  }

  async words(ids: string[]): Promise<Map<string, string>> {
    return new Map((await this.opinions.findMany(ids)).map(({ id, subjectKind, subject, text }) => [id, subjectKind === 'project' ? text : `${subject}\n${text}`]));
  }

  settle(tx: Tx, id: string, { state, refusal }: WordsVerdict): Promise<void> {
    return this.opinions.setTextState(tx, id, state, refusal);
  }
}
