import type { CaseContact, CasePath, CaseReceipt, Done, NoteCall, NoticeList, StaffCase } from '@sunshine/contracts';
import { useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import { api } from '@/lib/api-client';
import { sendOnce } from '@/lib/send-once';

const FOUND = 10;

const keyOf = (id: string) => ['case', id] as const;

export const useCase = (id: string): UseQueryResult<StaffCase> => useQuery({ queryKey: keyOf(id), queryFn: ({ signal }) => api.get<StaffCase>(`/cases/${id}`, {}, signal) });

/** What the law says of such a case about such a notice, as it stands today. */
export const useCasePath = ({ kind, noticeId }: Pick<StaffCase, 'kind' | 'noticeId'>): UseQueryResult<CasePath> =>
  useQuery({ queryKey: ['case-path', kind, noticeId], queryFn: () => api.public<CasePath>(`/cases/path?kind=${kind}${noticeId === null ? '' : `&noticeId=${noticeId}`}`) });

/** The deeds of those who handle a case; every one sends back the revision that its doer saw. */
export type CaseDeed = 'accept' | 'refuse' | 'transfer' | 'pause' | 'resume' | 'called' | 'draft' | 'return' | 'approve' | 'question';

interface Doing {
  deed: CaseDeed;
  body?: object;
}

/** A transferred case may be out of sight: then the answer is only that it was done. */
const useSettled = (id: string): ((changed: StaffCase | Done) => Promise<unknown>) => {
  const client = useQueryClient();
  return (changed) => {
    if ('id' in changed) client.setQueryData(keyOf(id), changed);
    else void client.invalidateQueries({ queryKey: keyOf(id), refetchType: 'none' });
    return Promise.all(['cases', 'overview'].map((key) => client.invalidateQueries({ queryKey: [key] })));
  };
};

export const useCaseDeed = ({ id, revision }: Pick<StaffCase, 'id' | 'revision'>): UseMutationResult<StaffCase | Done, Error, Doing> => {
  const settled = useSettled(id);
  return useMutation({ mutationFn: ({ deed, body = {} }) => api.post<StaffCase | Done>(`/cases/${id}/${deed}`, { ...body, revision }), onSuccess: settled });
};

export const useRemoveQuestion = ({ id, revision }: Pick<StaffCase, 'id' | 'revision'>): UseMutationResult<StaffCase, Error, void> => {
  const settled = useSettled(id);
  return useMutation({ mutationFn: () => api.delete<StaffCase>(`/cases/${id}/question?revision=${revision}`), onSuccess: settled });
};

/** Who filed it, whole. Every look stands in the audit trail and nothing of it is kept in this browser. */
export const useCaseContact = (): UseMutationResult<CaseContact, Error, string> => useMutation({ mutationFn: (id) => api.post<CaseContact>(`/cases/${id}/contact`), gcTime: 0 });

export const useNoteCall = (): UseMutationResult<CaseReceipt, Error, Omit<NoteCall, 'clientId'>> => {
  const client = useQueryClient();
  return useMutation({ mutationFn: (call) => sendOnce<CaseReceipt>('/calls', call), onSuccess: () => Promise.all(['cases', 'overview'].map((key) => client.invalidateQueries({ queryKey: [key] }))) });
};

/** Published notices that the words find, for a form that names one. */
export const findNotices = async (q: string): Promise<{ value: string; label: string }[]> => {
  const { items } = await api.public<NoticeList>(`/notices?${new URLSearchParams({ q, limit: String(FOUND) }).toString()}`);
  return items.map(({ id, title }) => ({ value: id, label: title }));
};
