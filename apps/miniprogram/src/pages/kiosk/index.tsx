import { useState } from 'react';
import { Tap } from '../../components/elements';
import { Frame } from '../../components/frame';
import { IdleWarning } from '../../features/kiosk/idle-warning';
import { KioskHome } from '../../features/kiosk/kiosk-home';
import { useIdle } from '../../features/kiosk/use-idle';
import { OpenRate } from '../../features/ratings/open-rate';
import type { Sent } from '../../features/ratings/send-rating';
import { ReadBackKey } from '../../features/ratings/sent-rating';
import { pageParams, scrollTo } from '../../services/navigate';

/** A touch screen in the hall (h5 only): what one person did is gone before the next comes. */
export default function KioskPage() {
  const [{ counter }] = useState(pageParams);
  const [isRating, setRating] = useState(false);
  const [sent, setSent] = useState<Sent | null>(null);
  const turnTo = (rating: boolean, done: Sent | null) => {
    setRating(rating);
    setSent(done);
    void scrollTo('.page');
  };
  const goHome = () => turnTo(false, null);
  const secondsLeft = useIdle(isRating, goHome);
  const leave = (
    <Tap className="button quiet wide-button" onTap={goHome}>
      {sent ? '完成，回到首页' : '不评了，回到首页'}
    </Tap>
  );
  return (
    <Frame title="评价服务" kiosk over={secondsLeft !== null && <IdleWarning secondsLeft={secondsLeft} onStay={() => undefined} onLeave={goHome} />}>
      {!isRating && <KioskHome counterId={counter} onRate={() => turnTo(true, null)} />}
      {isRating && (sent ? <ReadBackKey sent={sent} /> : <OpenRate counterId={counter} matterId={undefined} isKiosk onSent={(done) => turnTo(true, done)} />)}
      {isRating && leave}
    </Frame>
  );
}
