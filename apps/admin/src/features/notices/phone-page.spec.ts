import { expect, it } from '@jest/globals';
import type { Notice } from '@sunshine/contracts';
import { phonePage } from '@/features/notices/phone-page';

const notice: Notice = {
  id: 'x', projectId: 'p', title: '<img src=x onerror=alert(1)>招标公告', type: 'tender', category: 'engineering', region: { code: '510822', name: '青川县' }, publishedAt: '2026-11-22T16:30:00.000Z', state: 'corrected', stateReason: '控制价笔误', greenChannel: true,
  keyDates: { bidDeadline: '2026-11-25T01:30:00.000Z', publicityUntil: '2026-11-28' }, amountFen: 67_400_000, winners: [{ name: '虚构建设', amountFen: 100, rank: null }], versionNumber: 2, bodyHtml: '<p>正文</p>', body: '正文', owner: { id: 'o', name: '示例镇"政府"' }, agency: null,
  project: { id: 'p', name: '工程', code: null }, sections: [], attachments: [], versions: [], sourceUrl: null, sourceName: null,
};

it('escapes everything but the body that the server cleaned', () => {
  const page = phonePage(notice, '--ink: #000;');
  expect(page).not.toContain('<img');
  expect(page).toContain('&#34;政府&#34;');
  expect(page).toContain('<p>正文</p>');
});

it('shows the day, the deadline and the amount as the phone does, and says a correction in words', () => {
  const page = phonePage(notice, '');
  for (const words of ['2026-11-23', '2026-11-25 09:30', '67.4 万元', '虚构建设 · 1 元', '本公告已更正：控制价笔误', '绿色通道', 'lang="zh-CN"']) expect(page).toContain(words);
});
