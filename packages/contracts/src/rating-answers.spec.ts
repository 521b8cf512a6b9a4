import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { answerProblems, optionsAt } from './rating-answers.js';
import { formDraftSchema, formLimits, type FormQuestion } from './rating-forms.js';
import type { RatingAnswer } from './ratings.js';
import type { RatingLevel } from './words.js';

const level = fc.constantFrom<RatingLevel>(1, 2, 3, 4, 5);
const options = fc.integer({ min: 2, max: 6 }).map((count) => Array.from({ length: count }, (_, at) => ({ id: `o${at}`, label: `选项 ${at}` })));
const own = (id: string): fc.Arbitrary<FormQuestion> =>
  fc.oneof(
    fc.record({ id: fc.constant(id), title: fc.constant('题'), kind: fc.constant('choice' as const), required: fc.boolean(), many: fc.boolean(), options, standard: fc.boolean() }),
    fc.record({ id: fc.constant(id), title: fc.constant('题'), kind: fc.constant('scale' as const), required: fc.boolean(), top: fc.integer({ min: 2, max: 10 }), lowLabel: fc.constant(''), highLabel: fc.constant(''), standard: fc.boolean() }),
    fc.record({ id: fc.constant(id), title: fc.constant('题'), kind: fc.constant('text' as const), required: fc.boolean(), maxLength: fc.integer({ min: 10, max: 1000 }), standard: fc.boolean() }),
  );
const indicators = fc.tuple(options, options, options, options, options).map(([one, two, three, four, five]): FormQuestion => ({ id: 'indicators', title: '题', kind: 'indicators', options: { 1: one, 2: two, 3: three, 4: four, 5: five }, standard: true }));
const form: fc.Arbitrary<FormQuestion[]> = fc
  .tuple(indicators, fc.integer({ min: 0, max: 6 }).chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => own(`q${at}`)))))
  .map(([standard, questions]) => [{ id: 'level', title: '题', kind: 'level', standard: true }, standard, ...questions]);

/** An answer that the phone would let through. */
const fitting = (question: FormQuestion, at: RatingLevel): fc.Arbitrary<RatingAnswer> => {
  const empty = { question: question.id, options: [], points: null, text: '' };
  const ids = optionsAt(question, at).map(({ id }) => id);
  if (question.kind === 'choice' && !question.many) return fc.constantFrom(...ids).map((id) => ({ ...empty, options: [id] }));
  if (ids.length > 0) return fc.subarray(ids, { minLength: 1 }).map((chosen) => ({ ...empty, options: chosen }));
  if (question.kind === 'scale') return fc.integer({ min: 1, max: question.top }).map((points) => ({ ...empty, points }));
  return fc.string({ minLength: 1, maxLength: 10 }).filter((text) => text.trim() !== '').map((text) => ({ ...empty, text }));
};
const filled = fc.tuple(form, level).chain(([questions, at]) => fc.tuple(fc.constant(questions), fc.constant(at), fc.tuple(...questions.filter(({ kind }) => kind !== 'level').map((question) => fitting(question, at)))));

describe('answers to a form', () => {
  it('fit when every question is answered with what it offers', () => {
    fc.assert(fc.property(filled, ([questions, at, answers]) => expect(answerProblems(questions, at, answers)).toEqual([])), { seed: 20261123, numRuns: 300 });
  });

  it('do not fit with an option, a question or a point that the form does not have', () => {
    const spoil = (answers: RatingAnswer[], at: number, how: number): RatingAnswer[] => {
      const spoilt: Partial<RatingAnswer>[] = [{ options: ['o99'] }, { question: 'unknown' }, { points: 11 }, { options: ['o0', 'o0'] }, { options: ['__proto__'] }];
      return answers.map((answer, index) => (index === at % answers.length ? { ...answer, ...spoilt[how] } : answer));
    };
    fc.assert(
      fc.property(filled, fc.nat(), fc.integer({ min: 0, max: 4 }), ([questions, at, answers], where, how) => expect(answerProblems(questions, at, spoil(answers, where, how))).not.toEqual([])),
      { seed: 20261123, numRuns: 300 },
    );
  });

  it('do not fit when a required one is missing, or answered twice', () => {
    fc.assert(
      fc.property(filled, fc.nat(), ([questions, at, answers], where) => {
        const dropped = answers[where % answers.length];
        if (!dropped) return;
        const isRequired = questions.some((question) => question.id === dropped.question && 'required' in question && question.required);
        const problems = answerProblems(questions, at, answers.filter((answer) => answer !== dropped));
        if (isRequired) expect(problems).toContainEqual({ path: `answers.${dropped.question}`, message: '这道题必须回答' });
        expect(answerProblems(questions, at, [...answers, dropped])).not.toEqual([]);
      }),
      { seed: 20261123, numRuns: 300 },
    );
  });

  it('explain a bad level by an option or some words, points alone do not', () => {
    const questions: FormQuestion[] = [{ id: 's', kind: 'scale', title: '题', required: false, top: 5, lowLabel: '', highLabel: '', standard: false }, { id: 't', kind: 'text', title: '题', required: false, maxLength: 20, standard: true }];
    const points = { question: 's', options: [], points: 1, text: '' };
    expect(answerProblems(questions, 2, [points])).toEqual([{ path: 'answers', message: '请选择或写下不满意的原因，我们好改进' }]);
    expect(answerProblems(questions, 3, [points])).toEqual([]);
    expect(answerProblems(questions, 1, [{ question: 't', options: [], points: null, text: '等得久' }])).toEqual([]);
    expect(answerProblems(questions, 1, [{ question: 't', options: [], points: null, text: '长'.repeat(21) }])).toEqual([{ path: 'answers.t', message: '最多 20 字' }]);
  });
});

describe('a draft of a form', () => {
  const choice = { id: 'a', kind: 'choice', title: '您是', required: false, many: false, options: [{ id: 'x', label: '群众' }, { id: 'y', label: '企业' }] };
  const draft = (questions: unknown[]) => formDraftSchema.safeParse({ title: '评价', questions, revision: 0, version: 0 }).success;

  it('takes choices, points and words, each with a name of its own', () => {
    expect(draft([choice, { id: 'b', kind: 'scale', title: '几分', required: true, top: 5, lowLabel: '', highLabel: '' }, { id: 'c', kind: 'text', title: '为什么', required: false, maxLength: 200 }])).toBe(true);
    expect(draft([choice, choice])).toBe(false);
    expect(draft([{ ...choice, options: [choice.options[0], choice.options[0]] }])).toBe(false);
  });

  it('refuses a level of its own, empty titles and options, and more than a person would fill in', () => {
    for (const wrong of [{ id: 'l', kind: 'level', title: '满意吗' }, { ...choice, title: ' ' }, { ...choice, options: [] }, { ...choice, id: 'A b' }, { id: 't', kind: 'text', title: '题', required: false, maxLength: 1_000_000 }, { id: 's', kind: 'scale', title: '题', required: false, top: 1000, lowLabel: '', highLabel: '' }]) {
      expect([wrong, draft([wrong])]).toEqual([wrong, false]);
    }
    expect(draft(Array.from({ length: formLimits.questions }, (_, at) => ({ ...choice, id: `q${at}` })))).toBe(false);
  });
});
