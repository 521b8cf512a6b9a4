import type { Centre, CodeTargetWords } from '@sunshine/contracts';
import { Button } from 'antd';
import { Link, useParams } from 'react-router';
import { CodeImage } from '@/components/code-image';
import { EmptyBlock } from '@/components/empty-block';
import { ErrorBlock } from '@/components/error-block';
import { LoadingBlock } from '@/components/loading-block';
import type { CodeTarget } from '@sunshine/contracts/scenes';
import { useCodeTarget } from '@/features/codes/api/codes';
import { invitations, targetOfPath } from '@/features/codes/code-words';
import { useCentre } from '@/lib/use-centre';
import { usePageTitle } from '@/lib/use-page-title';

const PRINT_WIDTH = 1280;
/** More characters than this take a smaller type, so that the whole title stands on the page. */
const LONG_TITLE = 60;

const Sheet = ({ words, centre }: { words: CodeTargetWords; centre: Centre }) => {
  usePageTitle(`海报 ${words.title}`);
  return (
    <article className={`poster poster-${words.kind}`} aria-label="海报">
      <header>
        <p className="poster-platform">{centre.platformName}</p>
        <p className="poster-centre">{centre.name}</p>
      </header>
      <h1 className={words.title.length > LONG_TITLE ? 'poster-long' : ''}>{words.title}</h1>
      <CodeImage target={{ kind: words.kind, id: words.id }} width={PRINT_WIDTH} title={words.title} />
      <p className="poster-invitation">{invitations[words.kind]}</p>
      <footer>
        {centre.hotlines.map(({ name, number, hours }) => (
          <p key={number}>
            {name} <strong>{number}</strong> <small>{hours}</small>
          </p>
        ))}
      </footer>
    </article>
  );
};

const Loaded = ({ target }: { target: CodeTarget }) => {
  const words = useCodeTarget(target);
  const centre = useCentre();
  const failed = [words, centre].find(({ isError }) => isError);
  if (failed) return <ErrorBlock error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!words.data || !centre.data) return <LoadingBlock />;
  return <Sheet words={words.data} centre={centre.data} />;
};

/** One A4 page; what is above it stays on the screen. */
export const Page = () => {
  const { kind, id } = useParams();
  const target = targetOfPath(kind, id);
  return (
    <main className="poster-page">
      <div className="poster-bar">
        <Link to={`/codes/${kind}/${id}`}>返回</Link>
        <span className="hint">A4 纵向一页</span>
        <Button type="primary" onClick={() => window.print()}>
          打印
        </Button>
      </div>
      {target === null ? <EmptyBlock>这个地址不对，请从公告或服务窗口打开。</EmptyBlock> : <Loaded target={target} />}
    </main>
  );
};
