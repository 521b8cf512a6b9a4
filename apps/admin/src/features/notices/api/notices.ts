import type { ApproveNotice, Created, Draft, Notice, Reasoned, Revision, StaffNotice } from '@sunshine/contracts';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { api, ApiError } from '@/lib/api-client';

export const noticeKey = (id: string) => ['notices', 'one', id] as const;

export const getNotice = (id: string): Promise<StaffNotice> => api.get(`/notices/${id}`);
export const useNotice = (id: string): UseQueryResult<StaffNotice> => useQuery({ queryKey: noticeKey(id), queryFn: () => getNotice(id), refetchOnWindowFocus: false });

/** What the public reads now: the phone's view of a published notice without a working version. */
export const usePublicNotice = (id: string, enabled: boolean): UseQueryResult<Notice> => useQuery({ queryKey: ['notices', 'public', id], queryFn: () => api.public<Notice>(`/notices/${id}`), enabled });

export const createNotice = (draft: Draft): Promise<Created> => api.post('/notices', { draft });
export const saveDraft = (id: string, draft: Draft, revision: number): Promise<StaffNotice> => api.put(`/notices/${id}`, { draft, revision });

export const submitNotice = (id: string, body: Revision): Promise<StaffNotice> => api.post(`/notices/${id}/submit`, body);
export const approveNotice = (id: string, body: ApproveNotice): Promise<StaffNotice> => api.post(`/notices/${id}/approve`, body);
export const returnNotice = (id: string, body: Reasoned): Promise<StaffNotice> => api.post(`/notices/${id}/return`, body);
export const correctNotice = (id: string, body: Reasoned): Promise<StaffNotice> => api.post(`/notices/${id}/correct`, body);
export const withdrawNotice = (id: string, body: Reasoned): Promise<StaffNotice> => api.post(`/notices/${id}/withdraw`, body);
export const discardNotice = (id: string, body: Revision): Promise<unknown> => api.post(`/notices/${id}/discard`, body);

export const isConflict = (error: unknown): boolean => error instanceof ApiError && error.code === 'CONFLICT';

