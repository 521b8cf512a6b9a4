import { expect, it } from '@jest/globals';
import { normalCode } from './read-back-code';

it('reads a code as people type it, and nothing else for one', () => {
  expect(['7K3F9M', '7k3 f9m', '７Ｋ３－Ｆ９Ｍ'].map(normalCode)).toEqual(['7K3F9M', '7K3F9M', '7K3F9M']);
  expect(['', '7K3F9', '7K3F9M2', '7K3F9O', '1K3F9M', '<b>'].map(normalCode)).toEqual([null, null, null, null, null, null]);
});
