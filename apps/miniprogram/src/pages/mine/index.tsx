import { useDidShow, usePullDownRefresh } from '@tarojs/taro';
import { useRef, useState } from 'react';
import { Tap } from '../../components/elements';
import { Frame } from '../../components/frame';
import { Answer, Empty } from '../../components/states';
import { AccountBlock, MeView } from '../../features/account/me-view';
import { Settings } from '../../features/account/settings';
import { askMe } from '../../features/account/use-me';
import { session } from '../../services/api';
import { stopRefreshing } from '../../services/navigate';
import { useAnswer } from '../../services/use-answer';
import { useCloseWatch } from '../../services/watch';

function Account({ visit }: { visit: number }) {
  const answer = useAnswer(askMe, String(visit));
  return (
    <Answer state={answer}>
      {(data) => (
        <>
          <MeView answer={data} />
          <AccountBlock me={data.me} />
        </>
      )}
    </Answer>
  );
}

export default function MinePage() {
  const [isWanted, setWanted] = useState(() => session.token() !== undefined);
  const [visit, setVisit] = useState(0);
  const shown = useRef(0);
  useDidShow(() => {
    setWanted(session.token() !== undefined);
    if (shown.current++ > 0) setVisit((now) => now + 1);
  });
  useCloseWatch();
  usePullDownRefresh(() => {
    setVisit((now) => now + 1);
    stopRefreshing();
  });
  return (
    <Frame title="我的" tab="mine">
      {isWanted ? (
        <Account visit={visit} />
      ) : (
        <Empty title="看公告、打电话、评价都不用登录" hint="登录后可以订阅公告、关注项目，在微信里收到提醒。只用微信给的编号，手机号可以不留，不要您的头像。">
          <Tap className="button" onTap={() => setWanted(true)}>
            微信登录
          </Tap>
        </Empty>
      )}
      <Settings />
    </Frame>
  );
}
