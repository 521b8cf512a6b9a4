import type { Rating } from '@sunshine/contracts';
import { ratingLevels } from '@sunshine/contracts/words';
import { App, Drawer } from 'antd';
import { AnswerForm } from '@/components/answer-form';
import { Facts } from '@/components/facts';
import { useAnswerRating } from '@/features/voices/api/answer';
import { GivenAnswer } from '@/components/given-answer';
import { TextMark } from '@/components/text-mark';
import { may } from '@/lib/abilities';
import { toWall } from '@/lib/time';
import { useMember } from '@/lib/use-session';

interface Props {
  shown: Rating;
  onClose: () => void;
}

export const RatingDrawer = ({ shown, onClose }: Props) => {
  const { role } = useMember();
  const { message } = App.useApp();
  const answerRating = useAnswerRating();
  const send = async (answer: string): Promise<void> => {
    await answerRating.mutateAsync({ id: shown.id, answer });
    void message.success('答复已发出');
    onClose();
  };
  return (
    <Drawer open title={`${shown.matterName} · ${ratingLevels[shown.level].label}`} size={520} onClose={onClose}>
      <Facts
        items={[
          ['评价时间', toWall(shown.createdAt)],
          ['窗口', shown.counterName ?? '没有扫窗口码'],
          ['原因', shown.reasons.length === 0 ? '没有选择' : shown.reasons.join('、')],
        ]}
      />
      <h2>留言</h2>
      <TextMark textState={shown.commentState} />
      <p className="said">{shown.comment === '' ? '没有留言' : shown.comment}</p>
      {shown.answer !== null && <GivenAnswer answer={shown.answer} answeredAt={shown.answeredAt} answeredBy={shown.answeredBy} />}
      {shown.answer === null && may(role, 'ratings.answer') && <AnswerForm keepAs={`rating.${shown.id}`} consequence="评价人登录过的，会在微信里收到答复；发出后不能修改。" onSend={send} />}
    </Drawer>
  );
};
