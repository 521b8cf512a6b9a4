import { wholeReceipts, withReceipt, type KeptReceipt } from '../wording/kept-receipts';
import { storage } from './storage';

export const keptReceipts = (): KeptReceipt[] => wholeReceipts(storage.read('receipts'));

export const keepReceipt = (told: KeptReceipt): void => storage.write('receipts', withReceipt(keptReceipts(), told));

/** The code of a receipt of this phone; it never goes into an address, which people pass on. */
export const keptCode = (receipt: string): string | null => keptReceipts().find((kept) => kept.receipt === receipt)?.code ?? null;
