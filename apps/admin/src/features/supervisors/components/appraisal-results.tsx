import type { AppraisalResult } from '@sunshine/contracts';
import { ratingLevels } from '@sunshine/contracts/words';
import { Table, type TableColumnsType } from 'antd';
import { EmptyBlock } from '@/components/empty-block';
import { ErrorBlock } from '@/components/error-block';
import { LoadingBlock } from '@/components/loading-block';
import { useAppraisals } from '@/features/supervisors/api/supervisors';

type Question = AppraisalResult['questions'][number];

const LEVELS = [5, 4, 3, 2, 1] as const;
const columns: TableColumnsType<Question> = [
  { title: '题目', dataIndex: 'label' },
  ...LEVELS.map((level) => ({ title: ratingLevels[level].label, key: level, width: 110, align: 'right' as const, render: (_: unknown, { counts }: Question) => counts[level - 1] })),
];

const Period = ({ result: { period, label, running, appraised, serving, questions } }: { result: AppraisalResult }) => (
  <section className="panel" aria-label={label}>
    <h2>
      {label}
      {running && '（进行中）'}
    </h2>
    <p className="hint">{serving === null ? `${appraised} 位监督员评议` : `${serving} 位监督员中 ${appraised} 位已评议，未评议的不计为满意`}</p>
    <Table<Question> aria-label={`${label}评议结果`} key={period} size="small" rowKey="id" pagination={false} columns={columns} dataSource={questions} />
  </section>
);

/** How the supervisors appraise the centre: counts, never a score. */
export const AppraisalResults = () => {
  const results = useAppraisals();
  if (results.isPending) return <LoadingBlock />;
  if (results.isError) return <ErrorBlock error={results.error} onRetry={() => void results.refetch()} />;
  if (results.data.items.length === 0) return <EmptyBlock>还没有评议。每期由任期内的监督员在手机上评议管理公开、决策公开和服务结果。</EmptyBlock>;
  return results.data.items.map((result) => <Period key={result.period} result={result} />);
};
