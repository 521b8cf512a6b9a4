import type { RaterProof } from '@sunshine/contracts';
import { useState } from 'react';
import { Box, Field, Heading, Tap } from '../../components/elements';
import { Problem } from '../../components/form-foot';
import { MenuRow } from '../../components/menu-row';
import { Answer } from '../../components/states';
import { useAnswer } from '../../services/use-answer';
import { normalCode, normalReceipt } from '../../wording/receipt';
import { knownRatings, proofOf, type KnownRating } from './own-ratings';

function Known({ ratings, onOpen }: { ratings: KnownRating[]; onOpen: (receipt: string) => void }) {
  if (ratings.length === 0) return null;
  return (
    <Box as="section" className="block">
      <Heading level={2} className="block-title">
        我评价过的
      </Heading>
      <Box as="ul" className="rows">
        {ratings.map(({ receipt, matterName }) => (
          <MenuRow key={receipt} title={matterName} note={receipt} onTap={() => onOpen(receipt)} />
        ))}
      </Box>
    </Box>
  );
}

/** Finds a rating by its number and code, or among those that this phone or login gave. */
export function RatingLookup({ first, onOpen }: { first: string; onOpen: (proof: RaterProof) => void }) {
  const [receipt, setReceipt] = useState(first);
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const known = useAnswer(knownRatings);
  const look = () => {
    const [number, key] = [normalReceipt(receipt), normalCode(code)];
    setProblem(number === null ? '编号形如 20261122-7K3F9M2QXW，请照原样填写' : key === null ? '查询码是 6 位字母或数字' : null);
    if (number !== null && key !== null) onOpen({ receipt: number, code: key });
  };
  return (
    <>
      <Field label="编号" hint="评价后给您的编号" maxLength={30} value={receipt} onChange={setReceipt} onConfirm={look} placeholder="20261122-7K3F9M2QXW" />
      <Field label="查询码" hint="和编号一起给您的 6 位码" maxLength={12} value={code} onChange={setCode} onConfirm={look} placeholder="7K3F9M" />
      <Problem words={problem} />
      <Tap className="button wide-button" onTap={look}>
        查询
      </Tap>
      <Answer state={known} lines={1}>
        {(ratings) => <Known ratings={ratings} onOpen={(number) => onOpen(proofOf(number))} />}
      </Answer>
    </>
  );
}
