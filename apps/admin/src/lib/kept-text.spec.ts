import { beforeEach, expect, it } from '@jest/globals';
import { dropOldTexts, forgetText, keepText, keptText } from '@/lib/kept-text';

/** Like the browser's: the keys are its own properties. */
const memory = (room = Infinity): Storage => {
  const own: Record<string, string> = {};
  return Object.defineProperties(own, {
    getItem: { value: (key: string) => own[key] ?? null },
    setItem: {
      value: (key: string, value: string) => {
        if (value.length > room) throw new Error('QuotaExceededError');
        own[key] = value;
      },
    },
    removeItem: { value: (key: string) => delete own[key] },
  }) as unknown as Storage;
};

beforeEach(() => {
  globalThis.localStorage = memory();
});

it('gives a member back what they typed, and nobody else', () => {
  keepText('lin', 'notice.new', '半句话');
  expect(keptText('lin', 'notice.new')?.text).toBe('半句话');
  expect(keptText('he', 'notice.new')).toBeNull();
});

it('forgets what was sent', () => {
  keepText('lin', 'notice.new', '半句话');
  forgetText('lin', 'notice.new');
  expect(keptText('lin', 'notice.new')).toBeNull();
});

it('says so when the browser has no room, instead of failing', () => {
  globalThis.localStorage = memory(10);
  expect(keepText('lin', 'notice.new', '很长的正文'.repeat(10))).toBe(false);
});

it('drops what nobody came back for within 30 days', () => {
  keepText('lin', 'notice.new', '半句话');
  dropOldTexts(Date.now() + 29 * 24 * 3_600_000);
  expect(keptText('lin', 'notice.new')).not.toBeNull();
  dropOldTexts(Date.now() + 31 * 24 * 3_600_000);
  expect(keptText('lin', 'notice.new')).toBeNull();
});
