import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { makeFolder } from './make-folder.js';

const folder = mkdtempSync(join(tmpdir(), 'sunshine-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('makes every level that is missing, and is content with what is there', () => {
  const deep = join(folder, 'a', 'b', 'c');
  makeFolder(deep);
  makeFolder(deep);
  expect(statSync(deep).isDirectory()).toBe(true);
});

it('throws for a file in the way, at any level', () => {
  writeFileSync(join(folder, 'file'), '');
  expect(() => makeFolder(join(folder, 'file'))).toThrow('EEXIST');
  expect(() => makeFolder(join(folder, 'file', 'below'))).toThrow(/EEXIST|ENOTDIR/);
});

(process.platform === 'linux' ? it : it.skip)('throws below a file system that takes no folders, where the recursive call would not return', () => {
  expect(() => makeFolder('/proc/none/data')).toThrow('ENOENT');
});
