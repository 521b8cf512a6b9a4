import type { Article, ArticleCard, ArticlePart, OfficialAccount, Page } from '@sunshine/contracts';
import { useState } from 'react';
import { api } from '../../services/api';
import { renamed } from '../../services/errors';
import { useAction, useAnswer } from '../../services/use-answer';
import { usePages } from '../../services/use-pages';

export const useArticles = () => usePages<ArticleCard, Page<ArticleCard>>((cursor) => api.get('/api/articles', { query: { limit: 20, cursor } }), 'articles');
export const useAccount = () => useAnswer(() => api.get<OfficialAccount>('/api/articles/account'));

/** A link that was cut or mistyped names no article either. */
async function articleOf(id: string): Promise<Article> {
  try {
    return await api.get<Article>(`/api/articles/${encodeURIComponent(id)}`);
  } catch (error) {
    throw renamed(error, ['VALIDATION_FAILED', 'NOT_FOUND'], 'ARTICLE_NOT_FOUND');
  }
}

export const useArticle = (id: string) => useAnswer(() => articleOf(id), id);

/** The parts of an article that are shown, and the way to the next one. */
export function useParts({ id, bodyHtml, parts }: Article) {
  const [more, setMore] = useState<string[]>([]);
  const shown = [bodyHtml, ...more];
  const next = useAction(async () => {
    const part = await api.get<ArticlePart>(`/api/articles/${id}/parts/${shown.length}`);
    setMore((now) => [...now, part.bodyHtml]);
  });
  return { shown, left: Math.max(0, parts - shown.length), next };
}
