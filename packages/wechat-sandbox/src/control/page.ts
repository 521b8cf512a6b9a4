import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8' };

const PUBLIC = new URL('../../public/', import.meta.url);

/** The web page with the phone: plain files of this package, nothing from elsewhere but the phone's own frame. */
export function pageRoutes(phoneUrl: string | undefined): (app: FastifyInstance) => Promise<void> {
  // Besides the phone's own page the frame shows articles, which are this host's.
  const frames = phoneUrl === undefined ? "'self'" : `'self' ${new URL(phoneUrl).origin}`;
  const policy = `default-src 'self'; frame-src ${frames}; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`;
  return async (app) => {
    for (const file of await readdir(PUBLIC)) {
      const content = await readFile(new URL(file, PUBLIC));
      app.get(file === 'index.html' ? '/' : `/${file}`, (_request, reply) =>
        reply.type(TYPES[path.extname(file)] ?? 'application/octet-stream').headers({ 'content-security-policy': policy, 'x-content-type-options': 'nosniff', 'cache-control': 'no-cache' }).send(content),
      );
    }
    app.get('/favicon.ico', (_request, reply) => reply.code(204).send());
  };
}
