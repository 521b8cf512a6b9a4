import type { Rating } from '@sunshine/contracts';
import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { api } from '@/lib/api-client';

interface Answering {
  id: string;
  answer: string;
}

export const useAnswerRating = (): UseMutationResult<Rating, Error, Answering> => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, answer }) => api.post<Rating>(`/ratings/${id}/answer`, { answer }),
    onSuccess: () => Promise.all(['ratings', 'overview'].map((key) => client.invalidateQueries({ queryKey: [key] }))),
  });
};
