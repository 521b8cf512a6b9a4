import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DataKey, SealError } from './data-key.js';
import { loadDataKey } from './load-data-key.js';

describe('a sealed text', () => {
  const key = new DataKey(DataKey.generate());

  it('opens to what was sealed, whatever it was, and shows none of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const sealed = key.seal(text);
        expect(key.open(sealed)).toBe(text);
        expect(sealed).toMatch(/^v1\.[0-9a-f]{8}\.[A-Za-z0-9_-]+$/);
      }),
    );
  });

  it('never looks the same twice', () => expect(key.seal('13800005678')).not.toBe(key.seal('13800005678')));

  it('fits a column of 120 characters when it holds a telephone number of 20', () => expect(key.seal('1'.repeat(20)).length).toBeLessThanOrEqual(120));

  it('does not open with another key', () => {
    const sealed = key.seal('13800005678');
    expect(() => new DataKey(DataKey.generate()).open(sealed)).toThrow(new SealError('sealed with another key'));
  });

  it('does not open once any character is changed, cut or added', () => {
    const sealed = key.seal('13800005678');
    for (let at = 0; at < sealed.length; at += 1) {
      const other = sealed[at] === 'A' ? 'Q' : 'A';
      // The last character carries bits that base64 leaves unused: only a change of the bytes is a change.
      const changed = `${sealed.slice(0, at)}${other}${sealed.slice(at + 1)}`;
      if (Buffer.from(changed.slice(12), 'base64url').equals(Buffer.from(sealed.slice(12), 'base64url')) && changed.slice(0, 12) === sealed.slice(0, 12)) continue;
      expect(() => key.open(changed)).toThrow(SealError);
    }
    expect(() => key.open(sealed.slice(0, -2))).toThrow(SealError);
    expect(() => key.open(`${sealed}AA`)).toThrow(SealError);
    for (const hostile of ['', 'v1', 'v1.00000000.', '13800005678', `v2${sealed.slice(2)}`]) expect(() => key.open(hostile)).toThrow(SealError);
  });
});

describe('the key', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sunshine-key-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is made once, for its owner alone, and found again', () => {
    const sealed = loadDataKey(undefined, folder).seal('甲');
    expect(loadDataKey(undefined, folder).open(sealed)).toBe('甲');
    expect(readdirSync(folder)).toEqual(['data.key']);
    expect(statSync(join(folder, 'data.key')).mode & 0o777).toBe(0o600);
  });

  it('comes from the environment first, and then no file is made', () => {
    const text = DataKey.generate().toString('base64');
    expect(loadDataKey(text, folder).open(loadDataKey(text, folder).seal('甲'))).toBe('甲');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is refused in Chinese when it is no key, without being repeated', () => {
    expect(() => loadDataKey('secret-words', folder)).toThrow(/^数据密钥 DATA_KEY 应为 32 字节/);
    writeFileSync(join(folder, 'data.key'), 'half-a-key');
    expect(() => loadDataKey(undefined, folder)).toThrow('data.key 应为 32 字节');
    expect(readFileSync(join(folder, 'data.key'), 'utf8')).toBe('half-a-key');
  });
});
