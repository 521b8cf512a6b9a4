import { createHash, timingSafeEqual } from 'node:crypto';
import { BlockList } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Config } from '../../../platform/config/config.js';
import { AppError } from '../../../platform/http/app-error.js';
import { errorBody } from '../../../platform/http/error.filter.js';
import { Log } from '../../../platform/logging/logger.js';
import { MetricsService } from './metrics.service.js';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

const isLoopback = (address: string): boolean => loopback.check(address.replace(/^::ffff:/i, ''), address.includes(':') && !/^::ffff:/i.test(address) ? 'ipv6' : 'ipv4');
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** With a token set: whoever gives it, from wherever. Without one: this machine alone; what another machine's proxy hands on is not this machine's. */
export function mayRead({ ip, headers }: Pick<FastifyRequest, 'ip' | 'headers'>, { METRICS_TOKEN: token, TRUST_PROXY: trustsProxy, CLOUD_HOSTING: inCloud }: Pick<Config['env'], 'METRICS_TOKEN' | 'TRUST_PROXY' | 'CLOUD_HOSTING'>): boolean {
  if (token !== undefined) return timingSafeEqual(digest(/^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1] ?? ''), digest(token));
  const isHandedOn = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined;
  return !inCloud && (!isHandedOn || trustsProxy) && isLoopback(ip);
}

/** `GET /metrics`, beside the API: it is not for phones or the console. In every role. */
export function serveMetrics(app: NestFastifyApplication, { env }: Config): void {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  const metrics = app.get(MetricsService, { strict: false });
  fastify.get('/metrics', async (request, reply) => {
    try {
      if (!mayRead(request, env)) throw new AppError('FORBIDDEN');
      return await reply.type(metrics.contentType).send(await metrics.read());
    } catch (error) {
      const { status, body } = errorBody(error, String(request.id));
      if (status >= 500) app.get(Log, { strict: false }).error('metrics cannot be read', { reason: String(error) });
      return reply.status(status).type('application/json; charset=utf-8').send(body);
    }
  });
}
