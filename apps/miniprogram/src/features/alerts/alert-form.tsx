import type { Alert, AlertTiming, Centre } from '@sunshine/contracts';
import { useRef, useState } from 'react';
import { Choices } from '../../components/choices';
import { Box, Field, Heading } from '../../components/elements';
import { FormFoot } from '../../components/form-foot';
import { Reminders } from '../../components/top-up';
import { storage } from '../../services/storage';
import { askToBeTold, subscribeWords, templatesFor } from '../../services/subscribe';
import { useAction } from '../../services/use-answer';
import { alertOf, conditionsOf, formOf, formOfAlert, isEverything, type AlertForm as Form } from './alert-form-state';
import { AlertPreview } from './alert-preview';
import { saveAlert } from './api';
import { everythingWords } from './preview-words';
import { NarrowFields } from './narrow-fields';
import { TimingFields } from './timing-fields';
import { WordFields } from './word-fields';

export interface Saved {
  words: string;
  /** The person just allowed a reminder. */
  isAllowed: boolean;
}

interface AlertFormProps {
  alert: Alert | undefined;
  centre: Centre;
  onSaved: (saved: Saved) => void;
}

/** What was handed over from the notice list, or nothing. */
function prefilled(): Form {
  const { conditions, parties } = storage.take('alert-prefill') ?? { conditions: {}, parties: [] };
  return formOf(conditions, parties);
}

function useAlertForm({ alert, centre, onSaved }: AlertFormProps) {
  const [form, setForm] = useState<Form>(() => (alert ? formOfAlert(alert) : prefilled()));
  const [problem, setProblem] = useState<string | null>(null);
  const set = (part: Partial<Form>) => setForm((now) => ({ ...now, ...part }));
  const setTiming = (part: Partial<AlertTiming>) => setForm((now) => ({ ...now, timing: { ...now.timing, ...part } }));
  const warned = useRef(false);
  const saving = useAction(async () => {
    setProblem(null);
    const checked = alertOf(form, centre.regions);
    if ('problem' in checked) return setProblem(checked.problem);
    const conditions = conditionsOf(form);
    if ('conditions' in conditions && isEverything(conditions.conditions) && !warned.current) {
      warned.current = true;
      return setProblem(`${everythingWords}真要这样，请再点一次“保存订阅”。`);
    }
    const answer = await askToBeTold('notice');
    await saveAlert(alert?.id, checked.alert);
    onSaved({ words: `订阅“${checked.alert.name}”已保存。${subscribeWords(answer, templatesFor('notice').longTerm)}`, isAllowed: answer.accepted.length > 0 });
  });
  return { form, set, setTiming, problem, saving };
}

function Place({ centre, form, set }: { centre: Centre; form: Form; set: (part: Partial<Form>) => void }) {
  const regions = centre.regions.flatMap((region) => (region.code ? [{ value: region.code, label: region.name }] : []));
  if (regions.length === 0) return null;
  return (
    <Box as="section" className="block">
      <Heading level={2} className="block-title">
        地区（不选就是不限）
      </Heading>
      <Choices label="地区" options={regions} chosen={form.regions} onChange={(chosen) => set({ regions: chosen })} />
    </Box>
  );
}

/** Words, place, save: the rest is folded away or has a sensible default. */
export function AlertForm(props: AlertFormProps) {
  const { form, set, setTiming, problem, saving } = useAlertForm(props);
  return (
    <>
      <WordFields form={form} set={set} />
      <Place centre={props.centre} form={form} set={set} />
      <NarrowFields form={form} set={set} />
      <AlertPreview form={form} onDaily={() => setTiming({ frequency: 'daily' })} />
      <TimingFields timing={form.timing} set={setTiming} />
      <Box as="section" className="block">
        <Heading level={2} className="block-title">
          名字
        </Heading>
        <Field label="给这个订阅起个名字" hint="微信提醒里会写明是哪个订阅" maxLength={30} value={form.name} onChange={(name) => set({ name })} placeholder="不填就用条件作名字" />
      </Box>
      <Reminders />
      <FormFoot problem={problem} sending={saving} yes="保存订阅" doing="正在保存…" />
    </>
  );
}
