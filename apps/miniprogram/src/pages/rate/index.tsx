import type { Supervision } from '@sunshine/contracts';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { Tap, Words } from '../../components/elements';
import { Frame } from '../../components/frame';
import { Answer } from '../../components/states';
import { RateForm } from '../../features/supervision/rate-form';
import { api } from '../../services/api';
import { back } from '../../services/navigate';
import { useAnswer } from '../../services/use-answer';

export default function RatePage() {
  const { counter } = useRouter().params;
  const answer = useAnswer(() => api.get<Supervision>('/api/supervision'));
  const [done, setDone] = useState(false);
  return (
    <Frame title="评价服务">
      {done ? (
        <>
          <Words as="p" className="done">
            评价已提交，谢谢您。不满意的评价会有工作人员处理。
          </Words>
          <Tap className="button wide-button" onTap={() => void back()}>
            返回
          </Tap>
        </>
      ) : (
        <Answer state={answer}>{(supervision) => <RateForm supervision={supervision} counterId={counter ?? null} onDone={() => setDone(true)} />}</Answer>
      )}
    </Frame>
  );
}
