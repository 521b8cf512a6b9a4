import { useDidShow, usePullDownRefresh } from '@tarojs/taro';
import { useRef } from 'react';
import { Frame } from '../../components/frame';
import { Answer } from '../../components/states';
import { Headline, HomeView } from '../../features/home/home-view';
import { SearchEntry } from '../../features/home/search-entry';
import { useHome } from '../../features/home/use-home';
import { knownCentre } from '../../services/centre';
import { lookAtInbox } from '../../services/me';
import { stopRefreshing } from '../../services/navigate';

const FRESH_MS = 5 * 60_000;

export default function HomePage() {
  const home = useHome();
  const shown = useRef(0);
  const askedAt = useRef(Date.now());
  usePullDownRefresh(() => {
    void home.reload().then(stopRefreshing);
  });
  // The first showing makes one request only; WeChat may keep the page for hours, and "today" does not last.
  useDidShow(() => {
    if (shown.current++ === 0) return;
    if (Date.now() - askedAt.current > FRESH_MS) {
      askedAt.current = Date.now();
      void home.reload();
    }
    void lookAtInbox();
  });
  return (
    <Frame title={home.data?.centre.platformName ?? knownCentre()?.platformName ?? '阳光交易'} tab="home">
      <Headline home={home.data} />
      <SearchEntry />
      <Answer state={home}>{(data) => <HomeView home={data} />}</Answer>
    </Frame>
  );
}
