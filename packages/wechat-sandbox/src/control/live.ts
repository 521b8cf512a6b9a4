import type { FastifyInstance } from 'fastify';
import type { World } from '../world.js';

const HEARTBEAT_MS = 15_000;
const MAX_LISTENERS = 50;

/** GET /sandbox/api/live: server-sent events that say what changed; the page then asks for it. */
export function liveApi(world: World): (app: FastifyInstance) => Promise<void> {
  return async (app) => {
    const ends = new Set<() => void>();
    app.get('/live', (request, reply) => {
      if (ends.size >= MAX_LISTENERS) return reply.code(503).send({ error: { code: 'TOO_MANY_LISTENERS', message: '打开的页面太多' } });
      reply.hijack();
      const { raw } = reply;
      raw.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' });
      raw.write('retry: 1000\n\n');
      const stopListening = world.state.onChange((change) => raw.write(`data: ${JSON.stringify(change)}\n\n`));
      const heartbeat = setInterval(() => raw.write(': still here\n\n'), HEARTBEAT_MS);
      const end = (): void => {
        clearInterval(heartbeat);
        stopListening();
        ends.delete(end);
        raw.end();
      };
      ends.add(end);
      request.raw.once('close', end);
      return reply;
    });
    app.addHook('preClose', () => {
      for (const end of ends) end();
      return Promise.resolve();
    });
    await Promise.resolve();
  };
}
