import type { Created, CreateStaffMember, Done, StaffMember, StaffMemberList, UpdateStaffMember } from '@sunshine/contracts';
import { useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import { api } from '@/lib/api-client';

export const useMembers = (): UseQueryResult<StaffMemberList> => useQuery({ queryKey: ['members'], queryFn: ({ signal }) => api.get<StaffMemberList>('/members', {}, signal) });

const useChange = <V, R>(mutationFn: (value: V) => Promise<R>): UseMutationResult<R, Error, V> => {
  const client = useQueryClient();
  return useMutation({ mutationFn, onSuccess: () => client.invalidateQueries({ queryKey: ['members'] }) });
};

export const useCreateMember = () => useChange((member: CreateStaffMember) => api.post<Created>('/members', member));
export const useUpdateMember = () => useChange(({ id, ...change }: UpdateStaffMember & { id: string }) => api.patch<StaffMember>(`/members/${id}`, change));
export const useEndSessions = () => useChange((id: string) => api.delete<Done>(`/members/${id}/sessions`));
