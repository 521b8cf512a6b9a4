import { Skeleton } from 'antd';

export const LoadingBlock = ({ rows = 8 }: { rows?: number }) => (
  <div role="status" aria-label="正在加载" className="loading-block">
    <Skeleton active title={false} paragraph={{ rows, width: '100%' }} />
  </div>
);
