import { phoneNumberOf } from '../people.js';
import { Refusal } from '../refusal.js';
import type { Reply, WechatRoute } from './route.js';
import { strictBody } from './strict-body.js';

/** POST /wxa/business/getuserphonenumber: a code of the phone-number button, once. */
export const phoneNumberRoute: WechatRoute = {
  method: 'POST',
  path: '/wxa/business/getuserphonenumber',
  token: 'mini',
  handle: ({ world, body, appid }): Reply => {
    const request = strictBody(body, { code: { kind: 'string' }, openid: { kind: 'string', optional: true } });
    const user = world.people.get(world.phoneCodes.use(String(request.code)));
    if (request.openid !== undefined && request.openid !== user.miniOpenid) throw new Refusal(40003, 'invalid openid', 'openid 不是取得这个 code 的人');
    const number = phoneNumberOf(user);
    const watermark = { timestamp: Math.floor(world.clock.now() / 1000), appid };
    return { errcode: 0, errmsg: 'ok', phone_info: { phoneNumber: number, purePhoneNumber: number, countryCode: '86', watermark } };
  },
};
