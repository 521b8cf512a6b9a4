import type { Supervision } from '@sunshine/contracts';
import { useDidShow } from '@tarojs/taro';
import { useRef } from 'react';
import { Frame } from '../../components/frame';
import { Answer } from '../../components/states';
import { SupervisionView } from '../../features/supervision/supervision-view';
import { api } from '../../services/api';
import { lookAtInbox } from '../../services/me';
import { useAnswer } from '../../services/use-answer';

export default function SupervisionPage() {
  const answer = useAnswer(() => api.get<Supervision>('/api/supervision'));
  const shown = useRef(0);
  // Back from rating, or hours later: the figures and whether somebody answers the telephone have changed.
  useDidShow(() => {
    if (shown.current++ > 0) void answer.reload();
    void lookAtInbox();
  });
  return (
    <Frame title="监督" tab="supervision">
      <Answer state={answer}>{(supervision) => <SupervisionView supervision={supervision} />}</Answer>
    </Frame>
  );
}
