import { ArticleCards } from '../../components/article-card';
import { ListEnd } from '../../components/list-end';
import type { useArticles } from './use-articles';

const EMPTY = { title: '还没有资讯', hint: '中心的公众号一发布文章，这里就会出现。' };

export function ArticleList({ list }: { list: ReturnType<typeof useArticles> }) {
  return (
    <>
      {list.items.length > 0 && <ArticleCards cards={list.items} now={Date.now()} />}
      <ListEnd list={list} empty={EMPTY} moreWords="再看 20 篇" />
    </>
  );
}
