import type { FormDesk, FormDraft, FormLine, HandledService, Page, PaperRating, PublishForm, RatingForm } from '@sunshine/contracts';
import { useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import { api } from '@/lib/api-client';
import { sendOnce } from '@/lib/send-once';

const KEY = 'rating-forms';

export const useForms = (): UseQueryResult<{ items: FormLine[] }> => useQuery({ queryKey: [KEY, 'list'], queryFn: () => api.get<{ items: FormLine[] }>('/rating-forms') });
export const useFormDesk = (subject: string): UseQueryResult<FormDesk> => useQuery({ queryKey: [KEY, subject], queryFn: () => api.get<FormDesk>(`/rating-forms/${subject}`), refetchOnWindowFocus: false });

/** A published version as everybody reads it; absent: the present one. */
export const usePublishedForm = (subject: string | undefined, version?: number): UseQueryResult<RatingForm> =>
  useQuery({ queryKey: [KEY, subject, 'version', version], queryFn: () => api.public<RatingForm>(`/rating-forms/${subject}${version === undefined ? '' : `?version=${version}`}`), enabled: subject !== undefined });

const useFormChange = <Body>(subject: string, ask: (body: Body) => Promise<FormDesk>): UseMutationResult<FormDesk, Error, Body> => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ask,
    onSuccess: (desk) => {
      client.setQueryData([KEY, subject], desk);
      return client.invalidateQueries({ queryKey: [KEY, 'list'] });
    },
    // Refused because a colleague was faster: show what the colleague wrote.
    onError: () => client.invalidateQueries({ queryKey: [KEY, subject], exact: true }),
  });
};
export const useSaveForm = (subject: string) => useFormChange<FormDraft>(subject, (draft) => api.put<FormDesk>(`/rating-forms/${subject}/draft`, draft));
export const usePublishForm = (subject: string) => useFormChange<PublishForm>(subject, (place) => api.post<FormDesk>(`/rating-forms/${subject}/publish`, place));

/** Finished services whose slip may be on the paper: the newest hundred of the matter. */
export const useServicesOf = (matterId: string | undefined): UseQueryResult<Page<HandledService>> =>
  useQuery({ queryKey: ['handled-services', 'of', matterId], queryFn: () => api.get<Page<HandledService>>('/handled-services', { matterId, limit: 100 }), enabled: matterId !== undefined });

export const useEnterPaper = (): UseMutationResult<unknown, Error, Omit<PaperRating, 'clientId'>> => {
  const client = useQueryClient();
  return useMutation({ mutationFn: (rating) => sendOnce('/paper-ratings', rating), onSuccess: () => Promise.all(['ratings', 'handled-services', 'overview'].map((key) => client.invalidateQueries({ queryKey: [key] }))) });
};
