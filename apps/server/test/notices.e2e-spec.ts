import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Attachment, AuditEntry, Created, Draft, ErrorBody, Home, Notice, NoticeCheck, NoticeList, Page, Project, StaffNotice, StaffNoticeRow } from '@sunshine/contracts';
import { startTestApp, type TestApp } from './support/app.js';

const UNKNOWN = '01KA0000000000000000000000';
const draft = (more: Partial<Draft> = {}): Draft => ({
  projectId: null,
  projectName: '示例镇云溪村道路硬化工程',
  projectCode: 'DEMO-1',
  sectionNames: [],
  title: '示例镇云溪村道路硬化工程招标公告',
  type: 'tender',
  category: 'engineering',
  regionCode: '510822',
  ownerName: '示例镇人民政府',
  agencyName: null,
  amountFen: 67_400_000,
  winners: [],
  keyDates: { bidDeadline: '2026-12-11T01:30:00.000Z' },
  greenChannel: false,
  greenChannelBasis: null,
  bodyHtml: '<p>硬化村道 2.6 公里。</p>',
  attachmentIds: [],
  ...more,
});

let test: TestApp;
let editor: string;
let reviewer: string;
let administrator: string;

beforeAll(async () => {
  test = await startTestApp();
  editor = await test.loginStaff('editor');
  reviewer = await test.loginStaff('reviewer');
  administrator = await test.loginStaff('administrator');
});
afterAll(() => test.close());

const create = async (more: Partial<Draft> = {}): Promise<string> => (await test.api.post<Created>('/api/staff/notices', { draft: draft(more) }, editor)).body.id;
const staffNotice = async (id: string): Promise<StaffNotice> => (await test.api.get<StaffNotice>(`/api/staff/notices/${id}`, editor)).body;
const step = async <T = StaffNotice>(id: string, name: string, body: object, token: string): Promise<{ status: number; body: T }> => {
  const { revision } = await staffNotice(id);
  return test.api.post<T>(`/api/staff/notices/${id}/${name}`, { revision, ...body }, token);
};
const publish = async (more: Partial<Draft> = {}): Promise<string> => {
  const id = await create(more);
  expect((await step(id, 'submit', {}, editor)).status).toBe(200);
  expect((await step(id, 'approve', { decisions: [] }, reviewer)).status).toBe(200);
  return id;
};
const notice = async (id: string): Promise<Notice> => (await test.api.get<Notice>(`/api/notices/${id}`)).body;

describe('the way of a notice', () => {
  it('is hidden until somebody other than its author approves it', async () => {
    const id = await create();
    expect((await test.api.get(`/api/notices/${id}`)).status).toBe(404);
    await step(id, 'submit', {}, editor);
    expect((await test.api.get(`/api/notices/${id}`)).status).toBe(404);
    expect((await step(id, 'approve', { decisions: [] }, reviewer)).body).toMatchObject({ state: 'published', workingState: null });
    expect(await notice(id)).toMatchObject({ title: '示例镇云溪村道路硬化工程招标公告', versionNumber: 1, body: '硬化村道 2.6 公里。', owner: { name: '示例镇人民政府' }, region: { code: '510822', name: '青川县' } });
  });

  it('refuses the approval of whoever wrote or changed it, administrators too', async () => {
    const { body } = await test.api.post<Created>('/api/staff/notices', { draft: draft() }, administrator);
    await step(body.id, 'submit', {}, editor);
    for (const author of [administrator]) expect((await step<ErrorBody>(body.id, 'approve', { decisions: [] }, author)).body.error.code).toBe('AUTHOR_MAY_NOT_APPROVE');
    const changed = await create();
    await test.api.put(`/api/staff/notices/${changed}`, { draft: draft({ title: '改过的标题' }), revision: (await staffNotice(changed)).revision }, reviewer);
    await step(changed, 'submit', {}, editor);
    expect((await step<ErrorBody>(changed, 'approve', { decisions: [] }, reviewer)).body.error.code).toBe('AUTHOR_MAY_NOT_APPROVE');
    expect((await step(changed, 'approve', { decisions: [] }, administrator)).status).toBe(200);
  });

  it('goes back to its author with a reason and comes again', async () => {
    const id = await create();
    await step(id, 'submit', {}, editor);
    expect((await step(id, 'return', { reason: '请补充工期' }, reviewer)).body).toMatchObject({ state: 'draft', workingState: 'draft', returnReason: '请补充工期' });
    expect((await step(id, 'submit', {}, editor)).status).toBe(200);
  });

  it('keeps the first version when it is corrected, and says why', async () => {
    const id = await publish({ title: '更正前' });
    await step(id, 'correct', { reason: '预算金额有误' }, editor);
    const working = await staffNotice(id);
    expect(working).toMatchObject({ state: 'published', workingState: 'draft', correctionReason: '预算金额有误' });
    await test.api.put(`/api/staff/notices/${id}`, { draft: { ...working.draft, title: '更正后' }, revision: working.revision }, editor);
    expect((await notice(id)).title).toBe('更正前');
    await step(id, 'submit', {}, editor);
    await step(id, 'approve', { decisions: [] }, reviewer);
    expect(await notice(id)).toMatchObject({ title: '更正后', state: 'corrected', stateReason: '预算金额有误', versionNumber: 2, versions: [{ number: 1, reason: null }, { number: 2, reason: '预算金额有误' }] });
    expect((await test.api.get<Notice>(`/api/notices/${id}/versions/1`)).body).toMatchObject({ title: '更正前', versionNumber: 1 });
    expect((await test.api.get(`/api/notices/${id}/versions/3`)).status).toBe(404);
    expect((await test.api.get(`/api/notices/${id}/versions/x`)).status).toBe(400);
  });

  it('leaves a tombstone with its reason when it is withdrawn', async () => {
    const id = await publish({ title: '将被撤回的公告', bodyHtml: '<p>独一无二的正文甲乙丙</p>', winners: [{ name: '虚构公司', amountFen: 1, rank: 1 }] });
    await step(id, 'withdraw', { reason: '重复发布' }, reviewer);
    expect(await notice(id)).toMatchObject({ title: '将被撤回的公告', state: 'withdrawn', stateReason: '重复发布', body: '', bodyHtml: '', winners: [], attachments: [] });
    expect((await test.api.get<NoticeList>(`/api/notices?q=${encodeURIComponent('独一无二的正文甲乙丙')}`)).body).toMatchObject({ items: [], total: 0 });
    expect((await test.api.get<NoticeList>('/api/notices?limit=50')).body.items.map((item) => item.id)).not.toContain(id);
    expect((await step<ErrorBody>(id, 'correct', { reason: '再来' }, editor)).body.error.code).toBe('WRONG_STATE');
  });

  it('takes its sections and its stage along when it is withdrawn', async () => {
    const name = '分标段撤回测试工程';
    const first = await publish({ projectName: name, sectionNames: ['一标段', '二标段'] });
    const { projectId } = await notice(first);
    const second = await publish({ projectId, projectName: name, type: 'candidates', sectionNames: ['二标段'] });
    const project = async () => (await test.api.get<Project>(`/api/projects/${projectId}`)).body;
    const seen = async () => [(await project()).stage, (await project()).sections.map((section) => section.name)];
    expect(await seen()).toEqual(['candidates', ['一标段', '二标段']]);
    await step(first, 'withdraw', { reason: '测试' }, reviewer);
    expect(await seen()).toEqual(['candidates', ['二标段']]);
    await step(second, 'withdraw', { reason: '测试' }, reviewer);
    expect(await seen()).toEqual([null, []]);
  });

  it('lets a draft go and a correction be dropped', async () => {
    const id = await create();
    expect((await step(id, 'discard', {}, editor)).body).toEqual({ done: true });
    expect((await test.api.get(`/api/staff/notices/${id}`, editor)).status).toBe(404);
    const open = await publish();
    await step(open, 'correct', { reason: '看错了' }, editor);
    await step(open, 'discard', {}, editor);
    expect(await staffNotice(open)).toMatchObject({ state: 'published', workingState: null });
  });

  it('refuses a change made on an old copy', async () => {
    const id = await create();
    const { revision } = await staffNotice(id);
    expect((await test.api.put(`/api/staff/notices/${id}`, { draft: draft({ title: '甲' }), revision }, editor)).status).toBe(200);
    expect((await test.api.put<ErrorBody>(`/api/staff/notices/${id}`, { draft: draft({ title: '乙' }), revision }, reviewer)).body.error.code).toBe('CONFLICT');
  });

  it('publishes once when two people approve at the same moment', async () => {
    const id = await create();
    await step(id, 'submit', {}, editor);
    const { revision } = await staffNotice(id);
    const answers = await Promise.all([reviewer, administrator].map((token) => test.api.post(`/api/staff/notices/${id}/approve`, { revision, decisions: [] }, token)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await notice(id)).versions).toHaveLength(1);
  });

  it('refuses steps out of order', async () => {
    const id = await create();
    expect((await step<ErrorBody>(id, 'approve', { decisions: [] }, reviewer)).body.error.code).toBe('WRONG_STATE');
    expect((await step<ErrorBody>(id, 'withdraw', { reason: '不行' }, reviewer)).body.error.code).toBe('WRONG_STATE');
    await step(id, 'submit', {}, editor);
    expect((await step<ErrorBody>(id, 'submit', {}, editor)).body.error.code).toBe('WRONG_STATE');
    const { revision } = await staffNotice(id);
    expect((await test.api.put<ErrorBody>(`/api/staff/notices/${id}`, { draft: draft(), revision }, editor)).body.error.code).toBe('WRONG_STATE');
  });

  it('needs a body and, for the green channel, the document that allows it', async () => {
    const empty = await create({ bodyHtml: '<p> </p>' });
    expect((await step(empty, 'submit', {}, editor)).status).toBe(400);
    const green = await create({ greenChannel: true });
    expect((await step<ErrorBody>(green, 'submit', {}, editor)).body.error.details?.[0]?.path).toBe('draft.greenChannelBasis');
  });

  it('writes every step into the audit trail', async () => {
    const id = await publish();
    await step(id, 'withdraw', { reason: '测试审计' }, reviewer);
    const { body } = await test.api.get<Page<AuditEntry>>(`/api/staff/audit?objectId=${id}`, administrator);
    expect(body.items.map(({ action }) => action)).toEqual(['notice.withdraw', 'notice.publish', 'notice.submit', 'notice.create']);
  });
});

describe('personal data', () => {
  const body = '<p>联系人 13800138000，身份证 11010519491231002X</p>';

  it('is shown to staff masked and must be decided before publication', async () => {
    const id = await create({ bodyHtml: body, title: '电话 13900139000 的公告' });
    await step(id, 'submit', {}, editor);
    const check = (await test.api.get<NoticeCheck>(`/api/staff/notices/${id}/check`, reviewer)).body;
    expect(check.hits.map(({ kind, where, text }) => [kind, where, text]).sort()).toEqual([
      ['mobile', 'body', '138******00'],
      ['mobile', 'title', '139******00'],
      ['resident-id', 'body', '110*************2X'],
    ]);
    expect(JSON.stringify(check.hits)).not.toMatch(/13800138000|13900139000|11010519491231002/);
    expect((await step<ErrorBody>(id, 'approve', { decisions: [] }, reviewer)).body.error).toMatchObject({ code: 'PERSONAL_DATA_UNDECIDED', details: expect.arrayContaining([expect.objectContaining({ path: check.hits[0]?.id })]) });
    const decisions = check.hits.map(({ id: hitId, where, kind }) => (where === 'body' && kind === 'mobile' ? { hitId, decision: 'keep', reason: '公开的业务电话' } : { hitId, decision: 'mask' }));
    const before = (await test.api.post<NoticeCheck>(`/api/staff/notices/${id}/check`, { decisions: decisions.slice(0, 0) }, reviewer)).body;
    expect(before.notice.body).toBe('联系人 13800138000，身份证 11010519491231002X');
    const preview = (await test.api.post<NoticeCheck>(`/api/staff/notices/${id}/check`, { decisions }, reviewer)).body;
    expect(preview.notice).toMatchObject({ title: '电话 *********** 的公告', body: '联系人 13800138000，身份证 ******************' });
    expect(preview.hits).toEqual(check.hits);
    expect((await step(id, 'approve', { decisions }, reviewer)).status).toBe(200);
    expect(await notice(id)).toMatchObject({ title: '电话 *********** 的公告', body: '联系人 13800138000，身份证 ******************' });
  });

  it('never lets a resident id stay, nor a number without a reason', async () => {
    const id = await create({ bodyHtml: body });
    await step(id, 'submit', {}, editor);
    const { hits } = (await test.api.get<NoticeCheck>(`/api/staff/notices/${id}/check`, reviewer)).body;
    const decide = (kept: string, reason?: string): object => ({ decisions: hits.map(({ id: hitId, kind }) => ({ hitId, decision: kind === kept ? 'keep' : 'mask', ...(kind === kept && reason ? { reason } : {}) })) });
    expect((await step(id, 'approve', decide('resident-id', '需要'), reviewer)).status).toBe(400);
    expect((await step(id, 'approve', decide('mobile'), reviewer)).status).toBe(400);
  });

  it('is found in a draft that is not saved', async () => {
    const { body: check } = await test.api.post<NoticeCheck>('/api/staff/notices/check', { draft: draft({ bodyHtml: '<script>1</script><p>138<b>0013</b>8000</p>' }) }, editor);
    expect(check.notice.bodyHtml).toBe('<p>138<strong>0013</strong>8000</p>');
    expect(check.hits).toHaveLength(1);
  });
});

describe('lists and projects', () => {
  it('shows a project of the green channel once on the first page, by its newest notice', async () => {
    const green = { greenChannel: true, greenChannelBasis: '文号', projectName: '示例镇绿色通道工程', projectCode: 'GREEN-1' };
    await publish({ ...green, title: '示例镇绿色通道工程招标公告' });
    const newest = await publish({ ...green, title: '示例镇绿色通道工程变更公告', type: 'change' });
    const { body } = await test.api.get<Home>('/api/home');
    expect(body.greenChannel.filter((card) => card.title.startsWith('示例镇绿色通道工程')).map(({ id }) => id)).toEqual([newest]);
  });

  it('shows one page a project with its stage, dates and notices in time order', async () => {
    const tender = await publish({ projectName: '示例项目甲', projectCode: 'P-A', title: '示例项目甲招标公告', sectionNames: ['一标段'] });
    const { projectId } = await notice(tender);
    test.clock.advance(60_000);
    const result = await publish({ projectId, projectName: '忽略', title: '示例项目甲中标结果公告', type: 'result', keyDates: { publicityUntil: '2026-12-20' }, winners: [{ name: '虚构建设公司', amountFen: 1, rank: 1 }] });
    const project = (await test.api.get<Project>(`/api/projects/${projectId}`)).body;
    expect(project).toMatchObject({ name: '示例项目甲', code: 'P-A', stage: 'result', keyDates: { bidDeadline: '2026-12-11T01:30:00.000Z', publicityUntil: '2026-12-20' }, followed: false, owner: { name: '示例镇人民政府' } });
    expect(project.notices.map(({ id }) => id)).toEqual([tender, result]);
    expect(project.sections.map(({ name }) => name)).toEqual(['一标段']);
    expect((await test.api.get<{ items: { id: string }[] }>(`/api/staff/projects?q=${encodeURIComponent('项目甲')}`, editor)).body.items[0]?.id).toBe(projectId);
  });

  it('finds any substring of title and body, from one character on, and marks where', async () => {
    const id = await publish({ title: '关于 PPP 模式的公告', bodyHtml: `<p>${'前文'.repeat(40)}特定词语Ａ${'后文'.repeat(40)}</p>` });
    const search = async (q: string): Promise<NoticeList> => (await test.api.get<NoticeList>(`/api/notices?q=${encodeURIComponent(q)}&limit=100`)).body;
    const literal = await search('定词');
    expect(literal).toMatchObject({ total: 1, items: [{ id }] });
    expect(literal.items[0]?.excerpt).toContain('特定词语');
    expect(literal.items[0]?.excerpt?.length).toBeLessThanOrEqual(60);
    expect((await search('PPP')).items[0]).toMatchObject({ id, excerpt: null });
    expect((await search('ppp')).items[0]).toMatchObject({ id });
    expect((await search('词语a')).items[0]?.excerpt).toContain('词语Ａ');
    expect((await search('没有这样的词')).items).toEqual([]);
    expect((await test.api.get(`/api/notices?q=${'长'.repeat(101)}`)).status).toBe(400);
  });

  it('filters by category, type, region prefix, day, amount and green channel', async () => {
    const id = await publish({ category: 'mining', type: 'plan', regionCode: '510812', amountFen: 123, greenChannel: true, greenChannelBasis: '文号' });
    const ids = async (query: string): Promise<string[]> => (await test.api.get<NoticeList>(`/api/notices?limit=100&${query}`)).body.items.map((item) => item.id);
    for (const query of ['category=mining', 'category=mining,land&type=plan', 'region=510812', 'region=5108', 'minFen=123&maxFen=123', 'greenChannel=true', 'from=2026-11-20&to=2026-11-20']) expect(await ids(query)).toContain(id);
    for (const query of ['category=land', 'type=tender', 'region=510822', 'minFen=124', 'greenChannel=false', 'from=2026-11-21', 'to=2026-11-19']) expect(await ids(query)).not.toContain(id);
    for (const query of ['category=x', 'region=abc', 'from=2026-13-01', 'minFen=-1', 'limit=0', 'limit=101']) expect((await test.api.get(`/api/notices?${query}`)).status).toBe(400);
  });

  it('pages without losing or doubling while notices are added, and refuses a forged cursor', async () => {
    const before = (await test.api.get<NoticeList>('/api/notices?limit=100')).body;
    expect(before.total).toBe(before.items.length);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: NoticeList = (await test.api.get<NoticeList>(`/api/notices?limit=3${cursor ? `&cursor=${cursor}` : ''}`)).body;
      seen.push(...page.items.map(({ id }) => id));
      if (seen.length === 3) await publish({ title: '中途发布' });
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual(before.items.map(({ id }) => id));
    const { nextCursor } = (await test.api.get<NoticeList>('/api/notices?limit=3')).body;
    for (const forged of ['x', 'AAAAAAAAAAAA', `${nextCursor?.slice(0, -1)}${nextCursor?.endsWith('A') ? 'B' : 'A'}`]) expect((await test.api.get(`/api/notices?cursor=${forged}`)).status).toBe(400);
  });

  it('puts the green channel first in the review queue, then whoever waits longest', async () => {
    const queue = async (): Promise<StaffNoticeRow[]> => (await test.api.get<Page<StaffNoticeRow>>('/api/staff/notices?state=in-review&limit=1', reviewer)).body.items;
    const first = await create({ title: '先提交' });
    await step(first, 'submit', {}, editor);
    test.clock.advance(1000);
    const green = await create({ title: '绿色通道', greenChannel: true, greenChannelBasis: '文号' });
    await step(green, 'submit', {}, editor);
    expect((await queue())[0]?.id).toBe(green);
    const all: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Page<StaffNoticeRow> = (await test.api.get<Page<StaffNoticeRow>>(`/api/staff/notices?state=in-review&limit=1${cursor ? `&cursor=${cursor}` : ''}`, reviewer)).body;
      all.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(new Set(all).size).toBe(all.length);
    expect(all.indexOf(green)).toBe(0);
    expect(all).toContain(first);
  });
});

describe('attachments', () => {
  const upload = async <T = Attachment>(name: string, bytes: string | Uint8Array<ArrayBuffer>, token = editor): Promise<{ status: number; body: T }> => {
    const form = new FormData();
    form.append('file', new Blob([bytes]), name);
    const response = await fetch(`${test.base}/api/staff/attachments`, { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: form });
    return { status: response.status, body: (await response.json()) as T };
  };

  it('are public when a public notice names them, as downloads under their own name', async () => {
    const file = (await upload('招标文件.pdf', '%PDF-1.7\n%示例')).body;
    expect(file.mime).toBe('application/pdf');
    expect((await fetch(test.base + file.url)).status).toBe(404);
    expect((await fetch(`${test.base}/api/staff/attachments/${file.id}`, { headers: { authorization: `Bearer ${reviewer}` } })).status).toBe(200);
    const id = await publish({ attachmentIds: [file.id] });
    const [attachment] = (await notice(id)).attachments;
    const response = await fetch(test.base + (attachment?.url ?? ''));
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename*=UTF-8''${encodeURIComponent('招标文件.pdf')}`);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await response.text()).toBe('%PDF-1.7\n%示例');
    await step(id, 'withdraw', { reason: '测试' }, reviewer);
    expect((await fetch(test.base + file.url)).status).toBe(404);
  });

  it.each([
    ['a program', 'a.exe', 'MZ\u0090'],
    ['an archive', 'a.zip', 'PK\u0003\u0004'],
    ['a page under a picture’s name', 'a.png', '<html>'],
    ['a PDF under a program’s name', 'a.exe', '%PDF-1.7'],
    ['text that is not UTF-8', 'a.txt', new Uint8Array([0xc4, 0xe3, 0xba, 0xc3])],
    ['nothing', 'a.txt', ''],
  ])('refuses %s', async (_name, filename, bytes) => {
    expect((await upload(filename, bytes)).status).toBe(415);
  });

  it('refuses a file that is too large, with a clear answer', async () => {
    const { status, body } = await upload<ErrorBody>('a.txt', 'a'.repeat(20 * 1024 * 1024 + 1));
    expect([status, body.error.message]).toEqual([413, '文件太大，最多 20 MB']);
  });

  it('are masked when their name holds a number', async () => {
    const file = (await upload('张某 13800138000.txt', '文本')).body;
    const id = await create({ attachmentIds: [file.id] });
    await step(id, 'submit', {}, editor);
    const { hits } = (await test.api.get<NoticeCheck>(`/api/staff/notices/${id}/check`, reviewer)).body;
    expect(hits.map(({ where }) => where)).toEqual(['attachment']);
    await step(id, 'approve', { decisions: hits.map((hit) => ({ hitId: hit.id, decision: 'mask' })) }, reviewer);
    expect((await notice(id)).attachments[0]?.name).toBe('张某 ***********.txt');
    expect((await fetch(test.base + file.url)).headers.get('content-disposition')).not.toContain('13800138000');
  });
});

describe('who may do what', () => {
  it.each([
    ['POST', '/api/staff/notices', ['editor', 'reviewer', 'administrator']],
    ['POST', `/api/staff/notices/${UNKNOWN}/approve`, ['reviewer', 'administrator']],
    ['POST', `/api/staff/notices/${UNKNOWN}/return`, ['reviewer', 'administrator']],
    ['POST', `/api/staff/notices/${UNKNOWN}/withdraw`, ['reviewer', 'administrator']],
    ['POST', `/api/staff/notices/${UNKNOWN}/submit`, ['editor', 'reviewer', 'administrator']],
    ['POST', '/api/staff/attachments', ['editor', 'reviewer', 'administrator']],
    ['GET', '/api/staff/projects?q=a', ['editor', 'reviewer', 'supervisor-desk', 'administrator']],
    ['GET', '/api/staff/notices', ['editor', 'reviewer', 'supervisor-desk', 'administrator']],
  ])('%s %s is for %s', async (method, path, roles) => {
    const send = async (token?: string): Promise<number> =>
      (await fetch(test.base + path, { method, headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...(method === 'POST' ? { 'content-type': 'application/json' } : {}) }, ...(method === 'POST' ? { body: '{}' } : {}) })).status;
    expect(await send()).toBe(401);
    expect(await send(await test.loginUser('somebody'))).toBe(403);
    for (const role of ['editor', 'reviewer', 'supervisor-desk', 'administrator'] as const) {
      const status = await send(await test.loginStaff(role));
      if (roles.includes(role)) expect(status).not.toBe(403);
      else expect(status).toBe(403);
    }
  });

  it('answers 404 for what does not exist and 400 for what is no id', async () => {
    for (const path of ['notices', 'projects', 'attachments']) {
      expect((await test.api.get(`/api/${path}/${UNKNOWN}`)).status).toBe(404);
      expect((await test.api.get(`/api/${path}/x'--`)).status).toBe(400);
    }
    expect((await test.api.post('/api/staff/notices', { draft: draft({ regionCode: '999999' }) }, editor)).status).toBe(400);
    expect((await test.api.post('/api/staff/notices', { draft: draft({ attachmentIds: [UNKNOWN] }) }, editor)).status).toBe(400);
    expect((await test.api.post('/api/staff/notices', { draft: draft({ projectId: UNKNOWN }) }, editor)).status).toBe(404);
    expect((await test.api.post('/api/staff/notices', { draft: draft({ bodyHtml: '<div>'.repeat(200_000) }) }, editor)).status).toBe(413);
  });
});

describe('what must not become public', () => {
  const PERSON = '13800138000';

  it('a number in the address of a link or the description of a picture is decided like any other', async () => {
    const id = await create({ bodyHtml: `<p>正文<a href="https://example.org/?tel=${PERSON}">详情</a></p>` });
    const { body: check } = await test.api.get<NoticeCheck>(`/api/staff/notices/${id}/check`, editor);
    expect(check.hits).toMatchObject([{ kind: 'mobile', where: 'body' }]);
    expect(JSON.stringify(check.hits)).not.toContain(PERSON);
    await step(id, 'submit', {}, editor);
    expect((await step(id, 'approve', { decisions: [] }, reviewer)).status).toBe(409);
    await step(id, 'approve', { decisions: [{ hitId: check.hits[0]?.id, decision: 'mask' }] }, reviewer);
    expect((await notice(id)).bodyHtml).toBe('<p>正文详情</p>');
  });

  it('a number is not accepted in the public reason of a correction or withdrawal', async () => {
    const id = await publish();
    for (const deed of ['correct', 'withdraw']) expect((await step<ErrorBody>(id, deed, { reason: `电话写错，应为${PERSON}` }, reviewer)).body.error.code).toBe('VALIDATION_FAILED');
  });

  it('a number in the title of a draft does not reach the audit trail', async () => {
    const id = await create({ title: `联系${PERSON}的公告` });
    const { body } = await test.api.get<Page<AuditEntry>>(`/api/staff/audit?objectId=${id}`, administrator);
    expect(body.items[0]?.summary).toContain('***');
    expect(JSON.stringify(body)).not.toContain(PERSON);
  });

  it('more numbers than anybody can decide about are refused', async () => {
    const id = await create({ bodyHtml: `<p>${Array.from({ length: 600 }, (_, at) => 13800138000 + at).join('，')}</p>` });
    const { status, body } = await test.api.get<ErrorBody>(`/api/staff/notices/${id}/check`, editor);
    expect([status, body.error.code]).toEqual([400, 'VALIDATION_FAILED']);
  });

  it('nothing but title and reason of a withdrawn notice', async () => {
    const id = await publish({ bodyHtml: '<p>不应再出现的正文</p>', ownerName: '示例不再公开单位', sectionNames: ['不再公开标段'] });
    const { projectId } = await notice(id);
    await step(id, 'withdraw', { reason: '内容有误' }, reviewer);
    for (const path of [`/api/notices/${id}`, `/api/notices/${id}/versions/1`]) {
      expect((await test.api.get<Notice>(path)).body).toMatchObject({ bodyHtml: '', body: '', owner: null, agency: null, sections: [], attachments: [], winners: [], amountFen: null, keyDates: {} });
    }
    expect((await test.api.get<NoticeList>(`/api/notices?q=${encodeURIComponent('不应再出现')}`)).body.items).toEqual([]);
    expect((await test.api.get<Project>(`/api/projects/${projectId}`)).status).toBe(200);
  });

  it('a forged mark of a page is refused, whatever it covers', async () => {
    const forge = (body: string): string => `${createHash('sha256').update(`notices:${body}`).digest('base64url').slice(0, 8)}${body}`;
    for (const place of ['no json', '{"at":"x","id":1}', '{"__proto__":{"at":1}}']) {
      const { status, body } = await test.api.get<ErrorBody>(`/api/notices?cursor=${forge(Buffer.from(place).toString('base64url'))}`);
      expect([status, body.error.code]).toEqual([400, 'VALIDATION_FAILED']);
    }
  });
});
