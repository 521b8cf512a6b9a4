import { Module, StandardSchemaSerializerInterceptor } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, Reflector } from '@nestjs/core';
import { AuthGuard } from './auth.guard.js';
import { ErrorFilter } from './error.filter.js';
import { HealthController } from './health.controller.js';
import { RateLimitGuard } from './rate-limit.guard.js';
import { validationPipe } from './validation.js';

/** What every request passes, in this order: guard, limit, schema, controller, response schema, error filter. */
@Module({
  controllers: [HealthController],
  providers: [
    { provide: APP_GUARD, useClass: AuthGuard },
    { provide: APP_GUARD, useClass: RateLimitGuard },
    { provide: APP_PIPE, useFactory: validationPipe },
    { provide: APP_INTERCEPTOR, useFactory: (reflector: Reflector) => new StandardSchemaSerializerInterceptor(reflector), inject: [Reflector] },
    { provide: APP_FILTER, useClass: ErrorFilter },
  ],
})
export class HttpModule {}
