import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { counterSchema } from './codes.js';
import { codePages, sceneOf, targetOf, type SceneTarget } from './scenes.js';

const ULID = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const TOKEN = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const COUNTER = 'abcdefghijklmnopqrstuvwxyz0123456789-';
const word = (letters: string, minLength: number, maxLength: number): fc.Arbitrary<string> => fc.string({ unit: fc.constantFrom(...letters), minLength, maxLength });
const target: fc.Arbitrary<SceneTarget> = fc.oneof(
  fc.record({ kind: fc.constantFrom('notice' as const, 'project' as const), id: word(ULID, 26, 26) }),
  fc.record({ kind: fc.constant('counter' as const), id: word(COUNTER, 1, 30) }),
  fc.record({ kind: fc.constant('page' as const), id: fc.constantFrom(...(Object.keys(codePages) as (keyof typeof codePages)[])) }),
  fc.record({ kind: fc.constant('rating' as const), id: word(TOKEN, 22, 22) }),
);

describe('the scene of a code', () => {
  it('keeps WeChat’s rules for every target and leads back to it', () => {
    fc.assert(
      fc.property(target, (one) => {
        const scene = sceneOf(one);
        expect(scene).toMatch(/^[0-9a-zA-Z!#$&'()*+,/:;=?@\-._~]{1,32}$/);
        expect(targetOf(decodeURIComponent(encodeURIComponent(scene)))).toEqual(one);
      }),
    );
  });

  it('has a place for every counter that the configuration may name', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (id) => {
        if (counterSchema.safeParse({ id, name: '窗口' }).success) expect(sceneOf({ kind: 'counter', id })).toBe(`c=${id}`);
        else expect(() => sceneOf({ kind: 'counter', id })).toThrow(RangeError);
      }),
    );
  });

  it('is nothing when somebody made it up', () => {
    fc.assert(
      fc.property(fc.string(), (scene) => {
        const found = targetOf(scene);
        if (found !== null) expect(sceneOf(found)).toBe(scene);
      }),
    );
    for (const scene of ['', 'n=', 'n=1', 'x=01KA0000000000000000000000', 'n=01KA0000000000000000000000 ', 'c=../..', 'c=Hall', 'c=<b>', 't=', 't=short', 't=0123456789012345678901+']) expect(targetOf(scene)).toBeNull();
  });
});
