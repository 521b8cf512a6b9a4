import { useRouter, useShareAppMessage } from '@tarojs/taro';
import { Frame } from '../../components/frame';
import { Answer } from '../../components/states';
import { ArticleView } from '../../features/articles/article-view';
import { useArticle } from '../../features/articles/use-articles';
import { articleUrl } from '../../services/navigate';

export default function ArticlePage() {
  const { id = '' } = useRouter().params;
  const answer = useArticle(id);
  useShareAppMessage(() => ({ title: answer.data?.title ?? '资讯', path: articleUrl(id) }));
  return (
    <Frame title="资讯">
      <Answer state={answer}>{(article) => <ArticleView article={article} />}</Answer>
    </Frame>
  );
}
