import type { Centre } from '@sunshine/contracts';
import { App, Button, QRCode } from 'antd';
import type { Registered } from '@/features/services/components/register-form';
import { rateUrl } from '@/lib/phone-url';
import { toWall } from '@/lib/time';

const QR_SIZE = 200;

/** What the person takes along: shown on the screen to be scanned, printed as a slip, or copied into a message. */
export const Slip = ({ registered, centre, onNext }: { registered: Registered; centre: Centre; onNext: () => void }) => {
  const { message } = App.useApp();
  const { id, token, expiresAt, matterName } = registered;
  const url = rateUrl(window.location.origin, { t: token });
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(url);
      void message.success('链接已复制');
    } catch {
      // A browser may refuse the clipboard.
      void message.warning('浏览器不允许复制，请让群众扫码');
    }
  };
  return (
    <section className="panel slip-panel" aria-label="评价凭条">
      <article className="slip">
        <p>{centre.name}</p>
        <h2>请您评价：{matterName}</h2>
        <QRCode type="svg" size={QR_SIZE} bordered={false} value={url} aria-label="评价这次服务的二维码" />
        <p>微信扫一扫，只能评价一次，可以不留名</p>
        <p>
          编号 {id.slice(-6)} · {toWall(expiresAt)} 前有效
        </p>
      </article>
      <div className="no-print">
        <p className="hint">这个二维码只显示这一次，关掉后不能再打开。请把屏幕转给群众，工作人员不要代评。</p>
        <p className="button-row">
          <Button onClick={() => window.print()}>打印凭条</Button>
          <Button onClick={() => void copy()}>复制链接</Button>
          <Button type="primary" onClick={onNext}>
            登记下一件
          </Button>
        </p>
      </div>
    </section>
  );
};
