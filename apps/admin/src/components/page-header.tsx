import type { ReactNode } from 'react';
import { usePageTitle } from '@/lib/use-page-title';

interface Props {
  title: string;
  note?: ReactNode;
  children?: ReactNode;
}

export const PageHeader = ({ title, note, children }: Props) => {
  usePageTitle(title);
  return (
    <div className="page-header">
      <h1>{title}</h1>
      {note !== undefined && <span className="page-note">{note}</span>}
      <div className="page-actions">{children}</div>
    </div>
  );
};
