import { optionsAt, type FormQuestion, type RatingAnswer, type RatingLevel } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { WordsHolder, type WordsVerdict } from '../content-checks/words-holder.js';
import type { RatingEntity } from './rating.entity.js';
import { RatingsRepository } from './ratings.repository.js';

/** Labels of the options that were chosen, in the order of the form. */
export const reasonsOf = (questions: FormQuestion[], level: RatingLevel, answers: RatingAnswer[]): string[] =>
  questions.flatMap((question) => {
    const chosen = new Set(answers.find((answer) => answer.question === question.id)?.options);
    return optionsAt(question, level).filter(({ id }) => chosen.has(id)).map(({ label }) => label);
  });

/** Everything that somebody wrote, in the order of the form. */
export const commentOf = (questions: FormQuestion[], answers: RatingAnswer[]): string =>
  questions.flatMap(({ id }) => answers.find((answer) => answer.question === id)?.text.trim() ?? []).filter((text) => text !== '').join('\n');

/** Each question that was answered, in words. */
export function answerLines(questions: FormQuestion[], level: RatingLevel, answers: RatingAnswer[]): { question: string; title: string; words: string }[] {
  return questions.flatMap((question) => {
    const answer = answers.find((one) => one.question === question.id);
    if (!answer) return [];
    const points = question.kind === 'scale' && answer.points !== null ? [`${answer.points} 分（满分 ${question.top} 分）`] : [];
    const words = [...reasonsOf([question], level, [answer]), ...points, answer.text.trim()].filter((word) => word !== '').join('、');
    return words === '' ? [] : [{ question: question.id, title: question.title, words }];
  });
}

/** Before there were forms people wrote reasons of their own. */
const wordsOf = ({ formId, reasons, comment }: RatingEntity): string => (formId === null ? [...reasons, comment].filter((words) => words !== '').join('\n') : comment);

@Injectable()
export class RatingWords extends WordsHolder {
  readonly kind = 'rating';

  constructor(private readonly ratings: RatingsRepository) {
    super();
  }

  async words(ids: string[]): Promise<Map<string, string>> {
    return new Map((await this.ratings.findMany(ids)).map((rating) => [rating.id, wordsOf(rating)]));
  }

  override async about(staffId: string, ids: string[]): Promise<Set<string>> {
    return new Set((await this.ratings.findMany(ids)).filter(({ handledById }) => handledById === staffId).map(({ id }) => id));
  }

  settle(tx: Tx, id: string, { state }: WordsVerdict): Promise<void> {
    return this.ratings.setCommentState(tx, id, state);
  }
}
