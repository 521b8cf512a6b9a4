import { Controller, Get } from '@nestjs/common';
import { Allow, RateLimit } from './allow.js';

@Controller('health')
export class HealthController {
  /** The server listens only after the migrations, so an answer is the proof. */
  @Get()
  @Allow('public')
  @RateLimit('none')
  get(): { status: 'ok' } {
    return { status: 'ok' };
  }
}
