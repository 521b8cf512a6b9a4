import { useState } from 'react';
import { Frame } from '../../components/frame';
import { OpenRate } from '../../features/ratings/open-rate';
import type { Sent } from '../../features/ratings/send-rating';
import { SentRating } from '../../features/ratings/sent-rating';
import { TokenRate } from '../../features/ratings/token-rate';
import { pageParams, scrollTo } from '../../services/navigate';

export default function RatePage() {
  const [{ t, counter, matter }] = useState(pageParams);
  const [sent, setSent] = useState<Sent | null>(null);
  const onSent = (done: Sent) => {
    setSent(done);
    void scrollTo('.page');
  };
  return (
    <Frame title="评价服务">
      {sent ? <SentRating sent={sent} /> : t ? <TokenRate token={t} onSent={onSent} /> : <OpenRate counterId={counter} matterId={matter} onSent={onSent} />}
    </Frame>
  );
}
