import type { Phone } from '@sunshine/contracts';
import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import { api } from '@/lib/api-client';

/** Asks for a filer's phone number. Every look stands in the audit trail. */
export const useCallBackPhone = (): UseMutationResult<Phone, Error, string> => useMutation({ mutationFn: (caseId: string) => api.post<Phone>(`/cases/${caseId}/phone`), gcTime: 0 });
