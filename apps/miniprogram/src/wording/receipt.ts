/** What people type for a receipt number: other dashes, spaces, small letters, no dash. Null when it cannot be one. */
export function normalReceipt(typed: string): string | null {
  const plain = typed.normalize('NFKC').toUpperCase().replace(/[\s\-—–_]/g, '');
  const match = /^(\d{8})([2-9A-HJKMNP-Z]{10})$/.exec(plain);
  return match ? `${match[1]}-${match[2]}` : null;
}
