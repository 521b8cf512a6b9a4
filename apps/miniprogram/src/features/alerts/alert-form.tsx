import type { Alert, Centre } from '@sunshine/contracts';
import { noticeTypes, tradeCategories } from '@sunshine/contracts/words';
import { useState } from 'react';
import { Choices } from '../../components/choices';
import { Box, Field, Heading, Tap, Words } from '../../components/elements';
import { Failed } from '../../components/states';
import { storage } from '../../services/storage';
import { askToBeTold, subscribeWords, templatesFor } from '../../services/subscribe';
import { useAction } from '../../services/use-answer';
import { alertOf, formOf, formOfAlert, type AlertForm as Form } from './alert-form-state';
import { saveAlert } from './api';

const optionsOf = <K extends string>(table: Record<K, { label: string }>) => (Object.keys(table) as K[]).map((value) => ({ value, label: table[value].label }));

interface PartProps {
  form: Form;
  set: (part: Partial<Form>) => void;
}

function WordFields({ form, set }: PartProps) {
  return (
    <Box as="section" className="block">
      <Heading level={2} className="block-title">
        公告里的词
      </Heading>
      <Field label="含其中任意一个" hint="几个词用空格隔开，例如：道路 桥梁" value={form.anyOf} onChange={(anyOf) => set({ anyOf })} />
      <Field label="必须都含" value={form.allOf} onChange={(allOf) => set({ allOf })} />
      <Field label="不要含" value={form.noneOf} onChange={(noneOf) => set({ noneOf })} />
    </Box>
  );
}

function KindFields({ form, set, centre }: PartProps & { centre: Centre }) {
  const regions = centre.regions.flatMap((region) => (region.code ? [{ value: region.code, label: region.name }] : []));
  return (
    <Box as="section" className="block">
      <Heading level={2} className="block-title">
        范围（不选就是不限）
      </Heading>
      <Words as="p" className="field-label">交易类别</Words>
      <Choices label="交易类别" options={optionsOf(tradeCategories)} chosen={form.categories} onChange={(categories) => set({ categories })} />
      <Words as="p" className="field-label">公告类型</Words>
      <Choices label="公告类型" options={optionsOf(noticeTypes)} chosen={form.types} onChange={(types) => set({ types })} />
      {regions.length > 0 && (
        <>
          <Words as="p" className="field-label">地区</Words>
          <Choices label="地区" options={regions} chosen={form.regions} onChange={(chosen) => set({ regions: chosen })} />
        </>
      )}
      <Box className="pair">
        <Field label="最低（万元）" kind="decimal" maxLength={12} placeholder="不限" value={form.min} onChange={(min) => set({ min })} />
        <Field label="最高（万元）" kind="decimal" maxLength={12} placeholder="不限" value={form.max} onChange={(max) => set({ max })} />
      </Box>
      <Choices label="绿色通道" options={[{ value: 'on', label: '只看绿色通道' }]} chosen={form.greenChannelOnly ? ['on'] : []} onChange={(chosen) => set({ greenChannelOnly: chosen.length > 0 })} />
    </Box>
  );
}

export function AlertForm({ alert, centre, onSaved }: { alert: Alert | undefined; centre: Centre; onSaved: (words: string) => void }) {
  const [form, setForm] = useState<Form>(() => (alert ? formOfAlert(alert) : formOf(storage.take('alert-prefill') ?? {})));
  const [problem, setProblem] = useState<string | null>(null);
  const set = (part: Partial<Form>) => setForm((now) => ({ ...now, ...part }));
  const saving = useAction(async () => {
    setProblem(null);
    const checked = alertOf(form, centre.regions);
    if ('problem' in checked) return setProblem(checked.problem);
    const answer = await askToBeTold('notice');
    await saveAlert(alert?.id, checked.alert);
    onSaved(`订阅“${checked.alert.name}”已保存。${subscribeWords(answer, templatesFor('notice').longTerm)}`);
  });
  return (
    <>
      <WordFields form={form} set={set} />
      <KindFields form={form} set={set} centre={centre} />
      <Box as="section" className="block">
        <Heading level={2} className="block-title">
          名字
        </Heading>
        <Field label="给这个订阅起个名字" hint="微信提醒里会写明是哪个订阅" maxLength={30} value={form.name} onChange={(name) => set({ name })} placeholder="不填就用条件作名字" />
      </Box>
      {problem && (
        <Words as="p" className="problem">
          {problem}
        </Words>
      )}
      {saving.error !== null && <Failed error={saving.error} kept onRetry={saving.run} />}
      <Tap className="button wide-button" disabled={saving.busy} onTap={saving.run}>
        {saving.busy ? '正在保存…' : '保存订阅'}
      </Tap>
    </>
  );
}
