import type { HolidayYear } from '@sunshine/contracts';
import { Table } from 'antd';
import { holidayRuns, type HolidayRun } from '@/features/system/holiday-runs';

const columns = [
  { title: '节日', dataIndex: 'name', width: 160 },
  { title: '放假', dataIndex: 'off' },
  { title: '调休上班', dataIndex: 'worked', render: (worked: string) => worked || '无' },
];

/** Every holiday of a year: when it is off and which weekends are worked. */
export const HolidayDays = ({ year, days }: Pick<HolidayYear, 'year' | 'days'>) => (
  <Table<HolidayRun> className="gap-below" aria-label={`${year} 年放假安排`} size="small" rowKey="name" pagination={false} columns={columns} dataSource={holidayRuns(days)} />
);
