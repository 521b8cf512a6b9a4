const PREFIX = 'sunshine.kept.';
const MAX_AGE_MS = 30 * 24 * 3_600_000;

interface Kept {
  text: string;
  at: number;
}

const keyOf = (owner: string, name: string): string => `${PREFIX}${owner}.${name}`;

const parse = (stored: string | null): Kept | null => {
  if (stored === null) return null;
  try {
    return JSON.parse(stored) as Kept;
  } catch {
    return null;
  }
};

/** What a member (`owner`, their id) typed and has not sent, kept in this browser. False when the browser has no room. */
export const keepText = (owner: string, name: string, text: string): boolean => {
  try {
    localStorage.setItem(keyOf(owner, name), JSON.stringify({ text, at: Date.now() } satisfies Kept));
    return true;
  } catch {
    return false;
  }
};

export const keptText = (owner: string, name: string): Kept | null => parse(localStorage.getItem(keyOf(owner, name)));
export const forgetText = (owner: string, name: string): void => localStorage.removeItem(keyOf(owner, name));

/** Drops what nobody came back for within 30 days. */
export const dropOldTexts = (now: number): void => {
  for (const key of Object.keys(localStorage).filter((name) => name.startsWith(PREFIX))) {
    const kept = parse(localStorage.getItem(key));
    if (kept === null || now - kept.at > MAX_AGE_MS) localStorage.removeItem(key);
  }
};
