import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { WordsHolder, type WordsVerdict } from '../content-checks/words-holder.js';
import { CasesRepository } from './cases.repository.js';

@Injectable()
export class CaseWords extends WordsHolder {
  readonly kind = 'case';

  constructor(private readonly cases: CasesRepository) {
    super();
  }

  async words(ids: string[]): Promise<Map<string, string>> {
    return new Map((await this.cases.findMany(ids)).map(({ id, text, items, requests, basis }) => [id, [items, text, requests, basis].filter((words) => words !== '').join('\n')]));
  }

  settle(tx: Tx, id: string, { state, refusal }: WordsVerdict): Promise<void> {
    return this.cases.setTextState(tx, id, state, refusal);
  }
}
