import type { FastifyInstance } from 'fastify';
import { FAULT_KINDS, type Fault } from '../faults.js';
import type { World } from '../world.js';
import { reset } from './reset.js';
import { bodyOf, flag, object, text, whole } from './schema.js';

const MAX_MS = 600_000;
const MAX_CLOCK_MS = 366 * 86_400_000;

const FAULT = object(
  {
    match: object({ path: text, openid: text, event: text }, []),
    times: whole(1, 100_000),
    kind: { enum: FAULT_KINDS },
    errcode: { type: 'integer' },
    errmsg: text,
    latencyMs: whole(0, MAX_MS),
    copies: whole(2, 20),
  },
  ['times', 'kind'],
);

/** What goes wrong, and what has gone on: faults, tokens, the clock, the log. */
export function troubleRoutes(app: FastifyInstance, world: World): void {
  app.get('/log', () => ({ items: world.log.list().slice(-200).reverse() }));
  app.get('/faults', () => ({ items: world.faults.list() }));
  app.post<{ Body: Fault }>('/faults', bodyOf(FAULT), ({ body }) => {
    world.faults.add(body);
    return { items: world.faults.list() };
  });
  app.delete('/faults', () => {
    world.faults.clear();
    return { items: [] };
  });
  app.post<{ Body: { appid: string; stillHandedOut?: boolean } }>('/token/invalidate', bodyOf(object({ appid: text, stillHandedOut: flag }, ['appid'])), ({ body }) => {
    world.tokens.invalidate(body.appid, body.stillHandedOut);
    return { status: 'ok' };
  });
  app.get('/clock', () => ({ now: world.clock.now() }));
  app.post<{ Body: { ms: number } }>('/clock/advance', bodyOf(object({ ms: whole(-MAX_CLOCK_MS, MAX_CLOCK_MS) })), ({ body }) => {
    world.clock.advance(body.ms);
    return { now: world.clock.now() };
  });
  app.post('/clock/reset', () => {
    world.clock.reset();
    return { now: world.clock.now() };
  });
  app.post('/reset', () => {
    reset(world);
    return { status: 'ok' };
  });
}
