/** A wx.* call that fails: `fail` gets `{ errMsg: '<api>:fail <reason>', ...fields }`. */
export class WxFailure extends Error {
  override readonly name = 'WxFailure';

  constructor(
    readonly reason: string,
    readonly fields: Readonly<Record<string, unknown>> = {},
  ) {
    super(reason);
  }
}
