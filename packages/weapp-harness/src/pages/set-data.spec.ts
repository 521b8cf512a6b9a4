import { expect, it } from '@jest/globals';
import { putAt } from './set-data.js';

it("follows the paths of hand-written pages and of Taro's runtime", () => {
  const data: Record<string, unknown> = { list: [{ name: 'a' }] };
  putAt(data, 'list[0].name', 'b');
  putAt(data, 'root.cn.[0].cn.[1].v', '字');
  putAt(data, 'plain', 1);
  expect(data).toEqual({ list: [{ name: 'b' }], root: { cn: [{ cn: [undefined, { v: '字' }] }] }, plain: 1 });
});
