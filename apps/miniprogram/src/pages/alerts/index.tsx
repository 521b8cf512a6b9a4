import { useDidShow } from '@tarojs/taro';
import { useRef } from 'react';
import { Tap } from '../../components/elements';
import { Frame } from '../../components/frame';
import { Answer, Empty } from '../../components/states';
import { Reminders } from '../../components/top-up';
import { AlertCards, useRemoval } from '../../features/alerts/alert-list';
import { listWithCentre } from '../../features/alerts/api';
import { usePause } from '../../features/alerts/pause-sheet';
import { retryHelps } from '../../services/errors';
import { useAnswer } from '../../services/use-answer';

export default function AlertsPage() {
  const alerts = useAnswer(listWithCentre);
  const reload = () => void alerts.reload();
  const removal = useRemoval(reload);
  const pause = usePause(reload);
  const shown = useRef(0);
  useDidShow(() => {
    if (shown.current++ > 0) reload();
  });
  // Where these cannot be read whatever one does, none can be made either.
  const add = retryHelps(alerts.error) && <Tap className="button" to="/pages/alert/index">新建订阅</Tap>;
  return (
    <Frame title="我的订阅" over={removal.sheet ?? pause.sheet} footer={add}>
      <Reminders />
      <Answer state={alerts}>
        {({ items, centre }) =>
          items.length > 0 ? (
            <AlertCards alerts={items} regions={centre.regions} onPause={pause.ask} onChanged={reload} onRemove={removal.ask} />
          ) : (
            <Empty title="还没有订阅" hint="订阅后，一有符合条件的公告就在微信里通知您。可以在“公告”里筛选好，再把条件存为订阅。" />
          )
        }
      </Answer>
    </Frame>
  );
}
