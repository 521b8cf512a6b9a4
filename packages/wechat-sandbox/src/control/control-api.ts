import type { FastifyInstance } from 'fastify';
import { fieldsOf } from '../templates.js';
import type { World } from '../world.js';
import { accountRoutes } from './account-routes.js';
import { articleRoutes } from './article-routes.js';
import { peopleRoutes } from './people-routes.js';
import { pushRoutes } from './push-routes.js';
import { subscriptionRoutes } from './subscription-routes.js';
import { troubleRoutes } from './trouble-routes.js';

/** What the page and outside tests turn: people, dialogs, articles, templates, faults, pushes, the clock. JSON under /sandbox/api. */
export function controlApi(world: World): (app: FastifyInstance) => Promise<void> {
  return async (app) => {
    app.get('/health', () => ({ status: 'ok' }));
    app.get('/settings', () => ({
      phoneUrl: world.settings.phoneUrl ?? null,
      appids: { mini: world.settings.mini.appid, official: world.settings.official.appid },
      cloud: world.settings.cloud,
      templates: world.templates.list.map((one) => ({ ...one, fields: fieldsOf(one) })),
    }));
    for (const routes of [peopleRoutes, subscriptionRoutes, articleRoutes, accountRoutes, pushRoutes, troubleRoutes]) routes(app, world);
    await Promise.resolve();
  };
}
