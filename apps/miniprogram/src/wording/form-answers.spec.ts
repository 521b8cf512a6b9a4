import { expect, it } from '@jest/globals';
import type { FormQuestion, RatingAnswer } from '@sunshine/contracts';
import { answerProblems } from '@sunshine/contracts/rating-answers';
import type { RatingLevel } from '@sunshine/contracts/words';
import fc from 'fast-check';
import { answerTo, fittingAnswers, withAnswer } from './form-answers';

const option = (id: string) => ({ id, label: id });
const questions: FormQuestion[] = [
  { id: 'level', kind: 'level', title: '满意吗', standard: true },
  { id: 'why', kind: 'indicators', title: '为什么', standard: true, options: { 5: [option('fast')], 4: [option('fast')], 3: [option('plain')], 2: [option('slow')], 1: [option('slow'), option('rude')] } },
  { id: 'way', kind: 'choice', title: '怎么来的', standard: false, required: false, many: false, options: [option('bus'), option('foot')] },
  { id: 'points', kind: 'scale', title: '打分', standard: false, required: false, top: 5, lowLabel: '', highLabel: '' },
  { id: 'words', kind: 'text', title: '想说的话', standard: false, required: false, maxLength: 10 },
];
const id = fc.constantFrom('level', 'why', 'way', 'points', 'words', 'gone');
const answer: fc.Arbitrary<RatingAnswer> = fc.record({
  question: id,
  options: fc.array(fc.constantFrom('fast', 'plain', 'slow', 'rude', 'bus', 'foot', 'gone'), { maxLength: 4 }),
  points: fc.option(fc.oneof(fc.integer({ min: -1, max: 9 }), fc.double({ noNaN: true }))),
  text: fc.string({ maxLength: 20 }),
});
const level = fc.constantFrom<RatingLevel>(1, 2, 3, 4, 5);

it('keeps of a draft only what the form takes at that level, whatever was kept', () => {
  fc.assert(
    fc.property(fc.array(answer, { maxLength: 8 }), level, (answers, at) => {
      const fitting = fittingAnswers(questions, at, answers);
      expect(answerProblems(questions, at, fitting).filter(({ path }) => path !== 'answers')).toEqual([]);
    }),
    { seed: 5, numRuns: 500 },
  );
});

it('drops the reasons of another level and keeps everything else', () => {
  const answers = [
    { question: 'why', options: ['slow', 'rude'], points: null, text: '' },
    { question: 'words', options: [], points: null, text: '谢谢' },
  ];
  expect(fittingAnswers(questions, 5, answers)).toEqual([answers[1]]);
  expect(fittingAnswers(questions, 2, answers)[0]).toMatchObject({ question: 'why', options: ['slow'] });
});

it('takes an emptied answer for none', () => {
  const said = withAnswer([], { question: 'points', options: [], points: 3, text: '' });
  expect(answerTo(said, 'points').points).toBe(3);
  expect(withAnswer(said, { ...answerTo(said, 'points'), points: null })).toEqual([]);
});
