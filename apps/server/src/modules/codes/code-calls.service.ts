import { Injectable } from '@nestjs/common';
import { sceneOf, type CodeTarget } from '@sunshine/contracts';
import { WechatError, WechatUnknownOutcome, WechatUnreachable, type WechatClient } from '@sunshine/wechat';
import { Config } from '../../platform/config/config.js';
import { AppError, UpstreamError } from '../../platform/http/app-error.js';
import { addressWords } from '../../platform/wechat/refusal-words.js';
import { WechatGateway } from '../../platform/wechat/wechat-gateway.js';

/** The phone's page that reads a scene and goes on to what it names. */
const PAGE = 'pages/scan/index';
export const LINK_DAYS = 30;
const BUILDS = { formal: 'release', trial: 'trial', developer: 'develop' } as const;

/** What staff can do about a refusal, by WeChat's code. */
const REFUSALS: Record<number, string> = {
  40002: '小程序的主体没有生成链接的权限',
  41030: '小程序的线上版本里还没有扫码页面，请先发布新版本',
  85079: '小程序还没有发布，暂时不能生成链接',
  85407: '小程序没有生成链接的权限',
  85408: '小程序生成链接的权限已被封禁',
};

/** Asks WeChat for codes and links. Throws AppError in words for staff. */
@Injectable()
export class CodeCallsService {
  constructor(
    private readonly gateway: WechatGateway,
    private readonly config: Config,
  ) {}

  /** Which build of the mini program a code or link opens. */
  get build(): 'release' | 'trial' | 'develop' {
    return BUILDS[this.config.env.WECHAT_MINI_STATE];
  }

  /** Whose mini program a code or link opens. */
  get appid(): string {
    return this.config.mini?.appid ?? '';
  }

  code(target: CodeTarget, width: number): Promise<Buffer> {
    return this.ask((mini) => mini.createCode({ scene: sceneOf(target), page: PAGE, envVersion: this.build, width, checkPath: this.build === 'release' }));
  }

  link(target: CodeTarget): Promise<string> {
    return this.ask((mini) => mini.createUrlLink({ path: `/${PAGE}`, query: `scene=${encodeURIComponent(sceneOf(target))}`, expireDays: LINK_DAYS, envVersion: this.build }));
  }

  private async ask<T>(call: (mini: WechatClient) => Promise<T>): Promise<T> {
    if (!this.gateway.hasMini) throw new AppError('WECHAT_NOT_CONFIGURED', '尚未配置小程序的微信账号，暂时不能生成小程序码和链接');
    try {
      return await call(this.gateway.mini);
    } catch (error) {
      if (error instanceof WechatError) throw refused(error);
      if (error instanceof WechatUnreachable || error instanceof WechatUnknownOutcome) throw new UpstreamError(undefined, error);
      throw error;
    }
  }
}

function refused(error: WechatError): AppError {
  if (error.action === 'retry') return new UpstreamError(undefined, error);
  if (error.action === 'stop-minute') return new AppError('TOO_MANY_REQUESTS', '已达微信每分钟的上限，请一分钟后再试', { cause: error });
  if (error.action === 'stop-day') return new AppError('TOO_MANY_REQUESTS', '已达微信当日的上限，请明天再试', { cause: error });
  if (error.ip !== undefined) return new AppError('WECHAT_REFUSED', addressWords(error.ip), { cause: error });
  return new AppError('WECHAT_REFUSED', REFUSALS[error.errcode] ?? `微信没有接受这个请求（错误码 ${error.errcode}），请管理员查看`, { cause: error });
}
