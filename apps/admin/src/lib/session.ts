import type { StaffMember } from '@sunshine/contracts';

const KEY = 'sunshine.console.session';

/** Who is logged in on this tab. The tab's storage holds it, so closing the tab ends it. */
export interface ConsoleSession {
  token: string;
  expiresAt: string;
  member: StaffMember;
}

type Listener = () => void;
const listeners = new Set<Listener>();
let current: ConsoleSession | null | undefined;

const stored = (): ConsoleSession | null => {
  const text = sessionStorage.getItem(KEY);
  if (text === null) return null;
  try {
    return JSON.parse(text) as ConsoleSession;
  } catch {
    sessionStorage.removeItem(KEY);
    return null;
  }
};

export const readSession = (): ConsoleSession | null => (current === undefined ? (current = stored()) : current);
export const readToken = (): string | null => readSession()?.token ?? null;

const change = (session: ConsoleSession | null): void => {
  current = session;
  if (session === null) sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, JSON.stringify(session));
  listeners.forEach((listener) => listener());
};

export const startSession = (session: ConsoleSession): void => change(session);
/** Forgets the token; pages that need a login go to the login page and keep their place. */
export const endSession = (): void => {
  if (readSession() !== null) change(null);
};
export const updateMember = (member: StaffMember): void => {
  const session = readSession();
  if (session !== null) change({ ...session, member });
};

export const onSessionChange = (listener: Listener): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
