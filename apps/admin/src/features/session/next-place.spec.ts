import { expect, it } from '@jest/globals';
import { nextPlace } from '@/features/session/next-place';

it.each([
  ['/notices?state=draft', '/notices?state=draft'],
  ['https://elsewhere.example/', '/'],
  ['//elsewhere.example', '/'],
  ['/\\elsewhere.example', '/'],
  ['/login?next=/', '/'],
])('after the login %s leads to %s, never to another site', (next, expected) => {
  expect(nextPlace(new URLSearchParams({ next }))).toBe(expected);
});
