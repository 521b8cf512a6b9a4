import type { StaffNoticeRow } from '@sunshine/contracts';
import { noticeStates, noticeTypes, tradeCategories, type NoticeState } from '@sunshine/contracts/words';
import type { TableColumnsType } from 'antd';
import { Link } from 'react-router';
import { GreenLeaf } from '@/components/green-leaf';
import { StateWord, type Tone } from '@/components/state-word';
import { isLate, toWall, waitingFor } from '@/lib/time';

const tones: Record<NoticeState, Tone> = { draft: 'plain', 'in-review': 'urgent', published: 'done', corrected: 'brand', withdrawn: 'late' };

export const NoticeStateWords = ({ state, workingState }: Pick<StaffNoticeRow, 'state' | 'workingState'>) => (
  <span className="state-stack">
    <StateWord tone={tones[state]}>{noticeStates[state]}</StateWord>
    {workingState !== null && workingState !== state && <StateWord tone={tones[workingState]}>{workingState === 'draft' ? '更正稿' : '更正待审核'}</StateWord>}
  </span>
);

const titleColumn = {
  title: '标题',
  dataIndex: 'title',
  render: (title: string, row: StaffNoticeRow) => (
    <>
      {row.greenChannel && <GreenLeaf />}
      <Link to={`/notices/${row.id}`}>{title}</Link>
    </>
  ),
};
const typeColumn = { title: '类型', dataIndex: 'type', width: 104, render: (type: StaffNoticeRow['type']) => noticeTypes[type].label };
const categoryColumn = { title: '类别', dataIndex: 'category', width: 90, render: (category: StaffNoticeRow['category']) => tradeCategories[category].label };
const authorColumn = { title: '起草', dataIndex: 'authorName', width: 84, render: (name: string | null, row: StaffNoticeRow) => name ?? row.source ?? '导入' };
const instant = (value: string | null): string => (value === null ? '—' : toWall(value));

export const noticeColumns: TableColumnsType<StaffNoticeRow> = [
  { title: '状态', key: 'state', width: 100, render: (_, row) => <NoticeStateWords {...row} /> },
  titleColumn,
  typeColumn,
  categoryColumn,
  { title: '地区', dataIndex: ['region', 'name'], width: 84 },
  authorColumn,
  { title: '发布时间', dataIndex: 'publishedAt', width: 134, sorter: (a, b) => (a.publishedAt ?? '').localeCompare(b.publishedAt ?? ''), render: instant },
  { title: '最近改动', dataIndex: 'updatedAt', width: 134, sorter: (a, b) => a.updatedAt.localeCompare(b.updatedAt), render: toWall },
];

export const reviewColumns = (now: number, ownName: string): TableColumnsType<StaffNoticeRow> => [
  {
    title: '已等',
    dataIndex: 'submittedAt',
    width: 130,
    render: (since: string | null) => since !== null && <StateWord tone={isLate(since, now) ? 'late' : 'urgent'}>{isLate(since, now) ? `已超时 ${waitingFor(since, now)}` : waitingFor(since, now)}</StateWord>,
  },
  titleColumn,
  { title: '稿别', key: 'correction', width: 80, render: (_, row) => (row.state === 'in-review' ? '新公告' : '更正') },
  typeColumn,
  categoryColumn,
  { ...authorColumn, render: (name: string | null, row: StaffNoticeRow) => (name === ownName ? <span title="自己起草的公告由另一位同事审核">{name}（我）</span> : (name ?? row.source ?? '导入')) },
  { title: '提交时间', dataIndex: 'submittedAt', key: 'submitted', width: 134, render: instant },
];
