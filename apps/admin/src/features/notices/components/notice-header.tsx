import type { StaffNotice } from '@sunshine/contracts';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { actionWords, type AskedAction } from '@/features/notices/action-words';
import type { NoticeAction } from '@/features/notices/notice-actions';
import { NoticeStateWords } from '@/features/notices/notice-columns';
import { usePageTitle } from '@/lib/use-page-title';

interface Props {
  notice: StaffNotice | null;
  actions: ReadonlySet<NoticeAction>;
  /** Why approving has to wait; null when it need not. */
  approveWaits?: string | null;
  onAsk: (action: AskedAction) => void;
  children?: ReactNode;
}

const ORDER: AskedAction[] = ['discard', 'withdraw', 'correct', 'return', 'submit', 'approve'];
const PRIMARY: ReadonlySet<AskedAction> = new Set(['submit', 'approve']);

export const NoticeHeader = ({ notice, actions, approveWaits = null, onAsk, children }: Props) => {
  usePageTitle(notice === null ? '新建公告' : notice.draft.title);
  const context = { notice: { state: notice?.state ?? 'draft', authorName: null }, recipients: null, masked: 0, kept: 0 } as const;
  return (
    <div className="page-header sticky">
      <Link to={notice?.workingState === 'in-review' ? '/review' : '/notices'}>{notice?.workingState === 'in-review' ? '待审核' : '公告'}</Link>
      <h1 className="notice-title" title={notice?.draft.title}>
        {notice === null ? '新建公告' : notice.draft.title}
      </h1>
      {notice !== null && <NoticeStateWords {...notice} />}
      <div className="page-actions">
        {children}
        {ORDER.filter((action) => actions.has(action)).map((action) => {
          const words = actionWords(action, context);
          const waits = action === 'approve' ? approveWaits : null;
          return (
            <Button key={action} type={PRIMARY.has(action) ? 'primary' : 'default'} danger={words.danger} disabled={waits !== null} title={waits ?? undefined} onClick={() => onAsk(action)}>
              {words.button}
            </Button>
          );
        })}
      </div>
    </div>
  );
};
