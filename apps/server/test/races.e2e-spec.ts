import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Me } from '@sunshine/contracts';
import { DataSource } from 'typeorm';
import { AlertEntity } from '../src/modules/alerts/alert.entity.js';
import { FollowEntity } from '../src/modules/alerts/follow.entity.js';
import { SessionRow } from '../src/modules/identity/session.entity.js';
import { RatingEntity } from '../src/modules/ratings/rating.entity.js';
import { CaseEntity } from '../src/modules/cases/case.entity.js';
import { startTestApp, type TestApp } from './support/app.js';
import { filledForm } from './support/ratings.js';

describe('requests of one person at once', () => {
  let test: TestApp;

  beforeAll(async () => {
    test = await startTestApp();
  });
  afterAll(() => test.close());

  it('pass no limit together that they could not pass one by one', async () => {
    const token = await test.loginUser('同时保存');
    const answers = await Promise.all(Array.from({ length: 40 }, (_, at) => test.api.post('/api/alerts', { name: `第${at}个`, anyOf: ['道路'] }, token)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(20);
    expect((await test.api.get<Me>('/api/me', token)).body.alerts).toBe(20);
  });

  it('leave nothing of the person behind an erasure', async () => {
    const token = await test.loginUser('同时删除');
    const { id: userId } = (await test.api.get<Me>('/api/me', token)).body;
    const rating = await filledForm(test.api);
    const writes = Array.from({ length: 8 }, (_, at) => [
      () => test.api.post('/api/alerts', { name: `第${at}个`, anyOf: ['道路'] }, token),
      () => test.api.post('/api/ratings', rating, token),
      () => test.api.post('/api/cases', { kind: 'enquiry', noticeId: null, text: '请问什么时候开标？', contact: '13800138000' }, token),
    ]).flat();
    const [, ...statuses] = await Promise.all([test.api.delete('/api/me', token), ...writes.map((write) => write())]).then((answers) => answers.map(({ status }) => status));
    expect(statuses.every((status) => [201, 401].includes(status))).toBe(true);
    const { manager } = test.app.get(DataSource);
    for (const entity of [AlertEntity, FollowEntity, RatingEntity, CaseEntity]) expect(await manager.countBy<{ userId: string | null }>(entity, { userId })).toBe(0);
    expect(await manager.countBy(SessionRow, { subjectId: userId })).toBe(0);
  });
});
