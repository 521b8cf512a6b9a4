import type { FastifyInstance } from 'fastify';
import type { ContentRules } from '../content/content-checks.js';
import type { MenuButton } from '../content/menu.js';
import type { IpListState } from '../ip-list.js';
import type { Quota } from '../options.js';
import { fieldsOf, type TemplateChange } from '../templates.js';
import type { World } from '../world.js';
import { bodyOf, flag, object, text, whole, words } from './schema.js';

const address = { type: 'string', maxLength: 2000 };
const BUTTON = { name: { ...text, maxLength: 60 }, type: { enum: ['view', 'click', 'miniprogram'] }, url: address, key: text, appid: text, pagepath: address };
const MENU = { type: 'array', maxItems: 3, items: object({ ...BUTTON, children: { type: 'array', maxItems: 5, items: object(BUTTON, ['name']) } }, ['name']) };
const TEMPLATE = object(
  {
    title: text,
    content: { ...text, maxLength: 2000 },
    enums: { type: 'object', maxProperties: 20, additionalProperties: words },
    isBanned: flag,
    isDeleted: flag,
  },
  [],
);

/** What the administrators of both accounts set in WeChat's consoles. */
export function accountRoutes(app: FastifyInstance, world: World): void {
  app.get('/menu', () => ({ buttons: world.state.data.menu }));
  app.put<{ Body: { buttons: MenuButton[] } }>('/menu', bodyOf(object({ buttons: MENU })), ({ body }) => {
    world.state.data.menu = body.buttons;
    world.state.changed({ topic: 'settings' });
    return body;
  });
  app.put<{ Params: { id: string }; Body: TemplateChange }>('/templates/:id', bodyOf(TEMPLATE), ({ params, body }) => {
    const template = world.templates.change(params.id, body);
    world.state.changed({ topic: 'credits' });
    return { ...template, fields: fieldsOf(template) };
  });
  app.get('/content-rules', () => world.contentChecks.rules);
  app.put<{ Body: Partial<ContentRules> }>('/content-rules', bodyOf(object({ risky: words, review: words, media: { enum: ['pass', 'review', 'risky'] } }, [])), ({ body }) =>
    world.contentChecks.set(body),
  );
  app.get('/ip-list', () => world.ipList.state);
  app.put<{ Body: { on: boolean; ips?: string[]; callerIp?: string } }>('/ip-list', bodyOf(object({ on: flag, ips: words, callerIp: text }, ['on'])), ({ body }) => {
    const state: IpListState = { ips: world.ipList.state.ips, ...body };
    world.ipList.state = state;
    return state;
  });
  app.put<{ Body: Quota & { path: string } }>('/quotas', bodyOf(object({ path: text, perMinute: whole(0, 1e9), perDay: whole(0, 1e9) }, ['path'])), ({ body }) => {
    const { path, ...quota } = body;
    world.quotas.set(path, quota);
    return body;
  });
  app.get('/links', () => ({ items: world.links.list() }));
}
