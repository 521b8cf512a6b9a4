import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { setTimeout as pause } from 'node:timers/promises';
import type { World } from '../world.js';
import { articlePath, type ArticleItem } from './articles.js';
import { drawPicture, drawRefusal } from './pictures.js';

const PAGE_POLICY = "sandbox; default-src 'none'; form-action 'none'; img-src http: https: data:; media-src http: https:; frame-src https:; style-src 'unsafe-inline'";
const escape = (text: string): string => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);

/** What lies on mp.weixin.qq.com and mmbiz.qpic.cn at WeChat: the articles' pages, their pictures, and the end of a URL link. */
export function contentPages(world: World): (app: FastifyInstance) => Promise<void> {
  return async (app) => {
    app.get('/s', (request, reply) => {
      const article = world.articles.list().find((one) => one.items.some((_item, index) => articlePath(one, index) === request.url));
      const item = article?.items.find((_item, index) => articlePath(article, index) === request.url);
      reply.type('text/html; charset=utf-8').header('content-security-policy', PAGE_POLICY);
      return item === undefined || item.isDeleted || article?.isBanned === true ? gonePage() : articlePage(item, world.absolute);
    });
    app.get<{ Params: { name: string } }>('/mmbiz/:name', (request, reply) => servePicture(world, request, reply));
    app.get<{ Params: { id: string } }>('/url-link/:id', (request, reply) => {
      const link = world.links.find(request.params.id);
      return link ? reply.redirect(`/#${new URLSearchParams({ open: link.target, scene: '1194' }).toString()}`) : reply.code(404).type('text/html; charset=utf-8').send(gonePage());
    });
    await Promise.resolve();
  };
}

/** Pictures are meant for WeChat's own pages: another site's page gets a placeholder. */
async function servePicture(world: World, request: FastifyRequest<{ Params: { name: string } }>, reply: FastifyReply): Promise<FastifyReply> {
  const fault = world.faults.takeCall(`/mmbiz/${request.params.name}`, () => undefined);
  if (fault?.kind === 'latency') await pause(fault.latencyMs ?? 0);
  if (fault?.kind === 'http-500' || fault?.kind === 'errcode') return reply.code(502).send('bad gateway');
  if (fault?.kind === 'reset' || fault?.kind === 'drop-after-accept') {
    reply.hijack();
    reply.raw.destroy();
    return reply;
  }
  const { referer } = request.headers;
  const isOurs = referer === undefined || referer.startsWith(`http://${request.headers.host ?? ''}/`) || /^https?:\/\/[\w.-]+\.qq\.com\//.test(referer);
  const picture = isOurs ? drawPicture(request.params.name) : drawRefusal();
  return reply.type('image/png').send(fault?.kind === 'truncate' ? picture.subarray(0, picture.length / 2) : picture);
}

const articlePage = (item: ArticleItem, absolute: (html: string) => string): string => `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(item.title)}</title>
<meta property="og:title" content="${escape(item.title)}"><meta property="og:description" content="${escape(item.digest)}">
<meta property="og:image" content="${escape(absolute(item.coverUrl))}"><meta property="og:article:author" content="${escape(item.author)}">
<style>body{max-width:677px;margin:0 auto;padding:20px 16px;font:17px/1.75 system-ui,sans-serif}h1{font-size:22px;line-height:1.4}img{max-width:100%}</style></head>
<body><h1 class="rich_media_title" id="activity-name">${escape(item.title)}</h1><p id="js_name">${escape(item.author)}</p>
<div class="rich_media_content" id="js_content">${absolute(item.content).replaceAll('data-src=', 'src=')}</div></body></html>`;

const gonePage = (): string => `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>无法查看</title></head>
<body><p class="weui-msg__title">该内容已被发布者删除，或链接已过期</p></body></html>`;
