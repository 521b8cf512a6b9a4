import type { OwnRating, RaterProof, RaterRectification } from '@sunshine/contracts';
import type { RatingLevel } from '@sunshine/contracts/words';
import { useState } from 'react';
import { Choices } from '../../components/choices';
import { Heading, Words } from '../../components/elements';
import { FormFoot } from '../../components/form-foot';
import { LevelChoice } from '../../components/level-choice';
import { getCentre } from '../../services/centre';
import { useAction, useAnswer } from '../../services/use-answer';
import { confirmMending } from './own-ratings';

const verdicts = [
  { value: 'mended' as const, label: '改好了' },
  { value: 'not' as const, label: '没有改好' },
];

interface ReasonsProps {
  chosen: string[];
  onChange: (reasons: string[]) => void;
}

/** The centre's list of reasons; without it the verdict alone is enough. */
function Reasons({ chosen, onChange }: ReasonsProps) {
  const centre = useAnswer(getCentre);
  const reasons = centre.data?.ratingReasons ?? [];
  if (reasons.length === 0) return null;
  return (
    <>
      <Words as="p" className="field-label">
        还有哪里没改好（可不选）
      </Words>
      <Choices label="还有哪里没改好" options={reasons.map((reason) => ({ value: reason, label: reason }))} chosen={chosen} onChange={onChange} />
    </>
  );
}

interface Props {
  rating: OwnRating;
  proof: RaterProof;
  onAnswered: (next: RaterRectification) => void;
}

/** 二次评价: only the rater's own word, or a supervisor's, ends a rectification. */
export function ConfirmMending({ rating, proof, onAnswered }: Props) {
  const [verdict, setVerdict] = useState<'mended' | 'not' | null>(null);
  const [level, setLevel] = useState<RatingLevel | undefined>();
  const [reasons, setReasons] = useState<string[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const sending = useAction(async () => {
    setProblem(verdict === null ? '请说改好没有' : level === undefined ? '请选择现在的满意程度' : null);
    if (verdict === null || level === undefined) return;
    onAnswered(await confirmMending(proof, rating.id, { accepted: verdict === 'mended', level, reasons: verdict === 'not' ? reasons : [] }));
  });
  return (
    <>
      <Heading level={3} className="block-title">
        改好了吗？由您说了算
      </Heading>
      <Choices label="改好了吗" single options={verdicts} chosen={verdict === null ? [] : [verdict]} onChange={([next]) => next && setVerdict(next)} />
      {verdict === 'not' && <Reasons chosen={reasons} onChange={setReasons} />}
      <Words as="p" className="field-label">
        现在满意吗
      </Words>
      <LevelChoice label="现在满意吗" level={level} onChange={setLevel} />
      <FormFoot problem={problem} sending={sending} yes="提交" doing="正在提交…" />
    </>
  );
}
