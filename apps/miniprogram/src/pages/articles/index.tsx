import { usePullDownRefresh, useReachBottom } from '@tarojs/taro';
import { Box } from '../../components/elements';
import { Frame } from '../../components/frame';
import { Answer, Failed } from '../../components/states';
import { AccountPanel } from '../../features/articles/account-panel';
import { ArticleList } from '../../features/articles/article-list';
import { useAccount, useArticles } from '../../features/articles/use-articles';
import { stopRefreshing } from '../../services/navigate';

export default function ArticlesPage() {
  const list = useArticles();
  const account = useAccount();
  useReachBottom(list.more);
  usePullDownRefresh(() => {
    void list.reload().then(stopRefreshing);
  });
  // One cause is told once, and one tap tries both again.
  if (list.error !== null && !list.first && account.error !== null && !account.data) {
    const again = () => {
      void account.reload();
      void list.reload();
    };
    return (
      <Frame title="资讯">
        <Failed error={list.error} onRetry={again} />
      </Frame>
    );
  }
  return (
    <Frame title="资讯">
      <Answer state={account} lines={1}>
        {(data) => <AccountPanel account={data} />}
      </Answer>
      <Box as="section" className="block">
        <ArticleList list={list} />
      </Box>
    </Frame>
  );
}
