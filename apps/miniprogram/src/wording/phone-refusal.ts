/** https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/getPhoneNumber.html and the privacy guide's error numbers. */
const byNumber: Record<number, string> = {
  103: '您没有同意隐私保护指引，没有取得手机号',
  104: '您没有同意隐私保护指引，没有取得手机号',
  112: '本小程序还没有声明使用手机号，请直接在留言里写联系方式',
  1400001: '取手机号的次数用完了，请直接在留言里写联系方式',
};

/** Why WeChat's phone button gave no number. Refusing is fine and is said so. */
export function phoneRefusalWords(errMsg: string, errno?: number): string {
  const known = errno === undefined ? undefined : byNumber[errno];
  if (known) return known;
  if (/deny|cancel/i.test(errMsg)) return '没有留手机号，不影响使用';
  if (/OPEN_IN_WECHAT/.test(errMsg)) return '请在微信中打开';
  return '没有取得手机号，请再试一次';
}
