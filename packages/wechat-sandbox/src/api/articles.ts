import { articlePath, publishStatusOf, type Article } from '../content/articles.js';
import { selfMenuButton } from '../content/menu.js';
import { Refusal } from '../refusal.js';
import type { World } from '../world.js';
import type { Call, Reply, WechatRoute } from './route.js';
import { invalidArgs, strictBody } from './strict-body.js';

const MAX_PAGE = 20;

const urlOf = (world: World, article: Article, index: number): string => `${world.origin}${articlePath(article, index)}`;

function newsItems(world: World, article: Article, withContent: boolean): Reply[] {
  return article.items.map((item, index) => ({
    title: item.title,
    author: item.author,
    digest: item.digest,
    content: withContent ? world.absolute(item.content) : '',
    content_source_url: item.sourceUrl,
    thumb_media_id: `sandbox-media-${article.publishId}-${index + 1}`,
    show_cover_pic: item.coverUrl === '' ? 0 : 1,
    url: urlOf(world, article, index),
    thumb_url: world.absolute(item.coverUrl),
    need_open_comment: 0,
    only_fans_can_comment: 0,
    is_deleted: item.isDeleted,
  }));
}

const timesOf = ({ createTime, updateTime }: Article): Reply => ({ create_time: createTime, update_time: updateTime });

/** Newest first; without those that were only mass-sent. */
function batchGet({ world, body }: Call): Reply {
  const request = strictBody(body, { offset: { kind: 'integer' }, count: { kind: 'integer' }, no_content: { kind: 'integer', optional: true } });
  const { offset, count, no_content: noContent = 0 } = request as { offset: number; count: number; no_content?: number };
  if (offset < 0) throw invalidArgs('offset', '不能为负');
  if (count < 1 || count > MAX_PAGE) throw invalidArgs('count', `应为 1 到 ${MAX_PAGE}`);
  if (noContent !== 0 && noContent !== 1) throw invalidArgs('no_content', '应为 0 或 1');
  const listed = world.articles.list().filter((article) => article.isListed && !article.isBanned);
  const page = listed.slice(offset, offset + count);
  return {
    total_count: listed.length,
    item_count: page.length,
    item: page.map((article) => ({
      article_id: article.id,
      content: { news_item: newsItems(world, article, noContent === 0), ...timesOf(article) },
      update_time: article.updateTime,
    })),
  };
}

function getArticle({ world, body }: Call): Reply {
  const { article_id: id } = strictBody(body, { article_id: { kind: 'string' } });
  const article = world.articles.find(String(id));
  if (!article || !article.isListed || article.isBanned) throw new Refusal(53600, 'Article ID invalid');
  return { news_item: newsItems(world, article, true), ...timesOf(article) };
}

function getPublication({ world, body }: Call): Reply {
  const { publish_id: id } = strictBody(body, { publish_id: { kind: 'string' } });
  const article = world.articles.findPublished(String(id));
  if (!article) throw invalidArgs('publish_id', '没有这次发布');
  if (article.failure !== undefined) return { publish_id: article.publishId, publish_status: article.failure, fail_idx: [1] };
  const item = article.items.map((_one, index) => ({ idx: index + 1, article_url: urlOf(world, article, index) }));
  return { publish_id: article.publishId, publish_status: publishStatusOf(article), article_id: article.id, article_detail: { count: item.length, item }, fail_idx: [] };
}

function getMenu({ world }: Call): Reply {
  const { menu } = world.state.data;
  return { is_menu_open: menu.length > 0 ? 1 : 0, selfmenu_info: { button: menu.map(selfMenuButton) } };
}

/** What the official account has published, and its menu. */
export const articleRoutes: readonly WechatRoute[] = [
  { method: 'POST', path: '/cgi-bin/freepublish/batchget', token: 'official', handle: batchGet },
  { method: 'POST', path: '/cgi-bin/freepublish/getarticle', token: 'official', handle: getArticle },
  { method: 'POST', path: '/cgi-bin/freepublish/get', token: 'official', handle: getPublication },
  { method: 'GET', path: '/cgi-bin/get_current_selfmenu_info', token: 'either', handle: getMenu },
];
