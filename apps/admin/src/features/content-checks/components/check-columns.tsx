import type { ContentCheck } from '@sunshine/contracts';
import { contentKinds } from '@sunshine/contracts/words';
import { Button, type TableColumnsType } from 'antd';
import { StateWord } from '@/components/state-word';
import { standing } from '@/features/content-checks/check-words';
import { toWall, waitingFor } from '@/lib/time';

const Standing = ({ row }: { row: ContentCheck }) => {
  const { tone, words } = standing(row);
  return <StateWord tone={tone}>{words}</StateWord>;
};

export const checkColumns = (now: number, onOpen: (row: ContentCheck) => void): TableColumnsType<ContentCheck> => [
  { title: '情况', key: 'standing', width: 300, render: (_, row) => <Standing row={row} /> },
  { title: '来自', dataIndex: 'kind', width: 100, render: (kind: ContentCheck['kind']) => contentKinds[kind] },
  {
    title: '内容',
    dataIndex: 'text',
    render: (text: string, row) => (
      <Button type="link" className="cell-link" onClick={() => onOpen(row)}>
        {text.length > 60 ? `${text.slice(0, 60)}…` : text}
      </Button>
    ),
  },
  { title: '已等', key: 'waited', width: 90, render: (_, row) => (row.state === 'pending' ? waitingFor(row.createdAt, now) : '—') },
  { title: '提交时间', dataIndex: 'createdAt', width: 146, sorter: (a, b) => a.createdAt.localeCompare(b.createdAt), render: toWall },
];
