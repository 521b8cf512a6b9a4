import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../config/config.js';

const HASHED = /\/assets\/|[.-][0-9a-f]{8,}\./;

/** Nothing on a page may come from another host; frames are named one by one. */
const pagePolicy = (ancestors: string): string =>
  [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    `frame-ancestors ${ancestors}`,
  ].join('; ');

async function serve(fastify: FastifyInstance, root: string, prefix: string, policy: string): Promise<void> {
  if (!existsSync(join(root, 'index.html'))) return;
  const { default: staticFiles } = await import('@fastify/static');
  await fastify.register(staticFiles, {
    root,
    prefix,
    // One route a file, read at start: a path that is not a file of the build reaches no file at all.
    wildcard: false,
    decorateReply: !fastify.hasReplyDecorator('sendFile'),
    cacheControl: false,
    setHeaders: (reply, path) => {
      void reply.header('content-security-policy', policy);
      void reply.header('cache-control', HASHED.test(path.slice(root.length)) ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}

/** Serves the phone's h5 build at `/` and the console at `/console/`, as far as they are built. */
export async function servePages(fastify: FastifyInstance, config: Config): Promise<void> {
  const preview = config.env.PREVIEW_ORIGIN ? ` ${new URL(config.env.PREVIEW_ORIGIN).origin}` : '';
  const consolePolicy = pagePolicy("'none'");
  await serve(fastify, config.h5Dir, '/', pagePolicy(`'self'${preview}`));
  await serve(fastify, config.consoleDir, '/console/', consolePolicy);
  if (!existsSync(join(config.consoleDir, 'index.html'))) return;
  fastify.get('/console', (_request, reply) => reply.redirect('/console/'));
  fastify.get('/console/*', (request, reply) => {
    if (request.url.startsWith('/console/assets/')) return reply.callNotFound();
    return reply.header('content-security-policy', consolePolicy).header('cache-control', 'no-cache').sendFile('index.html', config.consoleDir, { cacheControl: false });
  });
}
