import { expect, it } from '@jest/globals';
import { normalCode, normalReceipt } from './receipt';

it.each([
  ['20261122-7K3F9M2QXW', '20261122-7K3F9M2QXW'],
  [' 20261122 7k3f9m2qxw ', '20261122-7K3F9M2QXW'],
  ['２０２６１１２２－7K3F9M2QXW', '20261122-7K3F9M2QXW'],
  ['20261122-7K3F9M2QX', null],
  ['20261122-7K3F9M2QX0', null],
  ['', null],
])('reads %j as %j', (typed, receipt) => expect(normalReceipt(typed)).toBe(receipt));

it.each([
  ['7K3F9M', '7K3F9M'],
  [' 7k3-f9m ', '7K3F9M'],
  ['７Ｋ３－Ｆ９Ｍ', '7K3F9M'],
  ['7K3F9M2', null],
  ['1K3F9M', null],
  ['<b>', null],
  ['7K3F90', null],
  ['7K3F9', null],
  ['', null],
])('reads the code %j as %j', (typed, code) => expect(normalCode(typed)).toBe(code));
