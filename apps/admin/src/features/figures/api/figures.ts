import type { Figures } from '@sunshine/contracts';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { api } from '@/lib/api-client';

export interface FiguresFilter {
  by: string;
  from?: string | undefined;
  to?: string | undefined;
}

const searchOf = ({ by, from, to }: FiguresFilter): string => new URLSearchParams({ by, ...(from ? { from } : {}), ...(to ? { to } : {}) }).toString();

export const useFigures = (filter: FiguresFilter): UseQueryResult<Figures> => useQuery({ queryKey: ['figures', filter], queryFn: () => api.public<Figures>(`/figures?${searchOf(filter)}`) });

/** A public address: the browser saves it by itself. */
export const exportUrl = (filter: FiguresFilter, format: 'csv' | 'xlsx'): string => `/api/figures/export?${searchOf(filter)}&format=${format}`;
