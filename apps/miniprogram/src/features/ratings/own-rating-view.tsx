import type { OwnRating, RaterProof } from '@sunshine/contracts';
import { exclusionKinds, exclusionStates, ratingChannels, ratingLevels } from '@sunshine/contracts/words';
import { useState } from 'react';
import { Box, Heading, Tap, Words } from '../../components/elements';
import { scrollTo } from '../../services/navigate';
import { dayWords, momentWords } from '../../wording/dates';
import { dots } from '../../wording/rating';
import { answerLines } from './answer-lines';
import { ChangeRating } from './change-rating';
import { Mending } from './mending';

function Said({ rating }: { rating: OwnRating }) {
  const now = Date.now();
  return (
    <Box as="article" className="card plain-card">
      <Box className="card-head">
        <Words className="chip">{ratingChannels[rating.channel]}</Words>
        <Words className="card-day">{momentWords(rating.createdAt, now)}</Words>
      </Box>
      <Heading level={2} className="card-title">
        {[rating.matterName, rating.counterName].filter(Boolean).join(' · ')}
      </Heading>
      <Words as="p">
        <Words className="dots" hidden>
          {dots(rating.level)}
        </Words>
        {` ${ratingLevels[rating.level].label}`}
      </Words>
      {answerLines(rating).map(({ title, words }) => (
        <Words as="p" key={title}>{`${title}：${words}`}</Words>
      ))}
      {rating.earlier && <Words as="p" className="hint">{`${momentWords(rating.earlier.changedAt, now)}由“${ratingLevels[rating.earlier.level].label}”改来`}</Words>}
      <Words as="p" className="hint">
        {`编号 ${rating.receipt}；${rating.hasContact ? '留了联系方式' : '没有留联系方式'}`}
      </Words>
    </Box>
  );
}

function Excluded({ exclusion }: { exclusion: NonNullable<OwnRating['exclusion']> }) {
  return <Words as="p" className="told">{`${exclusion.proposedBy}提出这是${exclusionKinds[exclusion.kind]}（${exclusion.reason}）：${exclusionStates[exclusion.state]}${exclusion.decidedBy === null ? '' : `，${exclusion.decidedBy}：${exclusion.decision}`}。您的评价仍计入统计。`}</Words>;
}

function AnswerOf({ rating: { answer, answeredAt, level } }: { rating: OwnRating }) {
  if (answer === null && !ratingLevels[level].bad) return null;
  return (
    <Box className="answer">
      <Words as="p" className="field-label">
        {answeredAt === null ? '答复' : `答复（${momentWords(answeredAt, Date.now())}）`}
      </Words>
      <Words as="p">{answer ?? '还没有答复，请过几天再来看'}</Words>
    </Box>
  );
}

interface Props {
  rating: OwnRating;
  proof: RaterProof;
  onChanged: (rating: OwnRating) => void;
}

/** One's own rating with everything that came of it. */
export function OwnRatingView({ rating, proof, onChanged }: Props) {
  const [isChanging, setChanging] = useState(false);
  const turnTo = (isForm: boolean) => {
    setChanging(isForm);
    void scrollTo('.page');
  };
  const changed = (next: OwnRating) => {
    turnTo(false);
    onChanged(next);
  };
  if (isChanging && rating.form) return <ChangeRating rating={rating} form={rating.form} proof={proof} onChanged={changed} onStop={() => turnTo(false)} />;
  return (
    <>
      <Said rating={rating} />
      {rating.exclusion && <Excluded exclusion={rating.exclusion} />}
      <AnswerOf rating={rating} />
      <Mending rating={rating} proof={proof} />
      {rating.changeUntil === null ? (
        <Words as="p" className="hint">
          {rating.earlier ? '您已经改过一次，不能再改。' : '可以修改的时间已过。'}
        </Words>
      ) : (
        rating.form && (
          <Tap className="button quiet wide-button" onTap={() => turnTo(true)}>
            {`改评价（只能改一次，到${dayWords(rating.changeUntil, Date.now())}）`}
          </Tap>
        )
      )}
    </>
  );
}
