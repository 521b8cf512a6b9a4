import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Created, ErrorBody, Follow, Inbox, NoticeList, Page, PartyChoiceList, PartyRole, Project } from '@sunshine/contracts';
import { DataSource } from 'typeorm';
import { FollowEntity } from '../src/modules/alerts/follow.entity.js';
import { newId } from '../src/platform/database/ids.js';
import { partyId } from '../src/modules/notices/party-id.js';
import { startWechatStage, type Phone, type WechatStage } from './support/wechat.js';

const OWNER = '甲镇人民政府（演示）';
const AGENCY = '乙招标代理有限公司';

describe('looking for owners and agencies', () => {
  let stage: WechatStage;
  const search = async (role: PartyRole, q: string, limit = 10): Promise<PartyChoiceList['items']> => (await stage.test.api.get<PartyChoiceList>(`/api/parties?role=${role}&q=${encodeURIComponent(q)}&limit=${limit}`)).body.items;

  beforeAll(async () => {
    stage = await startWechatStage();
    const owners = ['青川县水利局', '青川县交通运输局', '青川县交通运输局', '广元市（青川）Ａ公司', '青川县水利局', '青川县水利局'];
    for (const [at, ownerName] of owners.entries()) await stage.publish({ project: { name: `第${at}号项目`, code: null }, title: `第${at}号公告`, ownerName, agencyName: at === 0 ? AGENCY : null, notify: false });
  });
  afterAll(() => stage.close());

  it('finds any part of a name, those with the most notices first, in either kind of brackets', async () => {
    expect((await search('owner', '青川')).map(({ name, notices }) => [name, notices])).toEqual([['青川县水利局', 3], ['青川县交通运输局', 2], ['广元市（青川）Ａ公司', 1]]);
    expect(await search('owner', '(青川)')).toHaveLength(1);
    expect(await search('owner', '')).toHaveLength(3);
    expect(await search('owner', '青川', 2)).toHaveLength(2);
    expect(await search('agency', '乙招标')).toEqual([{ id: partyId('agency', AGENCY), name: AGENCY, notices: 1 }]);
    expect(await search('agency', '青川')).toEqual([]);
    expect((await stage.test.api.get('/api/parties?role=owner&limit=21')).status).toBe(400);
  });

  it('lists its notices by its id, not by whoever’s text holds its name', async () => {
    await stage.publish({ project: { name: '别家项目', code: null }, title: '致青川县水利局的感谢公告', ownerName: '青川县交通运输局', notify: false });
    const ids = async (query: string): Promise<string[]> => (await stage.test.api.get<NoticeList>(`/api/notices?${query}`)).body.items.map(({ title }) => title);
    expect(await ids(`owner=${partyId('owner', '青川县水利局')}`)).toEqual(['第5号公告', '第4号公告', '第0号公告']);
    expect(await ids(`agency=${partyId('agency', AGENCY)}`)).toEqual(['第0号公告']);
    expect(await ids(`agency=${partyId('owner', '青川县水利局')}`)).toEqual([]);
    const { projectId } = await stage.publish({ project: { name: '得主不写业主的项目', code: null }, title: '业主写明的公告', ownerName: '只写一次局', notify: false });
    await stage.publish({ project: { id: projectId }, title: '业主没写的结果', type: 'result', ownerName: null, notify: false });
    expect(await ids(`owner=${partyId('owner', '只写一次局')}`)).toEqual(['业主没写的结果', '业主写明的公告']);
    expect((await stage.test.api.get('/api/notices?owner=x')).status).toBe(400);
  });

  it('counts no notice twice for its versions, and none that is withdrawn', async () => {
    const { noticeId, projectId } = await stage.publish({ project: { name: '一改再改', code: null }, title: '一改再改公告', ownerName: '改了又改局', notify: false });
    await stage.publish({ existingNoticeId: noticeId, project: { id: projectId }, title: '一改再改公告（二）', ownerName: '改了又改局', notify: false });
    expect((await search('owner', '改了又改')).map(({ notices }) => notices)).toEqual([1]);
    const reviewer = await stage.test.loginStaff('reviewer');
    const { body } = await stage.test.api.get<{ revision: number }>(`/api/staff/notices/${noticeId}`, reviewer);
    await stage.test.api.post(`/api/staff/notices/${noticeId}/withdraw`, { revision: body.revision, reason: '发错了' }, reviewer);
    expect(await search('owner', '改了又改')).toEqual([]);
  });
});

describe('following', () => {
  let stage: WechatStage;
  let phone: Phone;
  let projectId: string;
  const [ownerId, agencyId] = [partyId('owner', OWNER), partyId('agency', AGENCY)];
  const follow = (body: object, who = phone) => stage.test.api.post<Created & ErrorBody>('/api/follows', body, who.token);
  const listed = async (query = ''): Promise<Follow[]> => (await stage.test.api.get<Page<Follow>>(`/api/follows${query}`, phone.token)).body.items;

  beforeAll(async () => {
    stage = await startWechatStage();
    phone = await stage.phone('关注的人（演示）');
    ({ projectId } = await stage.publish({ project: { name: '丙村供水项目', code: null }, title: '丙村供水招标公告', ownerName: OWNER, agencyName: AGENCY, notify: false }));
  });
  afterAll(() => stage.close());

  it('takes a project, an owner and an agency, lists them by kind, and lets each go', async () => {
    for (const [target, id] of [[{ projectId }, projectId], [{ ownerId }, ownerId], [{ agencyId }, agencyId]] as const) expect((await follow(target)).body.id).toBe(id);
    expect((await listed()).map(({ kind, name }) => [kind, name])).toEqual([['agency', AGENCY], ['owner', OWNER], ['project', '丙村供水项目']]);
    expect((await listed('?kind=owner')).map(({ id }) => id)).toEqual([ownerId]);
    const project = async (who?: Phone): Promise<Project> => (await stage.test.api.get<Project>(`/api/projects/${projectId}`, who?.token)).body;
    expect(await project(phone)).toMatchObject({ followed: true, followedOwner: true, followedAgency: true });
    expect(await project()).toMatchObject({ followed: false, followedOwner: false, followedAgency: false });
    expect((await stage.test.api.delete(`/api/follows/${ownerId}`, phone.token)).status).toBe(200);
    expect(await project(phone)).toMatchObject({ followed: true, followedOwner: false, followedAgency: true });
    for (const id of [projectId, agencyId]) await stage.test.api.delete(`/api/follows/${id}`, phone.token);
    expect(await listed()).toEqual([]);
  });

  it('refuses what nobody knows, more than one at a time, and the hundred and first', async () => {
    expect((await follow({ projectId: newId() })).body.error.code).toBe('PROJECT_NOT_FOUND');
    for (const target of [{ ownerId: newId() }, { agencyId: ownerId }]) expect((await follow(target)).body.error).toMatchObject({ code: 'NOT_FOUND', message: '没有找到这个单位' });
    for (const target of [{}, { projectId, ownerId }]) expect((await follow(target)).status).toBe(400);
    const full = await stage.phone('关注满了（演示）');
    const { body: me } = await stage.test.api.get<{ id: string }>('/api/me', full.token);
    const row = (): FollowEntity => ({ id: newId(), userId: me.id, kind: 'project', targetId: newId(), createdAt: stage.test.clock.now() });
    await stage.test.app.get(DataSource).manager.insert(FollowEntity, Array.from({ length: 99 }, row));
    expect((await follow({ ownerId }, full)).status).toBe(201);
    expect((await follow({ agencyId }, full)).body.error).toMatchObject({ code: 'LIMIT_REACHED', message: expect.stringContaining('100') });
    expect((await follow({ ownerId }, full)).status).toBe(201);
  });

  it('is once, however often it is asked at the same moment', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => follow({ ownerId })));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 201));
    expect(await listed()).toHaveLength(1);
    await stage.test.api.delete(`/api/follows/${ownerId}`, phone.token);
  });

  it('tells followers of the project, of its owner and of its agency once, each with what they follow', async () => {
    const people = await Promise.all(['项目', '业主', '代理', '全部'].map((name) => stage.phone(`关注${name}（演示）`)));
    const [byProject, byOwner, byAgency, byAll] = people as [Phone, Phone, Phone, Phone];
    for (const [who, target] of [[byProject, { projectId }], [byOwner, { ownerId }], [byAgency, { agencyId }], [byAll, { projectId }], [byAll, { ownerId }], [byAll, { agencyId }]] as const) await follow(target, who);
    const namesOf = async (who: Phone): Promise<string[][]> => (await stage.test.api.get<Inbox>('/api/inbox', who.token)).body.items.map(({ reasons }) => reasons.map(({ name }) => name));
    const names = ['丙村供水项目', `业主单位 ${OWNER}`, `代理机构 ${AGENCY}`];
    await stage.publish({ project: { id: projectId }, title: '丙村供水中标公告', type: 'result', ownerName: null, agencyName: null });
    await stage.settle();
    expect(await Promise.all(people.map(namesOf))).toEqual([[[names[0]]], [[names[1]]], [[names[2]]], [names]]);
    await stage.publish({ project: { name: '丁村道路项目', code: null }, title: '丁村道路招标公告', ownerName: OWNER });
    await stage.settle();
    expect(await Promise.all(people.map(async (who) => (await namesOf(who)).length))).toEqual([1, 2, 1, 2]);
  });

  it('counts followers of owners and agencies among those whom a draft would reach', async () => {
    const draft = {
      ...{ projectId: null, projectName: '新项目', projectCode: null, sectionNames: [], title: '新项目采购公告', type: 'other', category: 'procurement', regionCode: '510822', ownerName: OWNER, agencyName: AGENCY },
      ...{ amountFen: null, winners: [], keyDates: {}, greenChannel: false, greenChannelBasis: null, bodyHtml: '<p>采购。</p>', attachmentIds: [] },
    };
    const checked = await stage.test.api.post<{ recipients: number }>('/api/staff/notices/check', { draft }, await stage.test.loginStaff('editor'));
    // The two of the test before who follow one of them, the one who follows both, and the one with the hundred follows.
    expect(checked.body.recipients).toBe(4);
  });
});
