import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { loadConfig } from './config.js';
import { envSchema } from './env-schema.js';
import { warningsOf } from './warnings.js';

const folder = mkdtempSync(join(tmpdir(), 'sunshine-'));
const root = new URL('../../../', import.meta.url);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('configuration', () => {
  it('runs with nothing configured', () => {
    const config = loadConfig({});
    expect(config.env).toMatchObject({ PORT: 3000, HOST: '127.0.0.1', ROLE: 'all', DEMO: false });
    expect(config.databaseUrl).toMatch(/^sqlite:.*sunshine\.db$/);
    expect(config.mini).toBeUndefined();
  });

  it('names every wrong variable in one message', () => {
    const load = () => loadConfig({ PORT: '99999', ROLE: 'boss', DATABASE_URL: 'postgres://x', WECHAT_MINI_AES_KEY: 'short' });
    expect(load).toThrow(/PORT：[^]*DATABASE_URL：[^]*ROLE：[^]*WECHAT_MINI_AES_KEY：/);
  });

  it('takes an empty value for an absent one', () => {
    expect(loadConfig({ PORT: '', DATABASE_URL: '' }).env.PORT).toBe(3000);
  });

  it('never repeats a secret in the message', () => {
    expect(() => loadConfig({ WECHAT_MINI_AES_KEY: 'my-secret-key' })).toThrow(expect.objectContaining({ message: expect.not.stringContaining('my-secret-key') as unknown as string }));
  });

  it('takes an account only with both id and secret', () => {
    expect(loadConfig({ WECHAT_MINI_APPID: 'wx1' }).mini).toBeUndefined();
    expect(loadConfig({ WECHAT_MINI_APPID: 'wx1', WECHAT_MINI_SECRET: 's' }).mini).toEqual({ appid: 'wx1', secret: 's' });
  });

  it('takes callbacks in plain mode with a token alone, and no key without what belongs to it', () => {
    const account = { WECHAT_MINI_APPID: 'wx1', WECHAT_MINI_SECRET: 's', WECHAT_MINI_TOKEN: 't' };
    expect(loadConfig(account).mini?.callback).toEqual({ token: 't', aesKey: '', previousAesKey: undefined });
    expect(warningsOf(loadConfig(account)).filter((warning) => warning.includes('明文模式'))).toEqual([expect.stringContaining('小程序')]);
    const key = 'A'.repeat(43);
    expect(loadConfig({ ...account, WECHAT_MINI_AES_KEY: key, WECHAT_MINI_AES_KEY_PREVIOUS: key }).mini?.callback).toEqual({ token: 't', aesKey: key, previousAesKey: key });
    expect(() => loadConfig({ ...account, WECHAT_MINI_AES_KEY_PREVIOUS: key })).toThrow('WECHAT_MINI_AES_KEY_PREVIOUS：还须设置 WECHAT_MINI_AES_KEY');
    expect(() => loadConfig({ WECHAT_OFFICIAL_AES_KEY: key })).toThrow('WECHAT_OFFICIAL_AES_KEY：还须设置 WECHAT_OFFICIAL_TOKEN');
  });

  it('dies on order only where nobody real would notice', () => {
    const order = { CRASH_AT: 'delivery-marked:3' };
    expect(loadConfig({ ...order, DEMO: 'true' }).env.CRASH_AT).toEqual({ name: 'delivery-marked', pass: 3 });
    expect(loadConfig({ ...order, WECHAT_API_BASE: 'http://127.0.0.1:3100' }).env.CRASH_AT).toBeDefined();
    for (const elsewhere of [{}, { WECHAT_API_BASE: 'https://127.0.0.1.example.com' }]) expect(() => loadConfig({ ...order, ...elsewhere })).toThrow('CRASH_AT：只能用于演示环境或本机的微信沙箱');
    for (const CRASH_AT of ['nowhere:1', 'delivery-marked', 'delivery-marked:0']) expect(() => loadConfig({ CRASH_AT, DEMO: 'true' })).toThrow('CRASH_AT：应为');
  });

  describe('in cloud hosting', () => {
    const cloud = { CLOUD_HOSTING: 'true', MYSQL_ADDRESS: '10.0.0.5:3306', MYSQL_USERNAME: 'root', MYSQL_PASSWORD: 'p@ss/word#1' };

    it('listens where the platform looks, unless told otherwise', () => {
      expect(loadConfig({ CLOUD_HOSTING: 'true' }).env).toMatchObject({ PORT: 80, HOST: '0.0.0.0' });
      expect(loadConfig({ CLOUD_HOSTING: 'true', PORT: '8080', HOST: '127.0.0.1' }).env).toMatchObject({ PORT: 8080, HOST: '127.0.0.1' });
    });

    it('takes the database that the platform opened, unless one is named', () => {
      expect(loadConfig(cloud).databaseUrl).toBe('mysql://root:p%40ss%2Fword%231@10.0.0.5:3306/sunshine');
      expect(loadConfig({ ...cloud, DATABASE_URL: 'mysql://own@db:3306/x' }).databaseUrl).toBe('mysql://own@db:3306/x');
      expect(loadConfig({ ...cloud, CLOUD_HOSTING: 'false' }).databaseUrl).toMatch(/^sqlite:/);
      expect(() => loadConfig({ ...cloud, MYSQL_ADDRESS: 'nowhere' })).toThrow('MYSQL_ADDRESS：应为 主机:端口');
    });

    it('needs no secret of the mini program, only of the official account', () => {
      const config = loadConfig({ CLOUD_HOSTING: 'true', WECHAT_MINI_APPID: 'wx1', WECHAT_OFFICIAL_APPID: 'wx2' });
      expect([config.mini?.appid, config.official]).toEqual(['wx1', undefined]);
    });
  });

  it('lists the same variables in .env.example', () => {
    const example = readFileSync(new URL('.env.example', root), 'utf8');
    const names = [...example.matchAll(/^#? ?([A-Z][A-Z0-9_]+)=/gm)].map((match) => match[1]);
    expect(names.sort()).toEqual(Object.keys(envSchema.shape).sort());
  });

  it.each(['README.md', 'docs/operations.md', 'docs/architecture.md'])('%s names no variable that the server does not know', (file) => {
    const text = readFileSync(new URL(`../../${file}`, root), 'utf8');
    const named = [...text.matchAll(/`([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)(?:=[^`]*)?`/g)].map((match) => match[1] ?? '');
    // Of the phone's build, of Node and of other programs.
    const others = /^(TARO_APP|NODE|SANDBOX|TEST|REAL_DATA)_/;
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((name) => !others.test(name) && !(name in envSchema.shape))).toEqual([]);
  });
});

describe('the centre', () => {
  const centre = JSON.parse(readFileSync(new URL('config/centre.json', root), 'utf8')) as Record<string, unknown>;
  const write = (text: string): string => {
    const path = join(folder, 'centre.json');
    writeFileSync(path, text);
    return path;
  };

  it('is any centre by configuration alone', () => {
    const path = write(JSON.stringify({ ...centre, name: '某县公共资源交易中心', regionCode: '999999', holidaysDir: 'holidays' }));
    expect(loadConfig({ CENTRE_CONFIG: path }).centre).toMatchObject({ name: '某县公共资源交易中心', regionCode: '999999', holidaysDir: join(folder, 'holidays') });
  });

  it('has counters with ids of their own that do what the centre does', () => {
    const load = (...counters: object[]) => () => loadConfig({ CENTRE_CONFIG: write(JSON.stringify({ ...centre, counters: counters.map((one) => ({ name: '窗口', ...one })) })) });
    expect(load({ id: 'a', matterIds: ['opening'] }, { id: 'b' })().centre.counters).toHaveLength(2);
    expect(load({ id: 'a' }, { id: 'a' })).toThrow('counters.1.id：窗口编号重复');
    expect(load({ id: 'a', matterIds: ['nothing'] })).toThrow('counters.0.matterIds：没有服务事项 nothing');
    expect(load({ id: '一号窗口' })).toThrow('counters.0.id：应为 1 至 30 位小写字母、数字或 -');
  });

  it('reminds three days and one day before by default, and names the statute where it counts working days', () => {
    const load = (reminders?: object) => loadConfig({ CENTRE_CONFIG: write(JSON.stringify({ ...centre, reminders })) }).centre.reminders;
    expect(load().rules.map(({ days, count }) => [days, count])).toEqual(Array(3).fill([[3, 1], 'natural']));
    expect(load({ rules: [{ date: 'bidDeadline', days: [5] }] })).toEqual({ at: '09:00', rules: [{ date: 'bidDeadline', days: [5], count: 'natural' }] });
    expect(() => load({ rules: [{ date: 'bidDeadline', days: [5], count: 'working' }] })).toThrow('reminders.rules.0.statute：按工作日计算须写明依据');
  });

  it('names the field that is wrong', () => {
    const path = write(JSON.stringify({ ...centre, hotlines: [{ name: '电话', number: 'abc', hours: '', purpose: '' }] }));
    expect(() => loadConfig({ CENTRE_CONFIG: path })).toThrow('hotlines.0.number：应为电话号码');
  });

  it('says when the file is missing or no JSON', () => {
    expect(() => loadConfig({ CENTRE_CONFIG: join(folder, 'none.json') })).toThrow('无法读取（ENOENT）');
    expect(() => loadConfig({ CENTRE_CONFIG: write('{') })).toThrow('不是有效的 JSON');
  });
});
