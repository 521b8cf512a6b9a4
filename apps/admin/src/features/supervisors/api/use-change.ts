import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';

/** A change after which these lists are read anew. */
export const useChange = <V, R>(keys: string[], mutationFn: (value: V) => Promise<R>): UseMutationResult<R, Error, V> => {
  const client = useQueryClient();
  return useMutation({ mutationFn, onSuccess: () => Promise.all([...keys, 'overview'].map((key) => client.invalidateQueries({ queryKey: [key] }))) });
};
