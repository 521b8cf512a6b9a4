import type { FastifyInstance } from 'fastify';
import type { PushStyle } from '../pushes/message.js';
import type { World } from '../world.js';
import { bodyOf, flag, object } from './schema.js';

const STYLE = {
  mode: { enum: ['secure', 'compatible', 'plain'] },
  format: { enum: ['json', 'xml'] },
  oneEntry: { enum: ['object', 'array'] },
  wrappers: { enum: ['one', 'each'] },
  numbers: { enum: ['as-documented', 'text', 'number'] },
  idName: { enum: ['MsgID', 'MsgId', 'msgid'] },
  eventName: { enum: ['as-documented', 'lower', 'upper'] },
  status: { enum: ['as-documented', 'spaced'] },
};

/** How pushes look, where they go, and which of them wait. */
export function pushRoutes(app: FastifyInstance, world: World): void {
  app.get('/push-style', () => ({ mini: world.pushes.style('mini'), official: world.pushes.style('official') }));
  app.put<{ Body: Partial<PushStyle> & { account: 'mini' | 'official' } }>(
    '/push-style',
    bodyOf(object({ account: { enum: ['mini', 'official'] }, ...STYLE }, ['account'])),
    ({ body: { account, ...style } }) => world.pushes.setStyle(account, style),
  );
  app.post<{ Body: { account: 'mini' | 'official' } }>('/pushes/verify', bodyOf(object({ account: { enum: ['mini', 'official'] } })), ({ body }) => world.pushes.verify(body.account));
  app.post('/pushes/release', () => {
    world.pushes.release();
    return { status: 'ok' };
  });
  // Switching cloud hosting on asks the container for a sign of life first, as its console does.
  app.put<{ Body: { on: boolean } }>('/cloud', bodyOf(object({ on: flag })), async ({ body }) => {
    world.settings.cloud = body.on;
    return { on: body.on, probe: body.on ? await world.pushes.probe() : {} };
  });
}
