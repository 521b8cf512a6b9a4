import type { GamingFlagDetail, Supervision } from '@sunshine/contracts';
import { useState } from 'react';
import { Choices } from '../../components/choices';
import { Area, DayField, Tap, Words } from '../../components/elements';
import { Fold } from '../../components/fold';
import { Answer, Failed } from '../../components/states';
import { api } from '../../services/api';
import { useAction, useAnswer } from '../../services/use-answer';
import { useDraft } from './use-draft';

const SHORTEST = 5;
const LONGEST = 200;

function ReportForm({ places, onDone }: { places: Pick<Supervision['matters'][number], 'id' | 'name'>[]; onDone: () => void }) {
  const [placeId, setPlace] = useState<string | null>(null);
  const [day, setDay] = useState<string | undefined>(undefined);
  const draft = useDraft('flag');
  const sending = useAction(async () => {
    await api.post<GamingFlagDetail>('/api/supervisor/gaming-flags', { body: { placeId, day, text: draft.text.trim() }, login: 'required' });
    draft.drop();
    onDone();
  });
  const isReady = placeId !== null && day !== undefined && draft.text.trim().length >= SHORTEST;
  return (
    <>
      <Choices label="在哪里" single options={places.map(({ id, name }) => ({ value: id, label: name }))} chosen={placeId === null ? [] : [placeId]} onChange={([next]) => next && setPlace(next)} />
      <DayField label="哪一天" value={day} onChange={setDay} />
      <Area label="看到了什么" hint={`至少 ${SHORTEST} 个字，写事实`} maxLength={LONGEST} value={draft.text} onChange={draft.change} placeholder="例如：窗口人员拿着群众的手机点了五星" />
      <Words as="p" className="hint">署名记入留痕，工作人员和监督员看得到；公众只看到有几起。</Words>
      {sending.error !== null && <Failed error={sending.error} kept onRetry={sending.run} />}
      <Tap className="button wide-button" disabled={!isReady || sending.busy} onTap={sending.run}>
        {sending.busy ? '正在提交…' : '提交'}
      </Tap>
    </>
  );
}

/** Where: asked for when somebody begins to write. */
function PlacedForm({ onDone }: { onDone: () => void }) {
  const supervision = useAnswer(() => api.get<Supervision>('/api/supervision'));
  return <Answer state={supervision}>{({ counters, matters }) => <ReportForm places={[...counters, ...matters]} onDone={onDone} />}</Answer>;
}

/** What no search would find: a supervisor who saw it says where, when and what. */
export function FlagReport({ onDone }: { onDone: () => void }) {
  const [isOpen, setOpen] = useState(false);
  const done = () => {
    setOpen(false);
    onDone();
  };
  return (
    <Fold title="反映异常评价" note="看到有人代评、催评，写下在哪里、哪一天" isOpen={isOpen} onToggle={() => setOpen(!isOpen)}>
      <PlacedForm onDone={done} />
    </Fold>
  );
}
