import type { AlarmList } from '@sunshine/contracts';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { api } from '@/lib/api-client';

/** Shares its cache with the WeChat desk, where alarms are seen to. */
export const useOpenAlarms = (): UseQueryResult<AlarmList> => useQuery({ queryKey: ['wechat', 'alarms'], queryFn: ({ signal }) => api.get<AlarmList>('/wechat/alarms', {}, signal), refetchInterval: 60_000 });
