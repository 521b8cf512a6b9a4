import { App, Button } from 'antd';
import { StateWord } from '@/components/state-word';
import { useFollowers, useSyncFollowers } from '@/features/wechat/api/wechat';
import { Section } from '@/features/wechat/components/section';
import { syncWords } from '@/features/wechat/wechat-words';
import { errorLine } from '@/lib/describe-error';

export const Followers = ({ mayAct }: { mayAct: boolean }) => {
  const followers = useFollowers();
  const sync = useSyncFollowers();
  const { message } = App.useApp();
  const start = (): Promise<void> =>
    sync.mutateAsync().then(
      () => void message.success('几秒后开始核对'),
      (error: unknown) => void message.error(errorLine(error)),
    );
  const button = mayAct && (
    <Button size="small" loading={sync.isPending} onClick={() => void start()}>
      现在核对
    </Button>
  );
  return (
    <Section title="服务号关注者" query={followers} actions={button}>
      {({ following, joined, sync: last }) => {
        const { tone, text } = syncWords(last);
        return (
          <>
            <p>
              {following.toLocaleString()} 人关注，其中 {joined.toLocaleString()} 人也用小程序。
            </p>
            <p className="hint">
              <StateWord tone={tone}>{text}</StateWord> 有人关注或取消关注时随时更新，每天 03:40 与微信的名单核对一次。
            </p>
          </>
        );
      }}
    </Section>
  );
};
