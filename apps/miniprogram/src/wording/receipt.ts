/** As people type it: other dashes, spaces, small letters. */
const plain = (typed: string) => typed.normalize('NFKC').toUpperCase().replace(/[\s\-—–_]/g, '');

/** What people type for a receipt number, with or without its dash. Null when it cannot be one. */
export function normalReceipt(typed: string): string | null {
  const match = /^(\d{8})([2-9A-HJKMNP-Z]{10})$/.exec(plain(typed));
  return match ? `${match[1]}-${match[2]}` : null;
}

/** What people type for a receipt's code. Null when it cannot be one. */
export const normalCode = (typed: string): string | null => /^[2-9A-HJKMNP-Z]{6}$/.exec(plain(typed))?.[0] ?? null;
