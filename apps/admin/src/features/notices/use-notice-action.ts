import type { PersonalDataHit, StaffNotice } from '@sunshine/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useNavigate } from 'react-router';
import type { AskedAction } from '@/features/notices/action-words';
import { approveNotice, correctNotice, discardNotice, noticeKey, returnNotice, submitNotice, withdrawNotice } from '@/features/notices/api/notices';
import { toDecisions, type Decisions } from '@/features/notices/decisions';
import { forgetDraft } from '@/features/notices/kept-draft';
import { ApiError } from '@/lib/api-client';
import { errorLine } from '@/lib/describe-error';
import { useMember } from '@/lib/use-session';

interface Details {
  revision: number;
  reason: string;
  hits: PersonalDataHit[];
  decisions: Decisions;
}

const call = (action: AskedAction, id: string, { revision, reason, hits, decisions }: Details): Promise<StaffNotice | null> => {
  switch (action) {
    case 'submit':
      return submitNotice(id, { revision });
    case 'approve':
      return approveNotice(id, { revision, decisions: toDecisions(hits, decisions) });
    case 'return':
      return returnNotice(id, { revision, reason });
    case 'correct':
      return correctNotice(id, { revision, reason });
    case 'withdraw':
      return withdrawNotice(id, { revision, reason });
    case 'discard':
      return discardNotice(id, { revision }).then(() => null);
  }
};

const STALE: ReadonlySet<string> = new Set(['CONFLICT', 'WRONG_STATE', 'PERSONAL_DATA_UNDECIDED', 'NOTICE_NOT_FOUND']);

/** Does what was confirmed; resolves to whether the dialog may close. */
export const useNoticeAction = (notice: StaffNotice) => {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { id: owner } = useMember();
  const { message } = App.useApp();
  return async (action: AskedAction, details: Details, done: string): Promise<boolean> => {
    try {
      const changed = await call(action, notice.id, details);
      if (action === 'discard') forgetDraft({ owner, id: notice.id });
      void message.success(done);
      if (changed !== null) client.setQueryData(noticeKey(notice.id), changed);
      else if (notice.publishedAt === null) await navigate('/notices', { replace: true });
      else await client.invalidateQueries({ queryKey: noticeKey(notice.id) });
      await Promise.all([['notices', 'list'], ['notices', 'public', notice.id], ['overview']].map((queryKey) => client.invalidateQueries({ queryKey })));
      return true;
    } catch (error) {
      void message.error(errorLine(error));
      if (!(error instanceof ApiError) || !STALE.has(error.code)) return false;
      await client.invalidateQueries({ queryKey: ['notices'] });
      return true;
    }
  };
};
