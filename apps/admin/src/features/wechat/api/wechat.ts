import type { AlarmList, DeadLetter, FollowerStatus, RidExplanation, WechatAccountList, WechatBacklog, WechatPauseList, WechatQuotaList, WechatTemplateList } from '@sunshine/contracts';
import { useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import { api } from '@/lib/api-client';

const LOOK_EVERY_MS = 15_000;
/** WeChat itself is asked for these. */
const ASK_AGAIN_AFTER_MS = 60_000;

const usePart = <T>(part: string, options: { refetchInterval?: number; staleTime?: number } = { refetchInterval: LOOK_EVERY_MS }): UseQueryResult<T> =>
  useQuery({ queryKey: ['wechat', part], queryFn: ({ signal }) => api.get<T>(`/wechat/${part}`, {}, signal), ...options });

export const useAccounts = () => usePart<WechatAccountList>('accounts');
export const useBacklog = () => usePart<WechatBacklog>('backlog');
export const usePauses = () => usePart<WechatPauseList>('pauses');
export const useAlarms = () => usePart<AlarmList>('alarms');
export const useTemplates = () => usePart<WechatTemplateList>('templates');
export const useFollowers = () => usePart<FollowerStatus>('followers');
export const useQuotas = () => usePart<WechatQuotaList>('quotas', { staleTime: ASK_AGAIN_AFTER_MS });

/** Whatever is done here may change every other part of the page. */
const useAct = <V, R>(mutationFn: (value: V) => Promise<R>): UseMutationResult<R, Error, V> => {
  const client = useQueryClient();
  return useMutation({ mutationFn, onSettled: () => client.invalidateQueries({ queryKey: ['wechat'] }) });
};

export const useLiftPause = () => useAct((name: string) => api.post<WechatPauseList>('/wechat/pauses/lift', { name }));
export const useCloseAlarm = () => useAct((key: string) => api.post<AlarmList>('/wechat/alarms/close', { key }));
export const useCheckTemplates = () => useAct((_: void) => api.post<WechatTemplateList>('/wechat/templates/check'));
export const useSyncFollowers = () => useAct((_: void) => api.post<FollowerStatus>('/wechat/followers/sync'));
export const useRetryDeadLetter = () => useAct((id: string) => api.post<DeadLetter>(`/wechat/dead-letters/${id}/retry`));
export const useDismissDeadLetter = () => useAct((id: string) => api.post<DeadLetter>(`/wechat/dead-letters/${id}/dismiss`));

export const useExplanation = (id: string): UseQueryResult<RidExplanation> =>
  useQuery({ queryKey: ['wechat-explanation', id], queryFn: ({ signal }) => api.get<RidExplanation>(`/wechat/dead-letters/${id}/explanation`, {}, signal), retry: false });
