import type { Centre } from '@sunshine/contracts';
import { formPurposes } from '@sunshine/contracts/words';
import { InputNumber, Select } from 'antd';
import { useState } from 'react';
import { EmptyBlock } from '@/components/empty-block';
import { ErrorBlock } from '@/components/error-block';
import { LoadingBlock } from '@/components/loading-block';
import { PageHeader } from '@/components/page-header';
import { usePublishedForm } from '@/features/rating-forms/api/forms';
import { PaperEntry } from '@/features/rating-forms/components/paper-entry';
import { useCentre } from '@/lib/use-centre';

const subjectsOf = ({ matters }: Centre): { value: string; label: string }[] => [...matters.map(({ id, name }) => ({ value: id, label: name })), { value: 'survey', label: formPurposes.survey }];

/** 纸质录入: one paper after the other, by the version that stands at its foot. */
export const Page = () => {
  const centre = useCentre();
  const [subject, setSubject] = useState<string>();
  const [version, setVersion] = useState<number | null>(null);
  const [entered, setEntered] = useState(0);
  const form = usePublishedForm(subject, version ?? undefined);
  return (
    <>
      <PageHeader title="纸质录入" note="照纸上写的录入，记下录入人；本人办理的业务由其他同事录入" />
      <div className="filter-bar">
        <Select aria-label="评价什么" className="text-filter" placeholder="评价什么" value={subject ?? null} loading={centre.isPending} options={centre.data ? subjectsOf(centre.data) : []} onChange={(value: string) => { setSubject(value); setVersion(null); }} />
        <label>
          纸上的版本：第 <InputNumber aria-label="纸上的版本" min={1} value={version ?? form.data?.version ?? null} disabled={subject === undefined} onChange={setVersion} /> 版
        </label>
      </div>
      {centre.isError && <ErrorBlock error={centre.error} onRetry={() => void centre.refetch()} />}
      {subject === undefined && <EmptyBlock>先选纸上评价的是什么，再照着纸上的版本录入。</EmptyBlock>}
      {subject !== undefined && form.isPending && <LoadingBlock />}
      {form.isError && <ErrorBlock error={form.error} onRetry={() => void form.refetch()} />}
      {form.data && <PaperEntry key={`${form.data.id} ${entered}`} form={form.data} onEntered={() => setEntered(entered + 1)} />}
    </>
  );
};
