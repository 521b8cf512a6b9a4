import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { API_PREFIX } from './routes.js';

/** `GET /api/openapi.json`, made on the first request: the generator is large and rarely asked. */
export function serveApiDescription(app: NestFastifyApplication): void {
  let document: Promise<object> | undefined;
  const make = async (): Promise<object> => {
    const { DocumentBuilder, SwaggerModule } = await import('@nestjs/swagger');
    return SwaggerModule.createDocument(app, new DocumentBuilder().setTitle('阳光交易').setVersion('1').addBearerAuth().build());
  };
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  fastify.get(`/${API_PREFIX}/openapi.json`, () => (document ??= make()));
}
