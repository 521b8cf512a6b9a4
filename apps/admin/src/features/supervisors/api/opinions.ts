import type { DraftAnswer, PublishAnswer, ReturnAnswer, StaffOpinion } from '@sunshine/contracts';
import { useChange } from '@/features/supervisors/api/use-change';
import { api } from '@/lib/api-client';

const LIST = ['opinions'];

export const useDraftAnswer = () => useChange(LIST, ({ id, ...body }: DraftAnswer & { id: string }) => api.post<StaffOpinion>(`/opinions/${id}/draft`, body));
export const useReturnAnswer = () => useChange(LIST, ({ id, ...body }: ReturnAnswer & { id: string }) => api.post<StaffOpinion>(`/opinions/${id}/return`, body));
export const usePublishAnswer = () => useChange(LIST, ({ id, ...body }: PublishAnswer & { id: string }) => api.post<StaffOpinion>(`/opinions/${id}/publish`, body));
