import type { Article } from '@sunshine/contracts';
import { Box, Heading, Rich, Tap, Words } from '../../components/elements';
import { useOpening } from '../../components/opening';
import { Failed } from '../../components/states';
import { withServer } from '../../services/http-send';
import { platform } from '../../services/platform';
import { dayWords } from '../../wording/dates';
import { useParts } from './use-articles';

function Body({ article }: { article: Article }) {
  const { shown, left, next } = useParts(article);
  return (
    <Box className="article-body">
      {shown.map((html, at) => (
        <Rich key={at} html={withServer(html)} text="" />
      ))}
      {next.error !== null && <Failed error={next.error} onRetry={next.run} />}
      {left > 0 && next.error === null && (
        <Tap className="button quiet" disabled={next.busy} onTap={next.run}>
          {next.busy ? '正在读取…' : `继续阅读（还有 ${left} 段）`}
        </Tap>
      )}
    </Box>
  );
}

/** The original at WeChat: its videos and cards play there only. */
function Original({ url }: { url: string }) {
  const opening = useOpening(() => platform.openArticle(url));
  return (
    <>
      <Tap className="button quiet" onTap={opening.run}>
        {platform.readsArticles() ? '在微信中打开' : '打开公众号原文'}
      </Tap>
      {opening.ending}
    </>
  );
}

export function ArticleView({ article }: { article: Article }) {
  const { title, author, digest, publishedAt, hasBody, wechatUrl } = article;
  return (
    <Box as="article">
      <Heading level={2} className="project-name">
        {title}
      </Heading>
      <Words as="p" className="hint">
        {[author, dayWords(publishedAt, Date.now())].filter(Boolean).join(' · ')}
      </Words>
      {hasBody ? (
        <Body article={article} />
      ) : (
        <Box className="article-body">
          {digest && <Words as="p">{digest}</Words>}
          <Words as="p" className="hint">
            {wechatUrl ? '这篇文章的正文请看公众号原文。' : '这篇文章没有文字内容。'}
          </Words>
        </Box>
      )}
      {wechatUrl && <Original url={wechatUrl} />}
    </Box>
  );
}
