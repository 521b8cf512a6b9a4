import { useRouteError } from 'react-router';
import { PageHeader } from '@/components/page-header';
import { ErrorBlock } from '@/components/error-block';

/** A page that fell over; what was typed is kept in this browser. */
export const RouteError = () => (
  <>
    <PageHeader title="页面没有打开" />
    <ErrorBlock error={useRouteError()} onRetry={() => window.location.reload()} />
  </>
);
