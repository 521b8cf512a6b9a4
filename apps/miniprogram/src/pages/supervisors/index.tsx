import { useState } from 'react';
import { Choices } from '../../components/choices';
import { Frame } from '../../components/frame';
import { AppraisalResultList, PublicOpinions, Roster } from '../../features/supervisors/public-lists';

const parts = [
  { value: 'roster', label: '名单' },
  { value: 'opinions', label: '意见和答复' },
  { value: 'appraisals', label: '评议结果' },
] as const;
type Part = (typeof parts)[number]['value'];

export default function SupervisorsPage() {
  const [part, setPart] = useState<Part>('roster');
  return (
    <Frame title="特约监督员">
      <Choices<Part> label="看什么" single options={[...parts]} chosen={[part]} onChange={([next]) => next && setPart(next)} />
      {part === 'roster' && <Roster />}
      {part === 'opinions' && <PublicOpinions />}
      {part === 'appraisals' && <AppraisalResultList />}
    </Frame>
  );
}
