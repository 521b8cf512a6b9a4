import Taro from '@tarojs/taro';
import type { AlertConditions, Centre, Party, RatingAnswer } from '@sunshine/contracts';
import type { RatingLevel } from '@sunshine/contracts/words';
import type { CaseDraft } from '../wording/case-draft';
import type { KeptReceipt } from '../wording/kept-receipts';
import type { Visit } from '../wording/visit';
import type { NoticeFilter } from '../wording/filter';

/** Everything that the phone keeps, by key. */
interface Stored {
  token: string;
  /** The sandbox's demo user that the token belongs to. */
  person: string;
  centre: { keptAt: number; centre: Centre };
  visit: Visit;
  elder: boolean;
  /** Conditions on their way from the notice list to a new alert. */
  'alert-prefill': { conditions: AlertConditions; parties: Party[] };
  /** A search on its way from the first page to the notice list. */
  'filter-prefill': NoticeFilter;
  /** What was typed and not sent yet. */
  'case-drafts': Record<string, CaseDraft>;
  'rating-draft': { about: string; level: RatingLevel | undefined; answers: RatingAnswer[]; contact: string };
  /** Ratings given on this phone, newest first: number and code read them back. */
  ratings: { receipt: string; code: string; matterName: string }[];
  /** What tells this phone's ratings from another's (services/device.ts). */
  device: string;
  /** What was sent and not answered yet, by path (services/send-once.ts). */
  sending: Record<string, { said: string; clientId: string; at: number }>;
  /** What a supervisor has typed about one thing and not sent yet. */
  'supervisor-draft': { about: string; text: string };
  /** Bare numbers are from before receipts had codes. */
  receipts: (KeptReceipt | string)[];
}

export const storage = {
  read<K extends keyof Stored>(key: K): Stored[K] | undefined {
    const value: Stored[K] | '' | undefined | null = Taro.getStorageSync(key);
    return value === '' || value === null ? undefined : value;
  },
  write<K extends keyof Stored>(key: K, value: Stored[K]): void {
    Taro.setStorageSync(key, value);
  },
  remove(key: keyof Stored): void {
    Taro.removeStorageSync(key);
  },
  /** Reads a value that is handed over once. */
  take<K extends keyof Stored>(key: K): Stored[K] | undefined {
    const value = storage.read(key);
    if (value !== undefined) storage.remove(key);
    return value;
  },
  clear(): void {
    Taro.clearStorageSync();
  },
};
