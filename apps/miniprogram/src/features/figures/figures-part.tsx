import type { Figures } from '@sunshine/contracts';
import { figureGroups, type FigureGroup } from '@sunshine/contracts/words';
import { useState } from 'react';
import { Choices } from '../../components/choices';
import { Answer } from '../../components/states';
import { api } from '../../services/api';
import { useAnswer } from '../../services/use-answer';
import { periods, spanOf, type Period } from './figure-words';
import { FiguresView } from './figures-view';

const optionsOf = <K extends string>(words: Record<K, string>) => (Object.keys(words) as K[]).map((value) => ({ value, label: words[value] }));
const groupOptions = optionsOf(figureGroups).map(({ value, label }) => ({ value, label: `按${label}` }));

export function FiguresPart() {
  const [period, setPeriod] = useState<Period>('year');
  const [by, setBy] = useState<FigureGroup>('month');
  const answer = useAnswer(() => api.get<Figures>('/api/figures', { query: { ...spanOf(period, Date.now()), by } }), `${period} ${by}`);
  return (
    <>
      <Choices label="哪段时间" single options={optionsOf(periods)} chosen={[period]} onChange={([next]) => next && setPeriod(next)} />
      <Choices label="怎么分开看" single options={groupOptions} chosen={[by]} onChange={([next]) => next && setBy(next)} />
      <Answer state={answer}>{(figures) => <FiguresView figures={figures} />}</Answer>
    </>
  );
}
