import type { Hotline } from '@sunshine/contracts';

export interface CallBackDraft {
  phone: string;
  when: string;
  about: string;
}

/** What is missing before the request can be sent. */
export function callBackProblem({ phone, about }: CallBackDraft): string | null {
  const digits = phone.replace(/[\s\-—–()（）+]/g, '');
  if (digits === '') return '请填写您的电话';
  if (!/^\d{7,15}$/.test(digits)) return '电话只能有数字，座机请带区号，例如 0839-1234567';
  return about.trim().length < 2 ? '请简单写明想说什么事' : null;
}

/** Digits, blanks and dashes only, as the centre dials it. */
export const plainPhone = (phone: string): string => phone.normalize('NFKC').replace(/[()—–]/g, '-').replace(/^-+|-+$/g, '').trim();

/** Whether somebody answers a telephone at this moment, as far as the centre's hours say. */
export const isAnyOpen = (hotlines: Hotline[]): boolean => hotlines.some(({ openNow }) => openNow === true);
