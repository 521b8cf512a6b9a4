import { describe, expect, it } from '@jest/globals';
import { draftSchema, type Attachment, type Draft } from '@sunshine/contracts';
import { emptyForm, formPathOf, formToDraft, noticeToForm, type DraftForm } from '@/features/notices/draft-form';

const ID = '01JZZZZZZZZZZZZZZZZZZZZZZZ';
const attachment: Attachment = { id: ID, name: '招标文件.pdf', size: 9, mime: 'application/pdf', sha256: null, url: '/api/attachments/x' };
const draft: Draft = {
  projectId: ID,
  projectName: '示例镇道路硬化工程',
  projectCode: 'SL-1',
  sectionNames: ['第一标段'],
  title: '示例镇道路硬化工程招标公告',
  type: 'tender',
  category: 'engineering',
  regionCode: '510822',
  ownerName: '示例镇人民政府',
  agencyName: null,
  amountFen: 67_400_007,
  winners: [{ name: '虚构建设有限公司', amountFen: null, rank: 1 }],
  keyDates: { bidDeadline: '2026-11-25T01:30:00.000Z', publicityUntil: '2026-11-28' },
  greenChannel: true,
  greenChannelBasis: '示府办〔2026〕12号',
  bodyHtml: '<p>正文</p>',
  attachmentIds: [ID],
};
const full = (change: Partial<DraftForm> = {}): DraftForm => ({ ...noticeToForm({ draft, attachments: [attachment] }), ...change });

describe('the draft form', () => {
  it('gives back the same draft when nothing was touched', () => {
    expect(formToDraft(full())).toEqual(draft);
  });

  it('makes drafts that the contract accepts', () => {
    expect(draftSchema.safeParse(formToDraft(full({ winners: [], amountYuan: '', keyDates: {} }))).success).toBe(true);
  });

  it.each(['project', 'title', 'type', 'category', 'regionCode'] as const)('makes no draft without %s', (field) => {
    expect(formToDraft({ ...full(), [field]: field === 'title' ? '  ' : null })).toBeNull();
  });

  it('starts a new project when its name is not among the old ones', () => {
    expect(formToDraft(full({ project: { id: null, name: ' 新桥工程 ', code: '' } }))).toMatchObject({ projectId: null, projectName: '新桥工程', projectCode: null });
  });

  it('shows times on the centre’s wall and leaves out dates that are not filled in', () => {
    expect(full().keyDates).toEqual({ bidDeadline: '2026-11-25 09:30', publicityUntil: '2026-11-28' });
    expect(formToDraft(full({ keyDates: { bidDeadline: null, openingAt: '2026-11-25 09:30' } }))?.keyDates).toEqual({ openingAt: '2026-11-25T01:30:00.000Z' });
  });

  it('drops the basis of the green channel together with the green channel', () => {
    expect(formToDraft(full({ greenChannel: false }))?.greenChannelBasis).toBeNull();
  });

  it('begins empty, in the centre’s own region', () => {
    expect(emptyForm('510822')).toMatchObject({ title: '', regionCode: '510822', project: null });
  });

  it.each([
    ['draft.title', ['title']],
    ['draft.amountFen', ['amountYuan']],
    ['draft.winners.2.amountFen', ['winners', 2, 'amountYuan']],
    ['draft.keyDates.bidDeadline', ['keyDates', 'bidDeadline']],
    ['draft.projectName', ['project']],
    ['revision', null],
  ])('puts the server’s message about %s beside %j', (path, expected) => {
    expect(formPathOf(path)).toEqual(expected);
  });
});
