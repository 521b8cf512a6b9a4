import type { Counter, Supervision } from '@sunshine/contracts';
import { ratingLevels } from '@sunshine/contracts/words';
import { useState } from 'react';
import { Choices } from '../../components/choices';
import { Area, Box, Heading, Tap, Words } from '../../components/elements';
import { Failed } from '../../components/states';
import { TellMe } from '../../components/tell-me';
import { api, session } from '../../services/api';
import { storage } from '../../services/storage';
import { askToBeTold } from '../../services/subscribe';
import { useAction } from '../../services/use-answer';
import { draftAt, mattersAt, type Draft } from './counter';
import { dots, levels } from './rating-words';

/** What is missing before a rating can be sent; the two bad levels need a reason that somebody can act on. */
function ratingProblem(draft: Draft): string | null {
  if (!draft.matterId) return '请选择办的是什么事';
  if (!draft.level) return '请选择满意程度';
  const isExplained = (draft.reasons?.length ?? 0) > 0 || (draft.comment ?? '').trim().length > 0;
  return ratingLevels[draft.level].bad && !isExplained ? '请选择或写下不满意的原因，我们好改进' : null;
}

function LevelChoice({ level, onChange }: { level: Draft['level']; onChange: (level: NonNullable<Draft['level']>) => void }) {
  return (
    <Box className="level-choices" role="radiogroup" label="满意程度">
      {levels.map((value) => (
        <Tap key={value} className={`level-choice ${level === value ? 'choice-on' : ''}`} role="radio" checked={level === value} onTap={() => onChange(value)}>
          <Words className="dots" hidden>
            {dots(value)}
          </Words>
          <Words>{level === value ? `✓ ${ratingLevels[value].label}` : ratingLevels[value].label}</Words>
        </Tap>
      ))}
    </Box>
  );
}

function CounterLine({ counter }: { counter: Counter | undefined }) {
  if (!counter) return <Words as="p">这个窗口的码已停用，您仍可以评价服务。</Words>;
  return (
    <Words as="p" className="done">
      {`您在评价：${counter.name}`}
    </Words>
  );
}

interface Props {
  supervision: Supervision;
  /** The counter whose code was scanned. */
  counterId: string | null;
  onDone: () => void;
}

export function RateForm({ supervision, counterId, onDone }: Props) {
  const counter = supervision.counters.find(({ id }) => id === counterId);
  const matters = mattersAt(supervision.matters, counter);
  const [draft, setDraft] = useState<Draft>(() => draftAt(storage.read('rating-draft') ?? {}, matters));
  const [problem, setProblem] = useState<string | null>(null);
  const [isToldWanted, setToldWanted] = useState(() => session.token() !== undefined);
  const set = (part: Draft) => {
    const next = { ...draft, ...part };
    setDraft(next);
    storage.write('rating-draft', next);
  };
  const isBad = draft.level !== undefined && ratingLevels[draft.level].bad;
  const sending = useAction(async () => {
    const missing = ratingProblem(draft);
    setProblem(missing);
    if (missing) return;
    if (isBad && isToldWanted) await askToBeTold('answer');
    await api.post('/api/ratings', { body: { ...draft, counterId: counter?.id ?? null, reasons: isBad ? (draft.reasons ?? []) : [], comment: (draft.comment ?? '').trim() }, login: isBad && isToldWanted ? 'required' : 'if-any' });
    storage.remove('rating-draft');
    onDone();
  });
  return (
    <>
      {counterId !== null && <CounterLine counter={counter} />}
      <Heading level={2} className="block-title">
        办的是什么事
      </Heading>
      <Choices label="服务事项" single options={matters.map((matter) => ({ value: matter.id, label: matter.name }))} chosen={draft.matterId ? [draft.matterId] : []} onChange={([matterId]) => matterId && set({ matterId })} />
      <Heading level={2} className="block-title">
        满意吗
      </Heading>
      <LevelChoice level={draft.level} onChange={(level) => set({ level })} />
      {isBad && supervision.ratingReasons.length > 0 && (
        <>
          <Heading level={2} className="block-title">
            哪里不满意（必选或写在下面）
          </Heading>
          <Choices label="不满意的原因" options={supervision.ratingReasons.map((reason) => ({ value: reason, label: reason }))} chosen={draft.reasons ?? []} onChange={(reasons) => set({ reasons })} />
        </>
      )}
      <Area label="想说的话（可不填）" value={draft.comment ?? ''} onChange={(comment) => set({ comment })} placeholder="请不要写身份证号、银行卡号" />
      {isBad && <TellMe wanted={isToldWanted} onChange={setToldWanted} />}
      {problem && (
        <Words as="p" className="problem">
          {problem}
        </Words>
      )}
      {sending.error !== null && <Failed error={sending.error} kept onRetry={sending.run} />}
      <Tap className="button wide-button" disabled={sending.busy} onTap={sending.run}>
        {sending.busy ? '正在提交…' : '提交评价'}
      </Tap>
    </>
  );
}
