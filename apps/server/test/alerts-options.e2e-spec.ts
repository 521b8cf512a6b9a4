import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { defaultTiming, type Alert, type AlertConditions, type AlertList, type AlertPreview, type AlertTiming, type Created, type ErrorBody, type Notice, type NoticeList, type NoticeType, type Synonyms, type TradeCategory } from '@sunshine/contracts';
import fc from 'fast-check';
import { naiveMatch } from '../../../packages/matching/src/__fixtures__/naive.js';
import { partyId } from '../src/modules/notices/party-id.js';
import { startWechatStage, type Phone, type WechatStage } from './support/wechat.js';

const DAY_MS = 86_400_000;
const CATEGORIES = ['engineering', 'procurement', 'land'] as const satisfies TradeCategory[];
const TYPES = ['tender', 'plan', 'other'] as const satisfies NoticeType[];
const REGIONS = ['510822', '510802', '510900'];
const WORDS = ['道路', '硬化', '监控', 'ＥＰＣ', 'epc', '供水', '学校'];
const OWNERS = ['甲村村民委员会（演示）', '乙镇人民政府（演示）', null];
const AGENCY = '丙招标代理有限公司（演示）';

/** A public notice as the oracle sees it, by what the public API says. */
interface Seen {
  notice: Notice;
  since: number;
}

const asMatchable = ({ notice }: Seen) => ({
  ...{ id: notice.id, title: notice.title, body: notice.body, category: notice.category, type: notice.type, region: notice.region.code ?? '' },
  ...{ amountFen: notice.amountFen ?? undefined, ownerId: notice.owner?.id, agencyId: notice.agency?.id, projectId: notice.project.id, greenChannel: notice.greenChannel },
});

function oracle(seen: Seen[], conditions: AlertConditions, from: number) {
  const recent = seen.filter(({ since }) => since >= from).toSorted((a, b) => b.since - a.since || (a.notice.id < b.notice.id ? 1 : -1));
  const hits = recent.flatMap((one) => {
    const [match] = naiveMatch([{ id: 'a', ...conditions }], asMatchable(one));
    return match ? [{ id: one.notice.id, matches: match.reasons }] : [];
  });
  return { total: hits.length, newest: hits.slice(0, 5) };
}

describe('trying an alert out', () => {
  let stage: WechatStage;
  let phone: Phone;
  let seen: Seen[];
  const preview = async (conditions: object): Promise<AlertPreview> => (await stage.test.api.post<AlertPreview>('/api/alerts/preview', conditions, phone.token)).body;

  beforeAll(async () => {
    stage = await startWechatStage();
    phone = await stage.phone('试一试（演示）');
    const now = stage.test.clock.now().getTime();
    for (let at = 0; at < 44; at += 1) {
      const pick = <T>(from: readonly T[], step: number): T => from[(at * step + Math.floor(at / 5)) % from.length] as T;
      const words = [pick(WORDS, 1), pick(WORDS, 3)];
      await stage.publish({
        ...{ project: { name: `第${at}号${words[0]}项目（演示）`, code: null }, title: `第${at}号${words[0]}公告`, bodyHtml: `<p>${'前文。'.repeat(20)}本项目含${words[1]}等内容。${'后文。'.repeat(20)}</p>` },
        ...{ category: pick(CATEGORIES, 1), type: pick(TYPES, 2), regionCode: pick(REGIONS, 1), regionName: '某地', ownerName: pick(OWNERS, 1), agencyName: at % 4 === 0 ? AGENCY : null },
        ...{ amountFen: at % 3 === 0 ? null : at * 1_000_000, greenChannel: at % 6 === 0, publishedAt: new Date(now - at * 0.8 * DAY_MS), notify: false },
      });
    }
    const { noticeId, projectId } = await stage.publish({ project: { name: '更正过的项目（演示）', code: null }, title: '更正前供水公告', notify: false });
    await stage.publish({ existingNoticeId: noticeId, project: { id: projectId }, title: '更正后学校公告', notify: false });
    const { items } = (await stage.test.api.get<NoticeList>('/api/notices?limit=100')).body;
    seen = await Promise.all(items.map(async ({ id, publishedAt }) => ({ notice: (await stage.test.api.get<Notice>(`/api/notices/${id}`)).body, since: Date.parse(publishedAt) })));
    expect(seen).toHaveLength(45);
  }, 60_000);
  afterAll(() => stage.close());

  it('finds what publishing would have told: every kind of condition, against a plain loop', async () => {
    const some = <T>(values: readonly T[]) => fc.option(fc.uniqueArray(fc.constantFrom(...values), { maxLength: 2 }), { nil: undefined, freq: 1 });
    const amount = fc.option(fc.integer({ min: 0, max: 44 }).map((n) => n * 1_000_000), { nil: undefined, freq: 1 });
    const ownerIds = OWNERS.filter((name) => name !== null).map((name) => partyId('owner', name));
    const conditions = fc.record({
      ...{ anyOf: some(WORDS), allOf: some(WORDS), noneOf: some(WORDS), categories: some(CATEGORIES), types: some(TYPES), regions: some(['51', '5108', '510822']) },
      ...{ minFen: amount, ownerIds: some(ownerIds), agencyIds: some([partyId('agency', AGENCY)]), greenChannelOnly: fc.option(fc.boolean(), { nil: undefined, freq: 1 }) },
    });
    const wordy = fc.record({ anyOf: some(WORDS), noneOf: some(WORDS) });
    const from = stage.test.clock.now().getTime() - 30 * DAY_MS;
    await fc.assert(
      fc.asyncProperty(fc.oneof(wordy, conditions), async (given) => {
        const { total, newest, perDay, isBusy } = await preview(given);
        const wanted = oracle(seen, given, from);
        expect({ total, newest: newest.map(({ notice, matches }) => ({ id: notice.id, matches })) }).toEqual(wanted);
        expect(perDay).toBeCloseTo(total / 30, 2);
        expect(isBusy).toBe(total > 30);
      }),
      { numRuns: 60, seed: 4 },
    );
  }, 60_000);

  it('matches a corrected notice as it stands now, and forgets one that is withdrawn', async () => {
    const isCorrected = ({ notice }: AlertPreview['newest'][number]): boolean => notice.title === '更正后学校公告';
    expect((await preview({ anyOf: ['更正后学校'] })).newest.some(isCorrected)).toBe(true);
    expect((await preview({ anyOf: ['更正前'] })).total).toBe(0);
    const reviewer = await stage.test.loginStaff('reviewer');
    const { noticeId } = await stage.publish({ project: { name: '将撤回的项目（演示）', code: null }, title: '将撤回的独一份公告', notify: false });
    expect((await preview({ anyOf: ['独一份'] })).total).toBe(1);
    const { body } = await stage.test.api.get<{ revision: number }>(`/api/staff/notices/${noticeId}`, reviewer);
    await stage.test.api.post(`/api/staff/notices/${noticeId}/withdraw`, { revision: body.revision, reason: '发错了' }, reviewer);
    expect((await preview({ anyOf: ['独一份'] })).total).toBe(0);
  });

  it('shows the text around the first word that the body holds, in any width or case', async () => {
    for (const word of ['监控', 'epc', 'ＥＰＣ']) {
      const found = (await preview({ anyOf: [word] })).newest;
      expect(found.length).toBeGreaterThan(0);
      for (const { matches, excerpt } of found) {
        if (matches.some(({ field }) => field === 'body')) expect(excerpt?.normalize('NFKC').toLowerCase()).toContain(word.normalize('NFKC').toLowerCase());
        else expect(excerpt).toBeNull();
      }
    }
  });

  it('says that an alert without any condition finds everything, and that it would ring more than once a day', async () => {
    expect(await preview({ anyOf: [], greenChannelOnly: false })).toMatchObject({ isEverything: true, isBusy: true, days: 30 });
    expect(await preview({ anyOf: ['没有这样的词'] })).toEqual({ days: 30, total: 0, perDay: 0, isBusy: false, isEverything: false, newest: [] });
  });

  it('refuses strangers and conditions that make no sense, in clear words', async () => {
    const { api } = stage.test;
    expect((await api.post('/api/alerts/preview', {})).status).toBe(401);
    const refused = await api.post<ErrorBody>('/api/alerts/preview', { minFen: 2, maxFen: 1 }, phone.token);
    expect(refused).toMatchObject({ status: 400, body: { error: { details: [{ path: 'maxFen', message: '最低金额不能高于最高金额' }] } } });
    const tooMany = await api.post<ErrorBody>('/api/alerts/preview', { anyOf: Array.from({ length: 11 }, (_, at) => `词${at}`) }, phone.token);
    expect(tooMany.body.error.details).toEqual([{ path: 'anyOf', message: '每处最多填写 10 个词' }]);
  });
});

describe('an alert', () => {
  let stage: WechatStage;
  let phone: Phone;
  const timing: AlertTiming = { frequency: 'daily', at: '07:30', weekday: 3, quiet: { from: '22:00', until: '07:00' }, pausedUntil: '2026-12-01' };

  beforeAll(async () => {
    stage = await startWechatStage({ config: { RATE_COSTLY_PER_MINUTE: '3' } });
    phone = await stage.phone('设置的人（演示）');
  });
  afterAll(() => stage.close());

  it('keeps its timing when a change does not speak of it', async () => {
    const { api } = stage.test;
    const { id } = (await api.post<Created>('/api/alerts', { name: '道路', anyOf: ['道路'], timing }, phone.token)).body;
    expect((await api.put<Alert>(`/api/alerts/${id}`, { name: '水利', anyOf: ['水利'] }, phone.token)).body).toMatchObject({ name: '水利', timing });
    const weekly: AlertTiming = { ...timing, frequency: 'weekly', pausedUntil: null };
    expect((await api.put<Alert>(`/api/alerts/${id}`, { name: '水利', anyOf: ['水利'], timing: weekly }, phone.token)).body.timing).toEqual(weekly);
    expect((await api.get<AlertList>('/api/alerts', phone.token)).body.items[0]?.timing).toEqual(weekly);
    const plain = (await api.post<Created>('/api/alerts', { name: '桥梁', anyOf: ['桥梁'] }, phone.token)).body.id;
    expect((await api.get<AlertList>('/api/alerts', phone.token)).body.items.find((alert) => alert.id === plain)?.timing).toEqual(defaultTiming);
  });

  it('refuses a timing that no clock has', async () => {
    const wrong: object[] = [{ at: '24:00' }, { weekday: 8 }, { quiet: { from: '07:00', until: '07:00' } }, { pausedUntil: '2026-02-30' }, { frequency: 'hourly' }];
    for (const change of wrong) {
      const answer = await stage.test.api.post<ErrorBody>('/api/alerts', { name: '甲', anyOf: ['甲'], timing: { ...timing, ...change } }, phone.token);
      expect(answer).toMatchObject({ status: 400, body: { error: { code: 'VALIDATION_FAILED' } } });
    }
  });

  it('may be saved with a pause that is over, and with no condition at all', async () => {
    for (const alert of [{ name: '旧暂停', anyOf: ['甲'], timing: { ...timing, pausedUntil: '2026-01-01' } }, { name: '全部' }]) {
      expect((await stage.test.api.post('/api/alerts', alert, phone.token)).status).toBe(201);
    }
  });

  it('names the owners and agencies of its conditions', async () => {
    await stage.publish({ ownerName: '丁单位（演示）', agencyName: '戊代理（演示）', notify: false });
    const [owner, agency] = [partyId('owner', '丁单位（演示）'), partyId('agency', '戊代理（演示）')];
    const { id } = (await stage.test.api.post<Created>('/api/alerts', { name: '两家', ownerIds: [owner], agencyIds: [agency] }, phone.token)).body;
    const saved = (await stage.test.api.get<AlertList>('/api/alerts', phone.token)).body.items.find((alert) => alert.id === id);
    expect(saved?.parties).toEqual([{ id: owner, name: '丁单位（演示）' }, { id: agency, name: '戊代理（演示）' }]);
  });

  it('refuses an owner or an agency that nobody is, and one in the other role, also in a change', async () => {
    await stage.publish({ ownerName: '己单位（演示）', notify: false });
    const owner = partyId('owner', '己单位（演示）');
    const nobody = '01K0000000000000000000000P';
    const { id } = (await stage.test.api.post<Created>('/api/alerts', { name: '己', ownerIds: [owner] }, phone.token)).body;
    const refused = (path: string, what: string) => ({ status: 400, body: { error: { code: 'VALIDATION_FAILED', details: [{ path, message: `没有找到这个${what}，请重新选择` }] } } });
    expect(await stage.test.api.post('/api/alerts', { name: '无', ownerIds: [owner, nobody] }, phone.token)).toMatchObject(refused('ownerIds.1', '业主单位'));
    expect(await stage.test.api.put(`/api/alerts/${id}`, { name: '己', agencyIds: [owner] }, phone.token)).toMatchObject(refused('agencyIds.0', '代理机构'));
    const tooMany = await stage.test.api.post<ErrorBody>('/api/alerts', { name: '多', ownerIds: Array.from({ length: 21 }, () => owner) }, phone.token);
    expect(tooMany.body.error.details).toEqual([{ path: 'ownerIds', message: '最多选 20 家业主单位' }]);
  });

  it('lets strangers of one address look for owners only so many times a minute, which stops nobody who has logged in', async () => {
    const statuses = [];
    for (let at = 0; at < 4; at += 1) statuses.push((await stage.test.api.get('/api/parties?role=owner&q=甲')).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    const neighbour = await stage.phone('邻居（演示）');
    expect((await stage.test.api.get('/api/parties?role=owner&q=甲', neighbour.token)).status).toBe(200);
  });

  it('is tried out only so many times a minute, and can be saved all the same', async () => {
    const statuses = [];
    for (let at = 0; at < 4; at += 1) statuses.push((await stage.test.api.post('/api/alerts/preview', { anyOf: ['甲'] }, phone.token)).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    expect((await stage.test.api.post('/api/alerts', { name: '还能存', anyOf: ['甲'] }, phone.token)).status).toBe(201);
  });

  it('is offered synonyms, without a login', async () => {
    const { body } = await stage.test.api.get<Synonyms>(`/api/synonyms?word=${encodeURIComponent('监控设备')}`);
    expect(body).toMatchObject({ word: '监控设备', synonyms: expect.arrayContaining(['安防']) });
    expect((await stage.test.api.get('/api/synonyms')).status).toBe(400);
  });
});
