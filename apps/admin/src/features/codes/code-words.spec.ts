import { expect, it } from '@jest/globals';
import { fileNameOf, targetOfPath } from '@/features/codes/code-words';

it('names a file so that every system can keep it', () => {
  expect(fileNameOf('甲村/乙村 道路:一标段', 'image/png')).toBe('小程序码-甲村_乙村 道路_一标段.png');
  expect(fileNameOf('窗口', 'image/jpeg')).toBe('小程序码-窗口.jpg');
});

it('takes no address for a code that names no kind', () => {
  expect(targetOfPath('counter', 'hall-1')).toEqual({ kind: 'counter', id: 'hall-1' });
  expect(targetOfPath('person', 'x')).toBeNull();
});
