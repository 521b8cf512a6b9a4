import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { ErrorCode } from '@sunshine/contracts';
import { WechatError, WechatUnknownOutcome, WechatUnreachable } from '@sunshine/wechat';
import { Alarms } from '../../platform/alarms/alarms.js';
import { AppError, UpstreamError } from '../../platform/http/app-error.js';
import { refusalWords } from '../../platform/wechat/refusal-words.js';
import { WechatGateway } from '../../platform/wechat/wechat-gateway.js';

/** A busy WeChat is asked again with the same code, which lives five minutes; a person waits for the answer. */
const BUSY_WAITS_MS = [200, 800];

/** The code of the phone button is another person's. */
const OF_ANOTHER = 40003;

type Exchange = 'login' | 'phone';

const names: Record<Exchange, string> = { login: '小程序登录', phone: '获取手机号' };

/** Exchanges a code that WeChat gave the phone for what it stands for. A code works once; the session_key ends here. */
@Injectable()
export class PhoneCodesService {
  /** Whose alarm is known to be over since this process began. */
  private readonly healthy = new Set<Exchange>();

  constructor(
    private readonly wechat: WechatGateway,
    private readonly alarms: Alarms,
  ) {}

  /** Throws LOGIN_CODE_INVALID, LOGIN_REFUSED, TOO_MANY_REQUESTS, WECHAT_NOT_CONFIGURED or UPSTREAM_UNAVAILABLE. */
  login(code: string): Promise<{ openid: string; unionid?: string }> {
    const mini = this.wechat.mini;
    return this.exchange('login', 'LOGIN_CODE_INVALID', async () => {
      const { openid, unionid } = await mini.code2Session(code);
      return { openid, ...(unionid === undefined ? {} : { unionid }) };
    });
  }

  /** The number behind the code of the phone button, which must be this person's. Throws like `login`, and PHONE_CODE_INVALID. */
  phoneNumber(code: string, openid: string): Promise<{ countryCode: string; number: string }> {
    const mini = this.wechat.mini;
    return this.exchange('phone', 'PHONE_CODE_INVALID', () => mini.getPhoneNumber(code, openid));
  }

  private async exchange<T>(what: Exchange, invalid: ErrorCode, ask: () => Promise<T>): Promise<T> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        const answer = await ask();
        await this.wentWell(what);
        return answer;
      } catch (error) {
        const pause = BUSY_WAITS_MS[attempt];
        if (!(error instanceof WechatError) || error.action !== 'retry' || pause === undefined) throw await this.explain(what, invalid, error);
        await wait(pause);
      }
    }
  }

  private async explain(what: Exchange, invalid: ErrorCode, error: unknown): Promise<unknown> {
    if (error instanceof WechatUnreachable || error instanceof WechatUnknownOutcome) return new UpstreamError(undefined, error);
    if (!(error instanceof WechatError)) return error;
    if (error.errcode === OF_ANOTHER) return new AppError(invalid, undefined, { cause: error });
    switch (error.action) {
      case 'relogin':
        return new AppError(invalid, undefined, { cause: error });
      case 'refuse':
        return new AppError('LOGIN_REFUSED', undefined, { cause: error });
      case 'stop-minute':
        return new AppError('TOO_MANY_REQUESTS', undefined, { cause: error });
      case 'config':
        await this.wentWrong(what, error);
    }
    return new UpstreamError(undefined, error);
  }

  private async wentWrong(what: Exchange, error: WechatError): Promise<void> {
    this.healthy.delete(what);
    await this.alarms.raise(`wechat:mini:${what}`, `${names[what]}没有成功：${refusalWords(error, '请核对小程序的 AppID、AppSecret 和接口权限')}`);
  }

  private async wentWell(what: Exchange): Promise<void> {
    if (this.healthy.has(what)) return;
    this.healthy.add(what);
    await this.alarms.clear(`wechat:mini:${what}`);
  }
}
