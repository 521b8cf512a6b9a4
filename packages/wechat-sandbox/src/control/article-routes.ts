import type { FastifyInstance } from 'fastify';
import { articlePath, publishStatusOf, type Article, type NewArticleItem } from '../content/articles.js';
import type { World } from '../world.js';
import { flag, object, whole } from './schema.js';

const BODY_LIMIT = 16 * 1024 * 1024;
const line = { type: 'string', maxLength: 2000 };
const ITEM = object(
  { title: { ...line, minLength: 1 }, content: { type: 'string' }, author: line, digest: line, sourceUrl: line, coverUrl: line, isDeleted: flag },
  ['title', 'content'],
);
const ITEMS = { type: 'array', items: ITEM, minItems: 1, maxItems: 8 };

type ArticleParams = { Params: { id: string } };
type Items = { items: NewArticleItem[] };

const viewOf = (world: World, article: Article): object => ({
  ...article,
  publishStatus: publishStatusOf(article),
  items: article.items.map((item, index) => ({ ...item, url: `${world.origin}${articlePath(article, index)}` })),
});

/** The desk of the official account: publish, change, delete, mass-send. */
export function articleRoutes(app: FastifyInstance, world: World): void {
  const { articles } = world;
  app.get('/articles', () => ({ items: articles.list().map((article) => viewOf(world, article)) }));
  app.post<{ Body: Items & { isListed?: boolean; failure?: 2 | 3 | 4 } }>('/articles', { bodyLimit: BODY_LIMIT, schema: { body: object({ items: ITEMS, isListed: flag, failure: { enum: [2, 3, 4] } }, ['items']) } }, ({ body }) =>
    viewOf(world, articles.publish(body.items, { isListed: body.isListed ?? true, failure: body.failure })),
  );
  app.put<ArticleParams & { Body: Items }>('/articles/:id', { bodyLimit: BODY_LIMIT, schema: { body: object({ items: ITEMS }) } }, ({ params, body }) =>
    viewOf(world, articles.change(params.id, body.items)),
  );
  // `index` deletes one article of several; `forget` leaves no trace in any list.
  app.delete<ArticleParams & { Querystring: { index?: number; forget?: boolean } }>(
    '/articles/:id',
    { schema: { querystring: object({ index: whole(0, 7), forget: flag }, []) } },
    ({ params, query }) => {
      const removed = viewOf(world, articles.remove(params.id, query.index));
      if (query.forget === true) articles.forget(params.id);
      return removed;
    },
  );
  app.post<ArticleParams>('/articles/:id/mass-send', ({ params }) => viewOf(world, articles.massSend(params.id)));
  app.put<ArticleParams & { Body: { isBanned: boolean } }>('/articles/:id/ban', { schema: { body: object({ isBanned: flag }) } }, ({ params, body }) =>
    viewOf(world, articles.ban(params.id, body.isBanned)),
  );
}
