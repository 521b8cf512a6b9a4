import type { Centre, RatingForm } from '@sunshine/contracts';
import { Button } from 'antd';
import { Link, useParams } from 'react-router';
import { ErrorBlock } from '@/components/error-block';
import { LoadingBlock } from '@/components/loading-block';
import { usePublishedForm } from '@/features/rating-forms/api/forms';
import { PaperForm } from '@/features/rating-forms/components/paper-form';
import { useCentre } from '@/lib/use-centre';
import { usePageTitle } from '@/lib/use-page-title';

const Sheet = ({ form, centre }: { form: RatingForm; centre: Centre }) => {
  usePageTitle(`纸质表 ${form.subjectName}`);
  return <PaperForm form={form} centre={centre} />;
};

/** One A4 page to fill in by hand; what is above it stays on the screen. */
export const Page = () => {
  const { subject = '' } = useParams();
  const [form, centre] = [usePublishedForm(subject), useCentre()];
  const failed = [form, centre].find(({ isError }) => isError);
  return (
    <main className="poster-page">
      <div className="poster-bar">
        <Link to={`/rating-forms/${subject}`}>返回</Link>
        <span className="hint">A4 纵向</span>
        <Button type="primary" disabled={!form.data} onClick={() => window.print()}>
          打印
        </Button>
      </div>
      {failed && <ErrorBlock error={failed.error} onRetry={() => void failed.refetch()} />}
      {!failed && (form.data && centre.data ? <Sheet form={form.data} centre={centre.data} /> : <LoadingBlock />)}
    </main>
  );
};
