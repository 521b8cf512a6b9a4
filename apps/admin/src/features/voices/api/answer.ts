import type { Rating, StaffCase } from '@sunshine/contracts';
import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { api } from '@/lib/api-client';

interface Answering {
  id: string;
  answer: string;
}

const useSending = <T, Input>(resource: 'cases' | 'ratings', send: (input: Input) => Promise<T>): UseMutationResult<T, Error, Input> => {
  const client = useQueryClient();
  return useMutation({ mutationFn: send, onSuccess: () => Promise.all([client.invalidateQueries({ queryKey: [resource] }), client.invalidateQueries({ queryKey: ['overview'] })]) });
};

/** Hands the answer to the second person. */
export const useAnswerCase = () => useSending('cases', ({ id, ...draft }: Answering & { revision: number }) => api.post<StaffCase>(`/cases/${id}/draft`, { ...draft, submit: true }));
export const useAnswerRating = () => useSending('ratings', ({ id, answer }: Answering) => api.post<Rating>(`/ratings/${id}/answer`, { answer }));
