import { Controller, Get, Header, HttpCode, Post, Query, Req, type RawBodyRequest } from '@nestjs/common';
import type { CallbackQuery } from '@sunshine/wechat';
import type { FastifyRequest } from 'fastify';
import * as z from 'zod';
import { CloudHosting } from '../../cloud/cloud-hosting.js';
import { Allow, RateLimit } from '../../http/allow.js';
import { WechatCallbacksService, type Push } from './wechat-callbacks.service.js';

/** Only the shape: which parameters are needed, and that none is doubled, is the codec's rule. */
const callbackQuerySchema = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
const TEXT = 'text/plain; charset=utf-8';

type RawRequest = RawBodyRequest<FastifyRequest>;

const bytesOf = (request: RawRequest): Buffer => request.rawBody ?? (Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0));

@Controller('wechat')
@Allow('public')
@RateLimit('none')
export class WechatCallbacksController {
  constructor(
    private readonly callbacks: WechatCallbacksService,
    private readonly cloud: CloudHosting,
  ) {}

  @Get('mini/push')
  @Header('content-type', TEXT)
  verifyMini(@Query({ schema: callbackQuerySchema }) query: CallbackQuery): string {
    return this.callbacks.verify('mini', query);
  }

  @Post('mini/push')
  @HttpCode(200)
  @Header('content-type', TEXT)
  acceptMini(@Query({ schema: callbackQuerySchema }) query: CallbackQuery, @Req() request: RawRequest): Promise<string> {
    return this.callbacks.accept('mini', this.push(query, request));
  }

  @Get('official/push')
  @Header('content-type', TEXT)
  verifyOfficial(@Query({ schema: callbackQuerySchema }) query: CallbackQuery): string {
    return this.callbacks.verify('official', query);
  }

  @Post('official/push')
  @HttpCode(200)
  @Header('content-type', TEXT)
  acceptOfficial(@Query({ schema: callbackQuerySchema }) query: CallbackQuery, @Req() request: RawRequest): Promise<string> {
    return this.callbacks.accept('official', this.push(query, request));
  }

  private push(query: CallbackQuery, request: RawRequest): Push {
    const { cloud } = this;
    const sender = { isFromCloud: cloud.isPushFromWechat(request), isFromPhone: cloud.isFromPhone(request), caller: cloud.callerOf(request) };
    return { query, body: bytesOf(request), contentType: request.headers['content-type'], ...sender };
  }
}
