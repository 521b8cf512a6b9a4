import type { StaffMember } from '@sunshine/contracts';
import { useSyncExternalStore } from 'react';
import { onSessionChange, readSession, type ConsoleSession } from '@/lib/session';

export const useSession = (): ConsoleSession | null => useSyncExternalStore(onSessionChange, readSession);

/** The member of staff on a page behind the login. */
export const useMember = (): StaffMember => {
  const session = useSession();
  if (session === null) throw new Error('useMember is for pages behind the login');
  return session.member;
};
