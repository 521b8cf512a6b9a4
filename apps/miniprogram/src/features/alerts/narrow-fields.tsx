import { noticeTypes, tradeCategories } from '@sunshine/contracts/words';
import { useState } from 'react';
import { Choices } from '../../components/choices';
import { Box, Field, Words } from '../../components/elements';
import { Fold } from '../../components/fold';
import { isNarrowed, type AlertForm } from './alert-form-state';
import { PartyField } from './party-field';

const optionsOf = <K extends string>(table: Record<K, { label: string }>) => (Object.keys(table) as K[]).map((value) => ({ value, label: table[value].label }));

interface PartProps {
  form: AlertForm;
  set: (part: Partial<AlertForm>) => void;
}

function Kinds({ form, set }: PartProps) {
  return (
    <>
      <Words as="p" className="field-label">交易类别</Words>
      <Choices label="交易类别" options={optionsOf(tradeCategories)} chosen={form.categories} onChange={(categories) => set({ categories })} />
      <Words as="p" className="field-label">公告类型</Words>
      <Choices label="公告类型" options={optionsOf(noticeTypes)} chosen={form.types} onChange={(types) => set({ types })} />
    </>
  );
}

/** What narrows an alert further; nothing chosen narrows nothing. */
export function NarrowFields({ form, set }: PartProps) {
  const [isOpen, setOpen] = useState(() => isNarrowed(form));
  return (
    <Fold title="更多条件" note="必须含、不要含、类别、类型、金额、业主、代理、绿色通道" isOpen={isOpen} onToggle={() => setOpen(!isOpen)}>
      <Field label="必须都含" value={form.allOf} onChange={(allOf) => set({ allOf })} />
      <Field label="不要含" value={form.noneOf} onChange={(noneOf) => set({ noneOf })} />
      <Kinds form={form} set={set} />
      <Box className="pair">
        <Field label="最低（万元）" kind="decimal" maxLength={12} placeholder="不限" value={form.min} onChange={(min) => set({ min })} />
        <Field label="最高（万元）" kind="decimal" maxLength={12} placeholder="不限" value={form.max} onChange={(max) => set({ max })} />
      </Box>
      <PartyField label="业主单位" role="owner" chosen={form.owners} onChange={(owners) => set({ owners })} />
      <PartyField label="代理机构" role="agency" chosen={form.agencies} onChange={(agencies) => set({ agencies })} />
      <Words as="p" className="field-label">绿色通道</Words>
      <Choices label="绿色通道" options={[{ value: 'on', label: '只看绿色通道' }]} chosen={form.greenChannelOnly ? ['on'] : []} onChange={(chosen) => set({ greenChannelOnly: chosen.length > 0 })} />
    </Fold>
  );
}
