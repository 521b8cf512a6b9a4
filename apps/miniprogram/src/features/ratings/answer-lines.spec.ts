import { expect, it } from '@jest/globals';
import type { RatingForm } from '@sunshine/contracts';
import { answerLines } from './answer-lines';

const option = (id: string, label: string) => ({ id, label });
const questions: RatingForm['questions'] = [
  { id: 'level', kind: 'level', title: '满意吗', standard: true },
  { id: 'why', kind: 'indicators', title: '哪里不满意', standard: true, options: { 5: [option('a', '快')], 4: [option('a', '快')], 3: [option('a', '一般')], 2: [option('a', '慢'), option('b', '态度差')], 1: [option('a', '很慢')] } },
  { id: 'points', kind: 'scale', title: '打分', standard: false, required: false, top: 5, lowLabel: '', highLabel: '' },
  { id: 'words', kind: 'text', title: '想说的话', standard: false, required: false, maxLength: 100 },
];
const form: RatingForm = { id: '1', purpose: 'matter', subject: 'opening', subjectName: '开标服务', version: 1, title: '', intro: '', questions, publishedAt: '2026-11-23T00:00:00.000Z' };
const answers = [
  { question: 'why', options: ['b', 'a'], points: null, text: '' },
  { question: 'points', options: [], points: 2, text: '' },
];

it('says what was answered in the words of the level that was chosen, and nothing of what was not', () => {
  expect(answerLines({ form, answers, level: 2 })).toEqual([
    { title: '哪里不满意', words: '慢、态度差' },
    { title: '打分', words: '2 分' },
  ]);
});

it('has nothing to say of a rating from before there were forms', () => expect(answerLines({ form: null, answers, level: 2 })).toEqual([]));
