import type { Limit, Rule } from '@sunshine/contracts';
import { dayWords } from '../../wording/dates';

/** What a rule rests on: `《政府采购法》第五十三条（2014年修正）`; of a promise, who promises. */
export const basisWords = ({ law, article, version }: Pick<Rule, 'law' | 'article' | 'version'>): string => {
  const place = article === '' ? law : `《${law}》${article}`;
  return version === '' ? place : `${place}（${version}）`;
};

/** The answer in a word: the day, or why there is none. */
export const dueWords = ({ dueOn, missingYear }: Pick<Limit, 'dueOn' | 'missingYear'>, now: number): string =>
  dueOn === null ? `${missingYear ?? '这'}年的放假安排还没有公布或装入，算不出` : dayWords(dueOn, now);
