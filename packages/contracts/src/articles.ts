import * as z from 'zod';
import { idSchema, instantSchema, lengths, oneOf, page, pageQuery } from './common.js';
import { articleStates, menuActions } from './words.js';

/** 资讯: an article of the centre's official account, as lists show it. Addresses of pictures are paths of this server. */
export const articleCardSchema = z
  .object({
    id: idSchema,
    title: z.string(),
    digest: z.string(),
    /** Null: no cover, or not fetched yet. */
    coverUrl: z.string().nullable(),
    publishedAt: instantSchema,
    /** For WeChat's own reader; null when WeChat gave no lasting address. */
    wechatUrl: z.string().nullable(),
    /** Whether we hold its text; without it only WeChat's reader shows the article. */
    hasBody: z.boolean(),
    /** Where a tap leads: to WeChat's reader where the phone has it, or to ours. */
    readIn: z.enum(['wechat', 'here']),
  })
  .meta({ id: 'ArticleCard' });
export type ArticleCard = z.infer<typeof articleCardSchema>;

export const articleListSchema = page(articleCardSchema);
export const listArticlesQuerySchema = z.object({ ...pageQuery });
export type ListArticlesQuery = z.infer<typeof listArticlesQuerySchema>;

/** One article and the first part of its clean HTML; a part is at most some 30,000 characters, so that a phone draws it in one go. */
export const articleSchema = articleCardSchema.extend({ author: z.string(), updatedAt: instantSchema, bodyHtml: z.string(), parts: z.int().min(0) }).meta({ id: 'Article' });
export type Article = z.infer<typeof articleSchema>;

/** Parts count from 0. */
export const articlePartParamsSchema = z.object({ id: idSchema, part: z.coerce.number().int().min(0).max(1000) });
export type ArticlePartParams = z.infer<typeof articlePartParamsSchema>;
export const articlePartSchema = z.object({ bodyHtml: z.string() }).meta({ id: 'ArticlePart' });
export type ArticlePart = z.infer<typeof articlePartSchema>;

/** SHA-256 of a picture's address at WeChat, lower-case hex. */
export const pictureHashSchema = z.string().regex(/^[0-9a-f]{64}$/, '图片编号格式不正确');

const menuEntrySchema = z.object({
  name: z.string(),
  action: oneOf(menuActions),
  /** `article`, `link`: an https address; `page`, `mini-program`: a path; else null. */
  target: z.string().nullable(),
  /** Of the mini program to open; null for our own and for everything else. */
  appid: z.string().nullable(),
});
export type MenuEntry = z.infer<typeof menuEntrySchema>;

/** The official account: who it is (from configuration) and its menu as last mirrored. */
export const officialAccountSchema = z
  .object({
    name: z.string(),
    description: z.string(),
    /** The account's original id, `gh_…`; null: its page cannot be opened from here. */
    username: z.string().nullable(),
    menu: z.array(z.object({ name: z.string(), entries: z.array(menuEntrySchema) })),
  })
  .meta({ id: 'OfficialAccount' });
export type OfficialAccount = z.infer<typeof officialAccountSchema>;

/** An article at the desk. */
export const staffArticleSchema = z
  .object({
    id: idSchema,
    title: z.string(),
    author: z.string(),
    publishedAt: instantSchema,
    updatedAt: instantSchema,
    state: oneOf(articleStates),
    wechatUrl: z.string().nullable(),
    hasBody: z.boolean(),
    /** Whether WeChat never told the title: a mass-sent article, known by its address alone. */
    isUntitled: z.boolean(),
    /** Pictures that could not be fetched so far. */
    picturesMissing: z.int(),
    hiddenBy: z.string().nullable(),
    hiddenReason: z.string().nullable(),
  })
  .meta({ id: 'StaffArticle' });
export type StaffArticle = z.infer<typeof staffArticleSchema>;
export const staffArticleListSchema = page(staffArticleSchema);
export const listStaffArticlesQuerySchema = z.object({ ...pageQuery, state: oneOf(articleStates).optional() });
export type ListStaffArticlesQuery = z.infer<typeof listStaffArticlesQuerySchema>;

export const hideArticleSchema = z.object({ reason: z.string().trim().min(1, '请填写原因').max(lengths.reason) });
export type HideArticle = z.infer<typeof hideArticleSchema>;
export const nameArticleSchema = z.object({ title: z.string().trim().min(1, '请填写标题').max(200) });
export type NameArticle = z.infer<typeof nameArticleSchema>;

/** How the mirror stands. */
export const articleMirrorSchema = z
  .object({
    /** Whether an official account is configured at all. */
    configured: z.boolean(),
    running: z.boolean(),
    lastEndedAt: instantSchema.nullable(),
    /** When every article was last compared with WeChat. */
    lastFullAt: instantSchema.nullable(),
    /** Why the last run failed, in Chinese. */
    lastError: z.string().nullable(),
    /** WeChat is not asked before this instant. */
    pausedUntil: instantSchema.nullable(),
    counts: z.object({ shown: z.int(), hidden: z.int(), removed: z.int(), picturesMissing: z.int() }),
  })
  .meta({ id: 'ArticleMirror' });
export type ArticleMirror = z.infer<typeof articleMirrorSchema>;
