import { sha256 } from '../../platform/crypto/sha256.js';

/** What a supervisor signs. */
export interface SignedOpinion {
  id: string;
  supervisorId: string;
  name: string;
  subjectKind: string;
  subject: string;
  projectId: string | null;
  sessionOn: string | null;
  text: string;
  files: readonly string[];
  signedAt: string;
}

/** Canonical JSON (keys in order, no blanks) and its SHA-256: whoever has the text can count again that nothing was changed. */
export function sign(opinion: SignedOpinion): { signedText: string; signature: string } {
  const signedText = JSON.stringify(Object.fromEntries(Object.entries(opinion).sort(([a], [b]) => (a < b ? -1 : 1))));
  return { signedText, signature: sha256(signedText) };
}
