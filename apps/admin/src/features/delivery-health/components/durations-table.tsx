import type { DeliveryHealth, Durations } from '@sunshine/contracts';
import { Table } from 'antd';
import { valueWords } from '@/features/delivery-health/duration-words';

interface Row {
  name: string;
  counts: string;
  durations: Durations | null;
}

const rowsOf = ({ toPhone, toPhoneWithRetries, toInbox }: DeliveryHealth): Row[] => [
  { name: '发布到手机', counts: '从发布到微信受理；只算一次发成、没有免打扰和汇总的推送', durations: toPhone },
  { name: '发布到手机（含再试）', counts: '同上，再加上多次才发成的推送', durations: toPhoneWithRetries },
  { name: '发布到站内信', counts: '从发布到写进站内信，每人每条算一次', durations: toInbox },
];

/** How long it takes, over how many cases, and what is counted. */
export const DurationsTable = ({ health }: { health: DeliveryHealth }) => (
  <Table<Row>
    aria-label="用时"
    size="middle"
    rowKey="name"
    pagination={false}
    dataSource={rowsOf(health)}
    columns={[
      { title: '哪一段', dataIndex: 'name', render: (name: string, { counts }) => <>{name}<div className="cell-note">{counts}</div></> },
      { title: '一半以内', key: 'p50', width: 130, align: 'right', render: (_, { durations }) => valueWords(durations, 'p50') },
      { title: '95% 以内', key: 'p95', width: 130, align: 'right', render: (_, { durations }) => valueWords(durations, 'p95') },
      { title: '最慢', key: 'worst', width: 130, align: 'right', render: (_, { durations }) => valueWords(durations, 'worst') },
      { title: '条数', key: 'n', width: 90, align: 'right', render: (_, { durations }) => durations?.n ?? 0 },
    ]}
  />
);
