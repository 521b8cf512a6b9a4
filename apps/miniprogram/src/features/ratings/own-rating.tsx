import type { RaterProof } from '@sunshine/contracts';
import { useState } from 'react';
import { Tap } from '../../components/elements';
import { Answer } from '../../components/states';
import { session } from '../../services/api';
import { useAnswer } from '../../services/use-answer';
import { OwnRatingView } from './own-rating-view';
import { proofOf, readBack } from './own-ratings';
import { RatingLookup } from './rating-lookup';

/** `onOther` gets the number to begin with: a mistyped code does not cost the number. */
function Found({ proof, onOther }: { proof: RaterProof; onOther: (first: string) => void }) {
  const answer = useAnswer(() => readBack(proof), `${proof.receipt} ${proof.code ?? ''}`);
  return (
    <>
      <Answer state={answer}>{(rating) => <OwnRatingView rating={rating} proof={proof} onChanged={answer.replace} />}</Answer>
      <Tap className="button quiet wide-button" onTap={() => onOther(answer.data ? '' : proof.receipt)}>
        {answer.data ? '查别的评价' : '改编号或查询码'}
      </Tap>
    </>
  );
}

/** A link names the number alone: the code is on the phone that rated, or the login stands for it. */
function firstProof(receipt: string): RaterProof | null {
  const proof = proofOf(receipt);
  return receipt !== '' && (proof.code !== null || session.token() !== undefined) ? proof : null;
}

export function OwnRatingPart({ receipt }: { receipt: string }) {
  const [proof, setProof] = useState(() => firstProof(receipt));
  const [first, setFirst] = useState(receipt);
  const other = (number: string) => {
    setFirst(number);
    setProof(null);
  };
  return proof ? <Found key={`${proof.receipt} ${proof.code ?? ''}`} proof={proof} onOther={other} /> : <RatingLookup first={first} onOpen={setProof} />;
}
