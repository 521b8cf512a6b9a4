import type { Centre } from '@sunshine/contracts';
import { Link } from 'react-router';
import { EmptyBlock } from '@/components/empty-block';
import { ErrorBlock } from '@/components/error-block';
import { LoadingBlock } from '@/components/loading-block';
import { PageHeader } from '@/components/page-header';
import { useCentre } from '@/lib/use-centre';

const Counters = ({ counters, matters }: Pick<Centre, 'counters' | 'matters'>) => {
  if (counters.length === 0) return <EmptyBlock>中心配置里还没有服务窗口。管理员在中心配置文件的 counters 里写上窗口后，这里会列出每个窗口的评价码。</EmptyBlock>;
  const nameOf = (id: string): string => matters.find((matter) => matter.id === id)?.name ?? id;
  return (
    <ul className="counter-list">
      {counters.map(({ id, name, matterIds }) => (
        <li key={id} className="counter-card">
          <h2>{name}</h2>
          <p className="hint">{matterIds === undefined ? '全部服务事项' : matterIds.map(nameOf).join('、')}</p>
          <p className="button-row">
            <Link to={`/codes/counter/${id}`}>小程序码与链接</Link>
            <Link to={`/codes/counter/${id}/poster`}>打印海报</Link>
          </p>
        </li>
      ))}
    </ul>
  );
};

export const Page = () => {
  const centre = useCentre();
  return (
    <>
      <PageHeader title="服务窗口码" note="贴在窗口，群众扫码评价，评价里记下是哪个窗口" />
      {centre.isPending && <LoadingBlock />}
      {centre.isError && <ErrorBlock error={centre.error} onRetry={() => void centre.refetch()} />}
      {centre.isSuccess && <Counters {...centre.data} />}
    </>
  );
};
