import { useState } from 'react';
import { Frame } from '../../components/frame';
import { useTopUpSheet } from '../../components/top-up';
import { OwnRatingPart } from '../../features/ratings/own-rating';
import { pageParams } from '../../services/navigate';

export default function MyRatingPage() {
  const [{ receipt = '', topup }] = useState(pageParams);
  const topUp = useTopUpSheet(topup === '1', 'answer');
  return (
    <Frame title="我的评价" over={topUp}>
      <OwnRatingPart receipt={receipt} />
    </Frame>
  );
}
