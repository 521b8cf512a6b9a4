import type { CaseContact } from '@sunshine/contracts';
import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import { api } from '@/lib/api-client';

/** Asks who filed a case. Every look stands in the audit trail. */
export const useCaseContact = (): UseMutationResult<CaseContact, Error, string> => useMutation({ mutationFn: (caseId: string) => api.post<CaseContact>(`/cases/${caseId}/contact`), gcTime: 0 });
