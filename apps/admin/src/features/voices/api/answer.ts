import type { Rating, StaffCase } from '@sunshine/contracts';
import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { api } from '@/lib/api-client';

interface Answering {
  id: string;
  answer: string;
}

const useAnswer = <T>(resource: 'cases' | 'ratings'): UseMutationResult<T, Error, Answering> => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, answer }: Answering) => api.post<T>(`/${resource}/${id}/answer`, { answer }),
    onSuccess: () => Promise.all([client.invalidateQueries({ queryKey: [resource] }), client.invalidateQueries({ queryKey: ['overview'] })]),
  });
};

export const useAnswerCase = () => useAnswer<StaffCase>('cases');
export const useAnswerRating = () => useAnswer<Rating>('ratings');
