import { useState } from 'react';
import { Choices } from '../../components/choices';
import { Frame } from '../../components/frame';
import { ExcludedPart } from '../../features/figures/excluded-part';
import { FiguresPart } from '../../features/figures/figures-part';
import { RectificationsPart } from '../../features/figures/rectifications-part';

const parts = [
  { value: 'figures' as const, label: '统计' },
  { value: 'rectifications' as const, label: '整改结果' },
  { value: 'excluded' as const, label: '认定不实' },
];

/** What the centre's ratings say: public, without a login. */
export default function FiguresPage() {
  const [part, setPart] = useState<(typeof parts)[number]['value']>('figures');
  return (
    <Frame title="评价统计">
      <Choices label="看什么" single options={parts} chosen={[part]} onChange={([next]) => next && setPart(next)} />
      {part === 'figures' && <FiguresPart />}
      {part === 'rectifications' && <RectificationsPart />}
      {part === 'excluded' && <ExcludedPart />}
    </Frame>
  );
}
