import { ErrorBlock } from '@/components/error-block';
import { Facts } from '@/components/facts';
import { LoadingBlock } from '@/components/loading-block';
import { useRatingDetail } from '@/features/voices/api/ratings';

/** What was answered, question by question, and to which version of the form. */
export const RatingAnswers = ({ id }: { id: string }) => {
  const detail = useRatingDetail(id);
  if (detail.isPending) return <LoadingBlock rows={3} />;
  if (detail.isError) return <ErrorBlock error={detail.error} onRetry={() => void detail.refetch()} />;
  const { answers, formTitle, formVersion, reasons, comment } = detail.data;
  if (formTitle === null) return <p className="said">{[...reasons, comment].filter(Boolean).join('、') || '没有留言'}</p>;
  return (
    <>
      {answers.length === 0 && <p>只选了等级，没有回答其他题目。</p>}
      <Facts items={answers.map(({ title, words }) => [title, words])} />
      <p className="hint">
        {formTitle} · 第 {formVersion} 版
      </p>
    </>
  );
};
