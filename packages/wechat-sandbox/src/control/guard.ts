import type { FastifyInstance } from 'fastify';

const LOOPBACK = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/;

/** The sandbox is for this machine: other names (a rebound DNS name) and other sites' pages are turned away. */
export function addLoopbackGuard(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    const host = request.headers.host ?? '';
    const { origin } = request.headers;
    if (!LOOPBACK.test(host)) return reply.code(403).send({ error: { code: 'NOT_LOOPBACK', message: '微信沙箱只接受本机访问' } });
    if (origin !== undefined && origin !== `http://${host}`) {
      return reply.code(403).send({ error: { code: 'FOREIGN_ORIGIN', message: '微信沙箱不接受其他网站的请求' } });
    }
    return undefined;
  });
}
