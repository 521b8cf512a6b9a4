import { expect, it } from '@jest/globals';
import type { OwnQuestion } from '@sunshine/contracts';
import { addQuestion, freeId, moveQuestion, removeQuestion } from '@/features/rating-forms/draft-steps';

const ids = (questions: OwnQuestion[]): string => questions.map(({ id }) => id).join(' ');
const three = (['choice', 'scale', 'text'] as const).reduce<OwnQuestion[]>(addQuestion, []);

it('gives every new question an id that no other has, also after one was taken out', () => {
  expect(ids(three)).toBe('q1 q2 q3');
  expect(ids(addQuestion(removeQuestion(three, 1), 'text'))).toBe('q1 q3 q2');
  expect(freeId('o', [{ id: 'o2' }])).toBe('o1');
});

it('moves a question by one place and leaves the ends where they are', () => {
  expect(ids(moveQuestion(three, 1, -1))).toBe('q2 q1 q3');
  expect(ids(moveQuestion(three, 0, -1))).toBe('q1 q2 q3');
  expect(ids(moveQuestion(three, 2, 1))).toBe('q1 q2 q3');
});
