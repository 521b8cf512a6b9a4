import { Link } from 'react-router';
import { EmptyBlock } from '@/components/empty-block';
import { PageHeader } from '@/components/page-header';

export const NotFound = () => (
  <>
    <PageHeader title="没有这个页面" />
    <EmptyBlock>
      地址可能写错了，<Link to="/">回到总览</Link>。
    </EmptyBlock>
  </>
);
