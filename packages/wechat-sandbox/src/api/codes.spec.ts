import { inflateSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { callAs, errcodeOf, startStage, type Stage } from '../__fixtures__/start.js';

let stage: Stage;
beforeEach(async () => {
  stage = await startStage({ pages: ['pages/home/index', 'pages/project/index'] });
});
afterEach(() => stage.sandbox.close());

const code = (more: object = {}): Parameters<Stage['mini']['createCode']>[0] => ({ scene: 'id=1', page: 'pages/project/index', envVersion: 'release', ...more });

describe('codes', () => {
  it('are pictures of at least the width that was asked for, and lead to their page', async () => {
    const png = await stage.mini.createCode(code({ width: 600 }));
    expect(png.subarray(0, 8).toString('latin1')).toBe('\u0089PNG\r\n\u001a\n');
    expect(png.readUInt32BE(16)).toBeGreaterThanOrEqual(600);
    const data = png.subarray(png.indexOf('IDAT') + 4, png.indexOf('IEND') - 8);
    expect(inflateSync(data)).toHaveLength((png.readUInt32BE(16) * 3 + 1) * png.readUInt32BE(20));
    expect(await (await fetch(`${stage.sandbox.url}/sandbox/api/links`)).json()).toMatchObject({ items: [{ kind: 'code', target: 'pages/project/index?scene=id%3D1' }] });
  });

  it.each<[string, object, number]>([
    ['33 characters', { scene: 'x'.repeat(33) }, 40169],
    ['hanzi', { scene: '项目' }, 40129],
    ['a percent sign', { scene: 'a%20' }, 40129],
    ['an empty scene', { scene: '' }, 40129],
    ['the reserved word', { scene: 'scancode_time=1' }, 85096],
    ['a scene that is a number', { scene: 1 }, 40097],
    ['a page with a leading slash', { page: '/pages/home/index' }, 41030],
    ['a page with a query', { page: 'pages/home/index?a=1' }, 41030],
    ['a page that is not released', { page: 'pages/new/index' }, 41030],
    ['too narrow a picture', { width: 279 }, 40097],
    ['an unknown environment', { env_version: 'formal' }, 40097],
    ['a colour that is none', { line_color: { r: 1, g: 2 } }, 40097],
    ['an unknown field', { path: 'pages/home/index' }, 40097],
  ])('%s is answered with JSON and HTTP 200', async (_name, change, errcode) => {
    expect(await callAs(stage.sandbox, 'mini', '/wxa/getwxacodeunlimit', { scene: 'id=1', page: 'pages/home/index', ...change })).toMatchObject({ errcode });
  });

  it('a page that is not released is allowed where nobody checks', async () => {
    expect(await errcodeOf(stage.mini.createCode(code({ page: 'pages/new/index', checkPath: false })))).toBe(0);
    expect(await errcodeOf(stage.mini.createCode(code({ page: 'pages/new/index', envVersion: 'trial' })))).toBe(0);
  });
});

describe('links', () => {
  const link = (more: object = {}): Parameters<Stage['mini']['createUrlLink']>[0] => ({ path: '/pages/project/index', query: 'id=1', expireDays: 30, envVersion: 'release', ...more });

  it('open the phone of this sandbox until they end', async () => {
    const url = await stage.mini.createUrlLink(link());
    const open = (): Promise<Response> => fetch(url, { redirect: 'manual' });
    expect((await open()).headers.get('location')).toBe('/#open=pages%2Fproject%2Findex%3Fid%3D1&scene=1194');
    stage.sandbox.clock.advance(30 * 86_400_000);
    expect((await open()).status).toBe(404);
  });

  it.each<[string, object, number]>([
    ['a page that is not released', { path: 'pages/new/index' }, 40165],
    ['a query in the path', { path: 'pages/home/index?a=1' }, 40165],
    ['hanzi in the query', { query: 'q=项目' }, 40212],
    ['31 days', { expire_type: 1, expire_interval: 31 }, 85401],
    ['no days', { expire_type: 1 }, 85401],
    ['an end in the past', { expire_type: 0, expire_time: 1 }, 85401],
    ['an unknown environment', { env_version: 'x' }, 85402],
  ])('%s is refused', async (_name, change, errcode) => {
    expect(await callAs(stage.sandbox, 'mini', '/wxa/generate_urllink', { path: '/pages/home/index', query: '', ...change })).toMatchObject({ errcode });
  });
});
