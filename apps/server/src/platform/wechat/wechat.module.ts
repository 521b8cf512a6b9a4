import { Global, Module } from '@nestjs/common';
import { WechatGateway } from './wechat-gateway.js';

@Global()
@Module({ providers: [WechatGateway], exports: [WechatGateway] })
export class WechatModule {}
