import type { Rating } from '@sunshine/contracts';
import { ratingChannels, ratingLevels } from '@sunshine/contracts/words';
import { App, Drawer } from 'antd';
import type { ReactNode } from 'react';
import { AnswerForm } from '@/components/answer-form';
import { Facts } from '@/components/facts';
import { useAnswerRating } from '@/features/voices/api/answer';
import { GivenAnswer } from '@/components/given-answer';
import { TextMark } from '@/components/text-mark';
import { ExclusionSection } from '@/features/voices/components/exclusion-section';
import { RaterContact } from '@/features/voices/components/rater-contact';
import { RatingAnswers } from '@/features/voices/components/rating-answers';
import { ratedAt } from '@/features/voices/rated-at';
import { may } from '@/lib/abilities';
import { useMember } from '@/lib/use-session';

interface Props {
  shown: Rating;
  onClose: () => void;
}

const factsOf = (shown: Rating): [string, ReactNode][] => [
  ['评价时间', ratedAt(shown)],
  ['方式', shown.enteredBy === null ? ratingChannels[shown.channel] : `${ratingChannels.paper} · ${shown.enteredBy}`],
  ['窗口', shown.counterName ?? '没有扫窗口码'],
  ['办理人', shown.handledBy ?? '没有登记'],
  ...(shown.earlierLevel === null ? [] : ([['原来的评价', ratingLevels[shown.earlierLevel].label]] as [string, ReactNode][])),
  ['联系方式', <RaterContact rating={shown} />],
];

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
      <Facts items={factsOf(shown)} />
      <h2>回答</h2>
      <TextMark textState={shown.commentState} />
      <RatingAnswers id={shown.id} />
      {shown.answer !== null && <GivenAnswer answer={shown.answer} answeredAt={shown.answeredAt} answeredBy={shown.answeredBy} />}
      {shown.answer === null && may(role, 'ratings.answer') && <AnswerForm keepAs={`rating.${shown.id}`} consequence="评价人登录过的，会在微信里收到答复；发出后不能修改。" onSend={send} />}
      <ExclusionSection rating={shown} mayPropose={may(role, 'exclusions.propose')} />
    </Drawer>
  );
};
