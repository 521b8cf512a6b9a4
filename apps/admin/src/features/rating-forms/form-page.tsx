import type { FormDesk } from '@sunshine/contracts';
import { Tabs } from 'antd';
import { Link, useParams } from 'react-router';
import { ErrorBlock } from '@/components/error-block';
import { LoadingBlock } from '@/components/loading-block';
import { PageHeader } from '@/components/page-header';
import { useFormDesk } from '@/features/rating-forms/api/forms';
import { FormBuilder } from '@/features/rating-forms/components/form-builder';
import { FormVersions } from '@/features/rating-forms/components/form-versions';

const Loaded = ({ desk }: { desk: FormDesk }) => (
  <Tabs
    items={[
      { key: 'edit', label: '编辑', children: <FormBuilder key={desk.subject} desk={desk} /> },
      { key: 'versions', label: `历次版本（${desk.versions.length}）`, children: <FormVersions versions={desk.versions} /> },
    ]}
  />
);

export const Page = () => {
  const { subject = '' } = useParams();
  const desk = useFormDesk(subject);
  return (
    <>
      <PageHeader title={desk.data ? `评价表：${desk.data.subjectName}` : '评价表'}>
        <Link to="/rating-forms">全部评价表</Link>
      </PageHeader>
      {desk.isPending && <LoadingBlock />}
      {desk.isError && <ErrorBlock error={desk.error} onRetry={() => void desk.refetch()} />}
      {desk.isSuccess && <Loaded desk={desk.data} />}
    </>
  );
};
