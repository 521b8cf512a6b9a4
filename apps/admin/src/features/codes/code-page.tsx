import type { CodeTargetWords } from '@sunshine/contracts';
import { codeKinds, type CodeTarget } from '@sunshine/contracts/scenes';
import { Button, Radio } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { CodeImage } from '@/components/code-image';
import { EmptyBlock } from '@/components/empty-block';
import { ErrorBlock } from '@/components/error-block';
import { LoadingBlock } from '@/components/loading-block';
import { PageHeader } from '@/components/page-header';
import { useCodeTarget } from '@/features/codes/api/codes';
import { fileNameOf, targetOfPath, widthWords, type CodeWidth } from '@/features/codes/code-words';
import { LinkPanel } from '@/features/codes/components/link-panel';
import { saveFile } from '@/lib/save-file';
import { useCodeImage } from '@/lib/use-code-image';

const widths = Object.entries(widthWords).map(([value, label]) => ({ value: Number(value) as CodeWidth, label }));

const Elsewhere = ({ kind, id, projectId }: CodeTargetWords) => (
  <>
    {kind === 'counter' && <Link to="/codes">全部服务窗口</Link>}
    {kind === 'notice' && <Link to={`/notices/${id}`}>回到公告</Link>}
    {projectId !== null && <Link to={`/codes/project/${projectId}`}>换成整个项目的码</Link>}
  </>
);

const Code = ({ words }: { words: CodeTargetWords }) => {
  const target: CodeTarget = { kind: words.kind, id: words.id };
  const [width, setWidth] = useState<CodeWidth>(430);
  const { data: image } = useCodeImage(target, width);
  const navigate = useNavigate();
  return (
    <>
      <PageHeader title={words.title}>
        <Elsewhere {...words} />
      </PageHeader>
      <div className="code-columns">
        <section className="panel" aria-label="小程序码">
          <h2>{codeKinds[words.kind]}的小程序码</h2>
          <CodeImage key={width} target={target} width={width} title={words.title} />
          <Radio.Group aria-label="尺寸" options={widths} value={width} onChange={(event) => setWidth(event.target.value as CodeWidth)} />
          <p className="button-row">
            <Button type="primary" disabled={image === undefined} onClick={() => image && saveFile(fileNameOf(words.title, image.type), image)}>
              下载图片
            </Button>
            <Button onClick={() => void navigate('poster', { relative: 'path' })}>打印海报</Button>
          </p>
        </section>
        <LinkPanel target={target} />
      </div>
    </>
  );
};

const Loaded = ({ target }: { target: CodeTarget }) => {
  const words = useCodeTarget(target);
  if (words.isPending) return <LoadingBlock />;
  if (words.isSuccess) return <Code words={words.data} />;
  return (
    <>
      <PageHeader title="小程序码" />
      <ErrorBlock error={words.error} onRetry={() => void words.refetch()} />
    </>
  );
};

export const Page = () => {
  const { kind, id } = useParams();
  const target = targetOfPath(kind, id);
  return target === null ? <EmptyBlock>这个地址不对，请从公告或服务窗口打开。</EmptyBlock> : <Loaded key={`${kind}/${id}`} target={target} />;
};
