import { describe, expect, it } from '@jest/globals';
import { loadConfig } from '../config/config.js';
import { CloudHosting } from './cloud-hosting.js';

const APPID = 'wx0000000000000001';
const inCloud = { CLOUD_HOSTING: 'true', CLOUD_PUBLIC_ACCESS: 'off', WECHAT_MINI_APPID: APPID };
const direct = { 'x-wx-source': 'wx_client', 'x-wx-openid': 'openid-1', 'x-wx-appid': APPID };
const shared = { 'x-wx-source': 'wx_client', 'x-wx-from-openid': 'openid-2', 'x-wx-from-appid': APPID, 'x-wx-appid': 'wx9999999999999999' };
const identity = (headers: Record<string, string>, env: Record<string, string> = inCloud) => new CloudHosting(loadConfig(env)).identityOf({ headers });

describe('cloud hosting', () => {
  it('knows the person by the headers of its gateway, with the unionid when there is one', () => {
    expect(identity(direct)).toEqual({ openid: 'openid-1', appid: APPID });
    expect(identity({ ...direct, 'x-wx-unionid': 'union-1' })).toEqual({ openid: 'openid-1', appid: APPID, unionid: 'union-1' });
  });

  it('knows the person under resource sharing by the from-headers alone', () => {
    expect(identity({ ...shared, 'x-wx-openid': 'openid-of-another-app' })).toEqual({ openid: 'openid-2', appid: APPID });
  });

  it.each([
    ['the mode is off', direct, { ...inCloud, CLOUD_HOSTING: 'false', WECHAT_MINI_SECRET: 's' }],
    ['public access is on', direct, { ...inCloud, CLOUD_PUBLIC_ACCESS: 'on' }],
    ['nobody said that public access is off', direct, { CLOUD_HOSTING: 'true', WECHAT_MINI_APPID: APPID }],
    ['no mini program is configured', direct, { CLOUD_HOSTING: 'true', CLOUD_PUBLIC_ACCESS: 'off' }],
    ['the source is missing', { 'x-wx-openid': 'openid-1', 'x-wx-appid': APPID }, inCloud],
    ['the source is empty', { ...direct, 'x-wx-source': '' }, inCloud],
    ['the appid is missing', { 'x-wx-source': 'wx_client', 'x-wx-openid': 'openid-1' }, inCloud],
    ['the appid is another one', { ...direct, 'x-wx-appid': 'wx9999999999999999' }, inCloud],
    ['the openid is empty', { ...direct, 'x-wx-openid': '' }, inCloud],
    ['the openid is doubled', { ...direct, 'x-wx-openid': 'openid-1, openid-2' }, inCloud],
    ['the shared appid is another one', { ...shared, 'x-wx-from-appid': 'wx9999999999999999', 'x-wx-appid': APPID }, inCloud],
    ['the shared appid is missing', { 'x-wx-source': 'wx_client', 'x-wx-from-openid': 'openid-2', 'x-wx-appid': APPID }, inCloud],
    ['only the shared appid is there', { ...direct, 'x-wx-from-appid': APPID }, inCloud],
  ])('knows nobody when %s', (_why, headers: Record<string, string>, env: Record<string, string>) => {
    expect(identity(headers, env)).toBeUndefined();
  });

  it('takes an unsigned push for WeChat’s only with the mark of its gateway and closed public access', () => {
    const isPush = (headers: Record<string, string>, env: Record<string, string>) => new CloudHosting(loadConfig(env)).isPushFromWechat({ headers });
    expect([isPush({ 'x-wx-source': 'wx_push' }, inCloud), isPush({ 'x-wx-sources': 'wx_push' }, inCloud)]).toEqual([true, true]);
    expect([isPush({}, inCloud), isPush({ 'x-wx-source': 'wx_push' }, { ...inCloud, CLOUD_PUBLIC_ACCESS: 'on' }), isPush({ 'x-wx-source': 'wx_push' }, {})]).toEqual([false, false, false]);
  });
});
