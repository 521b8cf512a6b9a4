import type { OwnRating, RaterProof, RaterRectification, RectificationStep } from '@sunshine/contracts';
import { ratingLevels, rectificationStates, rectificationSteps } from '@sunshine/contracts/words';
import { Box, Heading, Words } from '../../components/elements';
import { Answer } from '../../components/states';
import { Unbroken } from '../../components/unbroken';
import { useAnswer } from '../../services/use-answer';
import { dayWords, postedWords } from '../../wording/dates';
import { ConfirmMending } from './confirm-mending';
import { rectificationOf } from './own-ratings';

function Step({ step }: { step: RectificationStep }) {
  const reached = step.reached === null ? '' : step.reached ? '，联系上了' : '，没联系上';
  return (
    <Box as="li" className="step step-plain">
      <Words as="p" className="hint">
        {[postedWords(step.at, Date.now()), step.by].filter(Boolean).join(' · ')}
      </Words>
      <Words as="p">{`${rectificationSteps[step.kind]}${reached}${step.level === null ? '' : `（${ratingLevels[step.level].label}）`}${step.text ? `：${step.text}` : ''}`}</Words>
    </Box>
  );
}

/** The day it is due, and whether that is past. */
function clockOf({ state, dueOn, overdue, limitSentence }: RaterRectification): string {
  if (dueOn === null) return '期限要等来年放假安排公布后才能算';
  const day = dayWords(dueOn, Date.now());
  return state === 'closed' ? `期限是${day}。${limitSentence}` : `${overdue ? `已超过期限${day}` : `最迟${day}办完`}。${limitSentence}`;
}

const endOf = ({ closedBy, closeReason }: RaterRectification) => (closedBy === 'supervisor' ? `特约监督员办结：${closeReason ?? ''}` : closedBy === 'rater' ? '您认可后办结' : '');

function Mended({ found, rating, proof, onAnswered }: { found: RaterRectification; rating: OwnRating; proof: RaterProof; onAnswered: (next: RaterRectification) => void }) {
  return (
    <Box as="section" className="block">
      <Heading level={2} className="block-title">
        {`整改：${rectificationStates[found.state]}`}
      </Heading>
      <Words as="p">{`责任人：${found.responsibleName}`}</Words>
      <Words as="p" className={found.overdue ? 'late-words' : ''}>
        <Unbroken text={clockOf(found)} />
      </Words>
      {endOf(found) && <Words as="p">{endOf(found)}</Words>}
      {found.secondLevel !== null && <Words as="p">{`您再评为：${ratingLevels[found.secondLevel].label}`}</Words>}
      <Box as="ol" className="steps">
        {found.steps.map((step) => (
          <Step key={step.id} step={step} />
        ))}
      </Box>
      {found.proposal !== null && <Words as="p" className="about">{`中心说改好了：${found.proposal}`}</Words>}
      {found.mayAnswer && <ConfirmMending rating={rating} proof={proof} onAnswered={onAnswered} />}
    </Box>
  );
}

/** What is done about a bad rating; nothing for those that nothing has to be done about. */
export function Mending({ rating, proof }: { rating: OwnRating; proof: RaterProof }) {
  const answer = useAnswer(() => rectificationOf(proof, rating.id), `${rating.id} ${rating.level}`);
  return <Answer state={answer} lines={1}>{(found) => found && <Mended found={found} rating={rating} proof={proof} onAnswered={answer.replace} />}</Answer>;
}
