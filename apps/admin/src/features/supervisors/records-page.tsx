import type { SupervisorRecord } from '@sunshine/contracts';
import { App, Button, Select, type TableColumnsType } from 'antd';
import { useMemo, useState } from 'react';
import { DeskTable } from '@/components/desk-table';
import { PageHeader } from '@/components/page-header';
import { AppraisalResults } from '@/features/supervisors/components/appraisal-results';
import { api } from '@/lib/api-client';
import { errorLine } from '@/lib/describe-error';
import { saveFile } from '@/lib/save-file';
import { useCursorList } from '@/lib/use-cursor-list';
import { useNow } from '@/lib/use-now';

const YEARS = 5;
type Line = SupervisorRecord & { id: string };

const number = (title: string, dataIndex: keyof SupervisorRecord): TableColumnsType<Line>[number] => ({ title, dataIndex, width: 96, align: 'right' });

const columns: TableColumnsType<Line> = [
  {
    title: '监督员',
    dataIndex: 'name',
    render: (name: string, { identity }) => (
      <>
        {name}
        <div className="cell-note">{identity}</div>
      </>
    ),
  },
  number('任务', 'tasks'),
  number('已报告', 'tasksReported'),
  number('按期', 'tasksOnTime'),
  number('超期', 'tasksOverdue'),
  number('意见', 'opinions'),
  number('已答复', 'opinionsAnswered'),
  number('评议', 'appraisals'),
  number('整改裁定', 'rectificationsDecided'),
  number('线索认定', 'flagsDecided'),
];

const yearChoices = (now: number): { value: number; label: string }[] => {
  const last = new Date(now).getFullYear();
  return Array.from({ length: YEARS }, (_, back) => ({ value: last - back, label: `${last - back} 年` }));
};

export const Page = () => {
  const years = yearChoices(useNow());
  const [year, setYear] = useState(years[0]?.value ?? 0);
  const list = useCursorList<SupervisorRecord>('supervisor-records', '/supervisor-records', { year });
  const items = useMemo(() => list.items.map((record) => ({ ...record, id: record.supervisorId })), [list.items]);
  const { message } = App.useApp();
  const save = (): Promise<void> =>
    api
      .blob(`/supervisor-records/csv?year=${year}`)
      .then((file) => saveFile(`监督员履职记录-${year}.csv`, file))
      .catch((error: unknown) => void message.error(errorLine(error)));
  return (
    <>
      <PageHeader title="履职记录与评议" note="只计做了什么，不打分、不排名">
        <Button onClick={() => void save()}>导出</Button>
      </PageHeader>
      <div className="filter-bar">
        <Select aria-label="年度" options={years} value={year} onChange={setYear} />
      </div>
      <DeskTable label={`${year} 年履职记录`} list={{ ...list, items }} columns={columns} empty={`${year} 年没有监督员在任。`} />
      <h2 className="section-title">对中心的评议</h2>
      <AppraisalResults />
    </>
  );
};
