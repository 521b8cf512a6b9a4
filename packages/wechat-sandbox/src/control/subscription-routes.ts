import type { FastifyInstance } from 'fastify';
import type { Choice } from '../subscriptions.js';
import { fieldsOf } from '../templates.js';
import type { World } from '../world.js';
import { viewOf, type UserParams } from './people-routes.js';
import { bodyOf, object, text } from './schema.js';

const CHOICES = { type: 'object', additionalProperties: { enum: ['accept', 'reject'] }, minProperties: 1, maxProperties: 5 };

/** The subscribe dialog and the switches in 服务通知. */
export function subscriptionRoutes(app: FastifyInstance, world: World): void {
  const tmplIds = { type: 'array', items: text, maxItems: 20 };
  app.post<UserParams & { Body: { tmplIds: string[] } }>('/users/:id/dialog', bodyOf(object({ tmplIds })), ({ params, body }) => {
    world.people.get(params.id);
    const dialog = world.subscriptions.dialog(body.tmplIds);
    return 'errCode' in dialog ? dialog : { templates: dialog.templates.map((one) => ({ id: one.id, kind: one.kind, title: one.title, fields: fieldsOf(one) })) };
  });
  app.post<UserParams & { Body: { choices: Record<string, Choice> } }>('/users/:id/dialog/answer', bodyOf(object({ choices: CHOICES })), ({ params, body }) =>
    world.subscriptions.answer(params.id, body.choices),
  );
  app.post<{ Params: { id: string; templateId: string } }>('/users/:id/templates/:templateId/turn-off', ({ params }) => {
    world.subscriptions.turnOff(params.id, params.templateId);
    return viewOf(world, world.people.get(params.id));
  });
}
