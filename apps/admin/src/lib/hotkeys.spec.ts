import { expect, it } from '@jest/globals';
import { keyName } from '@/lib/hotkeys';

const key = (name: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey', boolean>> = {}) => keyName({ key: name, ctrlKey: false, metaKey: false, altKey: false, ...held });

it('names a key with what is held, Command counting as Ctrl', () => {
  expect(key('S', { ctrlKey: true })).toBe('ctrl+s');
  expect(key('Enter', { metaKey: true })).toBe('ctrl+enter');
  expect(key('?')).toBe('?');
});
