import type { ReactNode } from 'react';

/** Says what will appear here and how. */
export const EmptyBlock = ({ children }: { children: ReactNode }) => <div className="empty-block">{children}</div>;
