import type { Counter, RatingForm, ServiceMatter, Supervision } from '@sunshine/contracts';
import { formPurposes } from '@sunshine/contracts/words';
import { useState } from 'react';
import { Choices } from '../../components/choices';
import { Heading, Words } from '../../components/elements';
import { Answer } from '../../components/states';
import { api } from '../../services/api';
import { useAnswer } from '../../services/use-answer';
import { firstMatter, mattersAt } from './counter';
import { RateForm } from './rate-form';
import type { Sent } from './send-rating';

function CounterLine({ counter }: { counter: Counter | undefined }) {
  if (!counter) return <Words as="p">这个窗口的码已停用，您仍可以评价服务。</Words>;
  return (
    <Words as="p" className="about">
      {`您在评价：${counter.name}`}
    </Words>
  );
}

type Rateable = Pick<ServiceMatter, 'id' | 'name'>;

interface FormProps {
  matter: Rateable;
  counterId: string | null;
  isKiosk: boolean;
  onSent: (sent: Sent) => void;
}

function MatterForm({ matter, counterId, isKiosk, onSent }: FormProps) {
  const form = useAnswer(() => api.get<RatingForm>(`/api/rating-forms/${matter.id}`), matter.id);
  return (
    <Answer state={form} lines={1}>
      {(found) => (found.subject === matter.id ? <RateForm key={found.id} form={found} rated={{ matterId: matter.id, matterName: matter.name, token: null, counterId, isKiosk }} onSent={onSent} /> : null)}
    </Answer>
  );
}

interface Props {
  /** The counter whose code was scanned, or where the screen stands. */
  counterId: string | undefined;
  matterId: string | undefined;
  isKiosk?: boolean;
  onSent: (sent: Sent) => void;
}

/** The centre as a whole has a form too: 满意度测评表. */
const whole = { id: 'survey', name: `中心整体（${formPurposes.survey}）` };

function Matters({ supervision, counterId, matterId, isKiosk = false, onSent }: Props & { supervision: Supervision }) {
  const counter = supervision.counters.find(({ id }) => id === counterId);
  const matters: Rateable[] = counter ? mattersAt(supervision.matters, counter) : [...supervision.matters, whole];
  const [chosen, setChosen] = useState(() => firstMatter(matters, matterId));
  const matter = matters.find(({ id }) => id === chosen);
  return (
    <>
      {counterId !== undefined && <CounterLine counter={counter} />}
      <Heading level={2} className="block-title">
        办的是什么事
      </Heading>
      <Choices label="办的是什么事" single options={matters.map(({ id, name }) => ({ value: id, label: name }))} chosen={chosen ? [chosen] : []} onChange={([next]) => next && setChosen(next)} />
      {matter && <MatterForm matter={matter} counterId={counter?.id ?? null} isKiosk={isKiosk} onSent={onSent} />}
    </>
  );
}

/** Anybody's rating of a matter, without a token. */
export function OpenRate(props: Props) {
  const answer = useAnswer(() => api.get<Supervision>('/api/supervision'));
  return <Answer state={answer}>{(supervision) => <Matters {...props} supervision={supervision} />}</Answer>;
}
