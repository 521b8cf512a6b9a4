import type { AppraisalResults, EndTerm, Invited, InviteSupervisor, RenewTerm, StaffSupervisor, StaffSupervisorList } from '@sunshine/contracts';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useChange } from '@/features/supervisors/api/use-change';
import { api } from '@/lib/api-client';

const LIST = ['supervisors'];
const CHOICES = 100;

/** Names to choose from: the newest appointments, identities in use, members of staff. */
export const useRoster = (): UseQueryResult<StaffSupervisorList> => useQuery({ queryKey: ['supervisors', 'choices'], queryFn: ({ signal }) => api.get<StaffSupervisorList>('/supervisors', { limit: CHOICES }, signal) });
export const useInvite = () => useChange(LIST, (invitation: InviteSupervisor) => api.post<Invited>('/supervisors', invitation));
export const useNewCode = () => useChange(LIST, (id: string) => api.post<Invited>(`/supervisors/${id}/code`));
export const useEndTerm = () => useChange(LIST, ({ id, ...body }: EndTerm & { id: string }) => api.post<StaffSupervisor>(`/supervisors/${id}/end`, body));
export const useRenewTerm = () => useChange(LIST, ({ id, ...body }: RenewTerm & { id: string }) => api.post<StaffSupervisor>(`/supervisors/${id}/renew`, body));
export const useAppraisals = (): UseQueryResult<AppraisalResults> => useQuery({ queryKey: ['appraisals'], queryFn: () => api.public<AppraisalResults>('/appraisals') });
