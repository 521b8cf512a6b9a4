import { expect, it } from '@jest/globals';
import { phoneRefusalWords } from './phone-refusal';

it.each([
  ['getPhoneNumber:fail user deny', undefined, '没有留手机号，不影响使用'],
  ['getPhoneNumber:fail:user deny', 104, '您没有同意隐私保护指引，没有取得手机号'],
  ['getPhoneNumber:fail jsapi has no permission', 112, '本小程序还没有声明使用手机号，请直接在留言里写联系方式'],
  ['getPhoneNumber:fail', 1400001, '取手机号的次数用完了，请直接在留言里写联系方式'],
  ['getPhoneNumber:fail', 7, '没有取得手机号，请再试一次'],
] as const)('%s (%s) is said as: %s', (errMsg, errno, words) => expect(phoneRefusalWords(errMsg, errno)).toBe(words));
