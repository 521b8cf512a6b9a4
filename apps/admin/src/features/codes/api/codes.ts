import type { CodeLink, CodeTargetWords } from '@sunshine/contracts';
import type { CodeTarget } from '@sunshine/contracts/scenes';
import { useMutation, useQuery, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import { api } from '@/lib/api-client';
import { codePath } from '@/lib/use-code-image';

export const useCodeTarget = (target: CodeTarget): UseQueryResult<CodeTargetWords> => useQuery({ queryKey: ['codes', target], queryFn: ({ signal }) => api.get<CodeTargetWords>(codePath(target), {}, signal) });

export const useCodeLink = (target: CodeTarget): UseMutationResult<CodeLink, Error, void> => useMutation({ mutationFn: () => api.post<CodeLink>(`${codePath(target)}/link`) });
