import type { CodeLink, CodeTargetWords } from '@sunshine/contracts';
import type { CodeTarget } from '@sunshine/contracts/scenes';
import { useMutation, useQuery, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import { api } from '@/lib/api-client';

const pathOf = ({ kind, id }: CodeTarget): string => `/codes/${kind}/${id}`;

export const useCodeTarget = (target: CodeTarget): UseQueryResult<CodeTargetWords> => useQuery({ queryKey: ['codes', target], queryFn: ({ signal }) => api.get<CodeTargetWords>(pathOf(target), {}, signal) });

/** The picture as WeChat drew it. It never changes, and a failure is for a person to read, not to repeat. */
export const useCodeImage = (target: CodeTarget, width: number): UseQueryResult<Blob> =>
  useQuery({ queryKey: ['codes', target, width], queryFn: () => api.blob(`${pathOf(target)}/image?width=${width}`), staleTime: Infinity, retry: false });

export const useCodeLink = (target: CodeTarget): UseMutationResult<CodeLink, Error, void> => useMutation({ mutationFn: () => api.post<CodeLink>(`${pathOf(target)}/link`) });
