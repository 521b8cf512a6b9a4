import type { Limit, Rule } from '@sunshine/contracts';
import { useState } from 'react';
import { Box, DayField, Words } from '../../components/elements';
import { Answer } from '../../components/states';
import { Unbroken } from '../../components/unbroken';
import { api } from '../../services/api';
import { useAnswer } from '../../services/use-answer';
import { dayOf } from '../../wording/dates';
import { dueWords } from './limit-words';

function Counted({ ruleId, from }: { ruleId: string; from: string }) {
  const answer = useAnswer(() => api.get<Limit>(`/api/limits/${ruleId}/on?from=${from}`));
  return (
    <Box className="answer" role="status">
      <Answer state={answer} lines={1}>
        {(limit) => (
          <>
            <Words as="p" className="limit-day">
              {dueWords(limit, Date.now())}
            </Words>
            <Words as="p">
              <Unbroken text={limit.sentence} />
            </Words>
          </>
        )}
      </Answer>
    </Box>
  );
}

/** 算一算: a start day, and what the server counts from it. */
export function LimitSum({ rule }: { rule: Rule }) {
  const [from, setFrom] = useState<string | undefined>(() => dayOf(Date.now()));
  return (
    <Box className="limit-sum">
      <DayField label={rule.startLabel ?? '开始的日子'} value={from} onChange={setFrom} />
      {from === undefined ? <Words as="p" className="hint">请选开始的日子</Words> : <Counted key={from} ruleId={rule.id} from={from} />}
    </Box>
  );
}
