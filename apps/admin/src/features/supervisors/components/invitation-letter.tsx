import type { Invited } from '@sunshine/contracts';
import { Button } from 'antd';
import { CodeImage } from '@/components/code-image';
import { LoadingBlock } from '@/components/loading-block';
import { toWall } from '@/lib/time';
import { useCentre } from '@/lib/use-centre';
import { useCodeImage } from '@/lib/use-code-image';

const ACCEPT = { kind: 'page', id: 'supervisor-accept' } as const;
const WIDTH = 280;

/** The one time that the code is shown: to be printed or written down. */
export const InvitationLetter = ({ invited: { supervisor, code, codeUntil }, onClose }: { invited: Invited; onClose: () => void }) => {
  const centre = useCentre();
  // Without WeChat the words above show the way.
  const { isError: hasNoImage } = useCodeImage(ACCEPT, WIDTH);
  if (!centre.data) return <LoadingBlock />;
  return (
    <section className="letter" aria-label="聘任邀请">
      <div className="letter-bar">
        <strong role="status">邀请码只显示这一次，关闭后不能再看，只能重发。</strong>
        <Button onClick={onClose}>已交给本人，关闭</Button>
        <Button type="primary" onClick={() => window.print()}>
          打印
        </Button>
      </div>
      <article>
        <p>{centre.data.name}</p>
        <h1>特约监督员聘任邀请</h1>
        <p>
          {supervisor.name}（{supervisor.identity}，{supervisor.unit}）：
        </p>
        <p>
          聘请您担任特约监督员，任期 {supervisor.startsOn} 至 {supervisor.endsOn}（{supervisor.appointmentNo}）。
        </p>
        <p>
          请在微信小程序「{centre.data.platformName}」的「监督 › 我是监督员 › 输入邀请码」里填写邀请码，{toWall(codeUntil)} 前有效，只能由您本人使用一次：
        </p>
        <p className="letter-code" aria-label={`邀请码 ${code}`}>
          {code}
        </p>
        {!hasNoImage && <CodeImage target={ACCEPT} width={WIDTH} title="接受聘任" />}
        <p className="hint">{hasNoImage ? '' : '微信扫一扫打开填写邀请码的页面；扫不开时照上面的办法找到它。'}请不要把邀请码告诉别人。</p>
      </article>
    </section>
  );
};
