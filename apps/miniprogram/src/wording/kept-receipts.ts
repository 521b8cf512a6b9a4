/** A receipt that this phone remembers. `code` is null for one from before receipts had codes. */
export interface KeptReceipt {
  receipt: string;
  code: string | null;
  /** 投诉 · 示例镇道路硬化工程 */
  title: string;
}

/** How many are remembered, the newest. */
const MOST = 20;

/** What the phone kept; before receipts had codes it kept bare numbers. */
export const wholeReceipts = (kept: (KeptReceipt | string)[] | undefined): KeptReceipt[] => (kept ?? []).map((one) => (typeof one === 'string' ? { receipt: one, code: null, title: '' } : one));

/** With this one on top; what was known of the same number and is not told anew stays. */
export function withReceipt(kept: KeptReceipt[], told: KeptReceipt): KeptReceipt[] {
  const before = kept.find(({ receipt }) => receipt === told.receipt);
  const next = { receipt: told.receipt, code: told.code ?? before?.code ?? null, title: told.title || (before?.title ?? '') };
  return [next, ...kept.filter(({ receipt }) => receipt !== told.receipt)].slice(0, MOST);
}
