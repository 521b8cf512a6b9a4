import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { answerProblems, type ErrorBody, type FormDesk, type FormLine, type OwnQuestion, type RatingForm } from '@sunshine/contracts';
import { FirstFormsService } from '../src/modules/ratings/first-forms.service.js';
import { startTestApp, type TestApp } from './support/app.js';
import { answersTo, formOf, submitRating } from './support/ratings.js';

const QUESTION: OwnQuestion = { id: 'who', kind: 'choice', title: '您是', required: true, many: false, options: [{ id: 'resident', label: '群众' }, { id: 'bidder', label: '投标人' }] };

describe('rating forms', () => {
  let test: TestApp;
  let desk: string;

  beforeAll(async () => {
    test = await startTestApp();
    desk = await test.loginStaff('supervisor-desk');
  });
  afterAll(() => test.close());

  const open = async (subject: string): Promise<FormDesk> => (await test.api.get<FormDesk>(`/api/staff/rating-forms/${subject}`, desk)).body;
  const save = (subject: string, questions: OwnQuestion[], revision: number, version = 1) => test.api.put<FormDesk & ErrorBody>(`/api/staff/rating-forms/${subject}/draft`, { title: '服务评价', intro: '', questions, revision, version }, desk);
  const publish = (subject: string, revision: number, version = 1) => test.api.post<FormDesk & ErrorBody>(`/api/staff/rating-forms/${subject}/publish`, { revision, version }, desk);

  it('stand there from the first start, one a matter and one a purpose, and a second start changes nothing', async () => {
    await test.app.get(FirstFormsService).onApplicationBootstrap();
    const { items } = (await test.api.get<{ items: FormLine[] }>('/api/staff/rating-forms', desk)).body;
    expect(items.map(({ subject }) => subject)).toEqual(expect.arrayContaining(['notices', 'opening', 'case-answer', 'survey', 'appraisal']));
    expect(items.every(({ version, publishedBy }) => version === 1 && publishedBy === '系统')).toBe(true);
  });

  it('ask online services and those on site by their own indicators, with options that differ by level', async () => {
    const labels = (form: RatingForm, level: 1 | 5): string[] => form.questions.flatMap((question) => (question.kind === 'indicators' ? question.options[level].map(({ label }) => label) : []));
    const [online, onSite] = [await formOf(test.api, 'notices'), await formOf(test.api, 'opening')];
    expect(labels(online, 5)).toContain('办事指南很准确');
    expect(labels(onSite, 5)).toContain('热情耐心');
    expect(labels(onSite, 1)).not.toEqual(labels(onSite, 5));
  });

  it('can all be filled in: the level first, once', async () => {
    const { items } = (await test.api.get<{ items: FormLine[] }>('/api/staff/rating-forms', desk)).body;
    for (const { subject } of items) {
      const form = await formOf(test.api, subject);
      expect(form.questions.map(({ kind }) => kind).indexOf('level')).toBe(0);
      expect(form.questions.filter(({ kind }) => kind === 'level')).toHaveLength(1);
      expect(answerProblems(form.questions, 5, answersTo(form, 5, {}))).toEqual([]);
      expect(answerProblems(form.questions, 1, answersTo(form, 1, { text: '不满意' }))).toEqual([]);
    }
  });

  it('take the centre’s own questions between the locked ones, published as the next version', async () => {
    const saved = await save('deposit', [QUESTION], 0);
    expect(saved.body).toMatchObject({ draft: { revision: 1, editedBy: '监督岗1' } });
    expect((await formOf(test.api, 'deposit')).version).toBe(1);
    const published = await publish('deposit', 1);
    expect(published.body.versions.map(({ version }) => version)).toEqual([2, 1]);
    const form = await formOf(test.api, 'deposit');
    expect(form.questions.map(({ id, standard }) => [id, standard])).toEqual([['level', true], ['indicators', true], ['who', false], ['words', true]]);
  });

  it('hold an answer to the version that was asked, old ones included', async () => {
    const [now, before] = (await open('deposit')).versions;
    expect((await test.api.get<RatingForm>('/api/rating-forms/deposit?version=1')).body.id).toBe(before?.id);
    expect((await test.api.get('/api/rating-forms/deposit?version=9')).status).toBe(404);
    const asked = { level: 5 as const, matterId: 'deposit' };
    expect((await submitRating(test.api, { ...asked, formId: now?.id ?? '', answers: [] })).body.error.details).toEqual([{ path: 'answers.who', message: '这道题必须回答' }]);
    expect((await submitRating(test.api, { ...asked, formId: now?.id ?? '', answers: [{ question: 'who', options: ['resident'], points: null, text: '' }] })).status).toBe(201);
    expect((await submitRating(test.api, { ...asked, formId: before?.id ?? '', answers: [] })).status).toBe(201);
    expect((await submitRating(test.api, { ...asked, formId: before?.id ?? '', answers: [{ question: 'who', options: ['resident'], points: null, text: '' }] })).status).toBe(400);
  });

  it('are edited by one person at a time, and published by one', async () => {
    const first = await Promise.all([save('opening', [QUESTION], 0), save('opening', [], 0)]);
    expect(first.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await save('opening', [QUESTION], 0)).body.error.code).toBe('CONFLICT');
    const both = await Promise.all([publish('opening', 1), publish('opening', 1)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await formOf(test.api, 'opening')).version).toBe(2);
    expect((await publish('opening', 7, 2)).status).toBe(409);
  });

  it('lose nothing that was published since somebody began: the same revision of a later version is another draft', async () => {
    expect((await save('registration', [QUESTION], 0)).status).toBe(200);
    expect((await publish('registration', 1)).body.draft).toMatchObject({ revision: 0, version: 2 });
    expect((await save('registration', [], 0, 1)).body.error.code).toBe('CONFLICT');
    expect((await save('registration', [], 0, 2)).status).toBe(200);
    expect((await publish('registration', 1, 1)).body.error.code).toBe('CONFLICT');
    expect((await formOf(test.api, 'registration')).version).toBe(2);
    expect((await publish('registration', 1, 2)).status).toBe(200);
  });

  it('keep the locked questions locked and refuse what is none of ours', async () => {
    expect((await save('hotline', [{ ...QUESTION, id: 'level' }], 0)).body.error.details).toEqual([{ path: 'questions.0.id', message: '这个编号属于标准题目' }]);
    expect((await save('nothing', [], 0)).status).toBe(404);
    expect((await publish('hotline', 1)).status).toBe(409);
    for (const role of ['editor', 'reviewer'] as const) expect((await test.api.get('/api/staff/rating-forms', await test.loginStaff(role))).status).toBe(403);
  });
});
