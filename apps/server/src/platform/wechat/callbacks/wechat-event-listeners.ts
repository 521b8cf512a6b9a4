import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { WechatEvent } from '@sunshine/wechat';
import { instancesOf } from '../../instances.js';
import { WechatEventListener } from './wechat-event-listener.js';

/** Every listener of this process. */
@Injectable()
export class WechatEventListeners implements OnModuleInit {
  private all: WechatEventListener<unknown>[] = [];

  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    this.all = instancesOf<WechatEventListener<unknown>>(this.discovery, WechatEventListener);
  }

  of(kind: WechatEvent['kind']): WechatEventListener<unknown>[] {
    return this.all.filter((listener) => listener.kinds.includes(kind));
  }
}
