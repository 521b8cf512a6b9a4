import type { FormLine } from '@sunshine/contracts';
import { formPurposes, serviceScenes } from '@sunshine/contracts/words';
import { Table, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import { ErrorBlock } from '@/components/error-block';
import { LoadingBlock } from '@/components/loading-block';
import { PageHeader } from '@/components/page-header';
import { StateWord } from '@/components/state-word';
import { useForms } from '@/features/rating-forms/api/forms';
import { toWall } from '@/lib/time';

/** Answers are rated by their token, and supervisors appraise under their own name. */
const isOnPaper = (purpose: FormLine['purpose']): boolean => purpose === 'matter' || purpose === 'survey';

const columns: TableColumnsType<FormLine> = [
  { title: '评价什么', dataIndex: 'subjectName', render: (name: string, row) => <Link to={`/rating-forms/${row.subject}`}>{name}</Link> },
  { title: '种类', key: 'kind', width: 160, render: (_, { purpose, scene }) => (purpose === 'matter' ? `${formPurposes.matter} · ${serviceScenes[scene]}` : formPurposes[purpose]) },
  { title: '现用版本', key: 'version', width: 220, render: (_, { version, publishedBy }) => (version === null ? '没有发布' : `第 ${version} 版 · ${publishedBy}`) },
  { title: '发布时间', dataIndex: 'publishedAt', width: 150, render: (at: string | null) => (at === null ? '—' : toWall(at)) },
  { title: '草稿', dataIndex: 'hasDraft', width: 120, render: (hasDraft: boolean) => (hasDraft ? <StateWord tone="urgent">有未发布的改动</StateWord> : '—') },
  { title: '打印', key: 'print', width: 100, render: (_, { subject, purpose, version }) => (version === null || !isOnPaper(purpose) ? '—' : <Link to={`/rating-forms/${subject}/print`}>纸质表</Link>) },
];

export const Page = () => {
  const forms = useForms();
  return (
    <>
      <PageHeader title="评价表" note="标准题目不能在这里改，中心可以加自己的题目；每次发布是新的一版，旧版永久保留" />
      {forms.isPending && <LoadingBlock />}
      {forms.isError && <ErrorBlock error={forms.error} onRetry={() => void forms.refetch()} />}
      {forms.isSuccess && <Table<FormLine> aria-label="评价表" size="middle" rowKey="subject" columns={columns} dataSource={forms.data.items} pagination={false} />}
    </>
  );
};
