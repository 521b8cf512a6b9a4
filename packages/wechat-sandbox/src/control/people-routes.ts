import type { FastifyInstance } from 'fastify';
import type { User } from '../state.js';
import { channelOf, isLongTerm } from '../templates.js';
import type { World } from '../world.js';
import { bodyOf, flag, object, text, whole } from './schema.js';

export type UserParams = { Params: { id: string } };

export function viewOf(world: World, user: User): object {
  const credits = world.templates.list
    .filter((one) => channelOf(one) !== 'official')
    .map((one) => ({ templateId: one.id, channel: channelOf(one), title: one.title, longTerm: isLongTerm(one), left: world.credits.left(user.id, one.id) }));
  return { ...user, credits };
}

/** People, what they hold in their hands, and whether they follow. */
export function peopleRoutes(app: FastifyInstance, world: World): void {
  const view = (id: string): object => viewOf(world, world.people.get(id));
  app.get('/users', () => ({ items: world.people.list().map((user) => viewOf(world, user)) }));
  app.post<{ Body: { name: string } }>('/users', bodyOf(object({ name: { ...text, maxLength: 30 } })), ({ body }) => viewOf(world, world.people.create(body.name)));
  app.get<UserParams>('/users/:id', ({ params }) => view(params.id));
  app.post<UserParams>('/users/:id/code', ({ params }) => ({ code: world.codes.issue(world.people.get(params.id).id) }));
  app.post<UserParams>('/users/:id/phone-code', ({ params }) => ({ code: world.phoneCodes.issue(world.people.get(params.id).id) }));
  app.post<UserParams>('/users/:id/visit', ({ params }) => {
    world.people.visit(params.id);
    return view(params.id);
  });
  app.get<UserParams & { Querystring: { limit: number } }>(
    '/users/:id/messages',
    { schema: { querystring: object({ limit: { ...whole(1, 200), default: 100 } }, []) } },
    ({ params, query }) => ({ items: world.messages.list(world.people.get(params.id).id, query.limit) }),
  );
  app.put<UserParams & { Body: { follower: boolean } }>('/users/:id/follower', bodyOf(object({ follower: flag })), ({ params, body }) => {
    world.subscriptions.follow(params.id, body.follower);
    return view(params.id);
  });
  app.post<UserParams & { Body: { scene: string } }>('/users/:id/scan', bodyOf(object({ scene: { ...text, maxLength: 64 } })), ({ params, body }) => {
    world.subscriptions.scan(params.id, body.scene);
    return view(params.id);
  });
  app.post<UserParams & { Body: { text: string } }>('/users/:id/say', bodyOf(object({ text })), ({ params, body }) => {
    world.pushes.text(world.people.get(params.id).officialOpenid, body.text, world.messages.nextId());
    return view(params.id);
  });
  app.put<UserParams & { Body: { refusesMessages: boolean } }>('/users/:id/refuses-messages', bodyOf(object({ refusesMessages: flag })), ({ params, body }) => {
    world.people.set(params.id, body);
    return view(params.id);
  });
}
