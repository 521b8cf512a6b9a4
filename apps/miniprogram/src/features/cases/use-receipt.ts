import type { AddMaterial, CaseTicket, PublicCase } from '@sunshine/contracts';
import { caseKinds } from '@sunshine/contracts/words';
import { api } from '../../services/api';
import { renamed } from '../../services/errors';
import { keepReceipt } from '../../services/receipts';

/** What a number and a code find; without a code only one's own, or one from before there were codes. */
export async function findCase(ticket: CaseTicket): Promise<PublicCase> {
  try {
    const found = await api.post<PublicCase>('/api/cases/lookup', { body: ticket, login: 'if-any' });
    keepReceipt({ receipt: found.receipt, code: ticket.code ?? null, title: [caseKinds[found.kind], found.noticeTitle].filter(Boolean).join(' · ') });
    return found;
  } catch (error) {
    throw renamed(error, ['NOT_FOUND'], 'RECEIPT_NOT_FOUND');
  }
}

export const withdrawCase = (ticket: CaseTicket) => api.post<PublicCase>('/api/cases/withdraw', { body: { ...ticket, reason: '' }, login: 'if-any' });
export const addMaterial = (material: AddMaterial) => api.post<PublicCase>('/api/cases/materials', { body: material, login: 'if-any' });
export const withdrawConsent = (ticket: CaseTicket) => api.post<PublicCase>('/api/cases/consent-withdrawal', { body: ticket, login: 'if-any' });
