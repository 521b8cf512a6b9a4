import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorBlock } from '@/components/error-block';
import { LoadingBlock } from '@/components/loading-block';

interface Props<T> {
  title: string;
  actions?: ReactNode;
  query: UseQueryResult<T>;
  children: (data: T) => ReactNode;
}

/** A part of the page that loads, fails and is tried again by itself. */
export const Section = <T,>({ title, actions, query, children }: Props<T>) => (
  <section className="wechat-section" aria-label={title}>
    <div className="wechat-section-head">
      <h2>{title}</h2>
      {actions}
    </div>
    {query.isPending && <LoadingBlock rows={2} />}
    {query.isError && <ErrorBlock error={query.error} onRetry={() => void query.refetch()} />}
    {query.isSuccess && children(query.data)}
  </section>
);
