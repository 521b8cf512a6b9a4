/** What people type for a code: small letters, blanks, full-width forms. Null when it cannot be one. */
export function normalCode(typed: string): string | null {
  const plain = typed.normalize('NFKC').toUpperCase().replace(/[\s\-—–_]/g, '');
  return /^[2-9A-HJKMNP-Z]{6}$/.test(plain) ? plain : null;
}
