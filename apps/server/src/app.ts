import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { AppModule } from './app.module.js';
import { serveMetrics } from './modules/self-watch/metrics/serve-metrics.js';
import { Watchdog } from './modules/self-watch/watchdog.js';
import { SystemClock, type Clock } from './platform/clock/clock.js';
import type { Config } from './platform/config/config.js';
import { createAdapter, prepareHttp } from './platform/http/fastify.js';
import { serveApiDescription } from './platform/http/openapi.js';
import { servePages } from './platform/http/pages.js';
import { checkRoutes, listRoutes } from './platform/http/routes.js';
import { Log, NestLog } from './platform/logging/logger.js';
import { OutboxWorker } from './platform/outbox/outbox-worker.js';
import { RecurringJobs } from './platform/schedule/recurring-jobs.js';

/** Makes the application: migrated, checked, not listening and not working yet. */
export async function createApp(config: Config, clock: Clock = new SystemClock(), log: Log = Log.at(config.env.LOG_LEVEL)): Promise<NestFastifyApplication> {
  config.prepareFolders();
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(config, clock, log), createAdapter(config), {
    logger: new NestLog(log),
    rawBody: true,
    abortOnError: false,
  });
  try {
    checkRoutes(listRoutes(app));
    await prepareHttp(app, config);
    serveApiDescription(app);
    serveMetrics(app, config);
    await servePages(app.getHttpAdapter().getInstance() as unknown as FastifyInstance, config);
    await app.init();
    return app;
  } catch (error) {
    await app.close();
    throw error;
  }
}

/** Makes the application without HTTP, for a command that works beside a running server. */
export async function createContext(config: Config): Promise<Awaited<ReturnType<typeof NestFactory.createApplicationContext>>> {
  config.prepareFolders();
  const log = Log.at(config.env.LOG_LEVEL);
  return NestFactory.createApplicationContext(AppModule.with(config, new SystemClock(), log), { logger: new NestLog(log), abortOnError: false });
}

/** Listens and, unless the role is `api`, begins to work. Answers the port. A `worker` listens too: health is asked there. */
export async function startApp(app: NestFastifyApplication, config: Config): Promise<number> {
  await app.listen(config.env.PORT, config.env.HOST);
  if (config.env.ROLE === 'api') app.get(Watchdog, { strict: false }).start();
  else {
    app.get(OutboxWorker).start();
    app.get(RecurringJobs).start();
  }
  const address = (app.getHttpServer() as { address(): { port: number } }).address();
  return address.port;
}
