import type { CodeTarget } from '@sunshine/contracts/scenes';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { api } from '@/lib/api-client';

export const codePath = ({ kind, id }: CodeTarget): string => `/codes/${kind}/${id}`;

/** The picture as WeChat drew it. It never changes, and a failure is for a person to read, not to repeat. */
export const useCodeImage = (target: CodeTarget, width: number): UseQueryResult<Blob> =>
  useQuery({ queryKey: ['codes', target, width], queryFn: () => api.blob(`${codePath(target)}/image?width=${width}`), staleTime: Infinity, retry: false });
