import { expect, it } from '@jest/globals';
import { deviceOfThisBrowser } from '@/lib/device';

const storageWith = (values: Record<string, string>) => ({ getItem: (key: string): string | null => values[key] ?? null, setItem: (key: string, value: string): void => void (values[key] = value) });

it('is what the phone page of this browser calls itself', () => {
  expect(deviceOfThisBrowser(storageWith({ device: '{"data":"phone-page-0123456789"}' }))).toBe('phone-page-0123456789');
});

it('is made once and kept where the phone page finds it', () => {
  const storage = storageWith({ device: 'broken' });
  const made = deviceOfThisBrowser(storage);
  expect(made).toMatch(/^[0-9a-f]{32}$/);
  expect(deviceOfThisBrowser(storage)).toBe(made);
  expect(JSON.parse(storage.getItem('device') ?? '')).toEqual({ data: made });
});
