import type { CodeTarget } from '@sunshine/contracts/scenes';
import { App, Button, Input } from 'antd';
import { useCodeLink } from '@/features/codes/api/codes';
import { errorLine } from '@/lib/describe-error';
import { toWall } from '@/lib/time';

/** A link for SMS: made on request, since WeChat counts them. */
export const LinkPanel = ({ target }: { target: CodeTarget }) => {
  const { message } = App.useApp();
  const link = useCodeLink(target);
  const copy = async (url: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(url);
      void message.success('链接已复制');
    } catch {
      // A browser may refuse the clipboard; the link stands in the field to be copied by hand.
      void message.warning('浏览器不允许复制，请选中链接手动复制');
    }
  };
  return (
    <section className="panel" aria-label="短信链接">
      <h2>短信链接</h2>
      <p className="hint">放进短信，点开就进小程序。微信规定最长 30 天有效。</p>
      {link.data === undefined ? (
        <Button loading={link.isPending} onClick={() => link.mutate()}>
          生成链接
        </Button>
      ) : (
        <div className="link-line">
          <Input readOnly aria-label="链接" value={link.data.url} onFocus={(event) => event.target.select()} />
          <Button type="primary" onClick={() => void copy(link.data.url)}>
            复制
          </Button>
        </div>
      )}
      <p className="hint" role="status">
        {link.isError && <span className="tone-late">{errorLine(link.error)}</span>}
        {link.data !== undefined && `有效至 ${toWall(link.data.expiresAt)}，到期后请重新生成。`}
      </p>
    </section>
  );
};
