import { isIPv6 } from 'node:net';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { CloudHosting } from '../cloud/cloud-hosting.js';
import { Config } from '../config/config.js';
import { RATE_CLASS, type RateClass } from './allow.js';
import { AppError } from './app-error.js';
import type { IdentifiedRequest } from './caller.js';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** One customer of an IPv6 network owns at least a /64, so single addresses say nothing. */
export function networkOf(ip: string): string {
  if (!isIPv6(ip) || ip.includes('.')) return ip.replace(/^::ffff:/i, '');
  const [before = '', after] = (ip.split('%')[0] ?? '').split('::');
  const head = before === '' ? [] : before.split(':');
  const tail = after === undefined || after === '' ? [] : after.split(':');
  const groups = after === undefined ? head : [...head, ...Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0'), ...tail];
  return `${groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}

/**
 * Counts logins and codes by address, each place where one can be guessed on its own: a hall has one address, and who mistypes receipts
 * there keeps no staff from logging in. Counts reads and writes by session, by the phone that cloud hosting names, or by address: phones of
 * one carrier share an address.
 */
@Injectable()
export class RateLimitGuard implements CanActivate {
  private readonly limits: Record<Exclude<RateClass, 'none'>, RateLimiterMemory>;

  constructor(
    private readonly reflector: Reflector,
    private readonly cloud: CloudHosting,
    config: Config,
  ) {
    this.limits = {
      login: new RateLimiterMemory({ points: config.env.RATE_LOGIN_PER_MINUTE, duration: 60 }),
      write: new RateLimiterMemory({ points: config.env.RATE_WRITE_PER_MINUTE, duration: 60 }),
      costly: new RateLimiterMemory({ points: config.env.RATE_COSTLY_PER_MINUTE, duration: 60 }),
      upload: new RateLimiterMemory({ points: config.env.RATE_UPLOAD_PER_HOUR, duration: 3600 }),
      read: new RateLimiterMemory({ points: config.env.RATE_READ_PER_MINUTE, duration: 60 }),
    };
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<IdentifiedRequest>();
    const stated = this.reflector.getAllAndOverride<RateClass | undefined>(RATE_CLASS, [context.getHandler(), context.getClass()]);
    const rateClass = stated ?? (READS.has(request.method) ? 'read' : 'write');
    if (rateClass === 'none') return true;
    const key = rateClass === 'login' ? `${context.getClass().name} ${networkOf(request.ip)}` : this.keyOf(request);
    try {
      await this.limits[rateClass].consume(key);
      return true;
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      void context.switchToHttp().getResponse<FastifyReply>().header('retry-after', Math.ceil(error.msBeforeNext / 1000));
      throw new AppError('TOO_MANY_REQUESTS');
    }
  }

  private keyOf(request: IdentifiedRequest): string {
    if (request.caller.kind !== 'guest') return request.caller.id;
    return this.cloud.identityOf(request)?.openid ?? networkOf(request.ip);
  }
}
