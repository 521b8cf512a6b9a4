import type { RectificationDetail } from '@sunshine/contracts';
import { ratingLevels, rectificationStates, rectificationSteps } from '@sunshine/contracts/words';
import { Area, Box, Heading, Tap, Words } from '../../components/elements';
import { Failed } from '../../components/states';
import { api } from '../../services/api';
import { useAction } from '../../services/use-answer';
import { postedWords } from '../../wording/dates';
import { limitWords } from './rectification-list';
import { useDraft } from './use-draft';

export function RectificationView({ one }: { one: RectificationDetail }) {
  return (
    <>
      <Box className="card-head">
        <Words className="chip">{rectificationStates[one.state]}</Words>
        <Words className={`card-kind ${one.overdue ? 'late-words' : ''}`}>{limitWords(one)}</Words>
      </Box>
      <Heading level={2} className="card-title">
        {`${one.matterName}：${ratingLevels[one.level].label}`}
      </Heading>
      {one.reasons.length > 0 && <Words as="p">{`原因：${one.reasons.join('、')}`}</Words>}
      {one.comment !== null && <Words as="p">{`留言：${one.comment}`}</Words>}
      <Words as="p" className="hint">{`责任人 ${one.responsible.name} · ${one.limitSentence}`}</Words>
      <Box as="section" className="block">
        <Heading level={2} className="block-title">
          办理经过
        </Heading>
        <Box as="ul" className="cards">
          {one.steps.map((step) => (
            <Box as="li" key={step.id} className="card plain-card">
              <Words as="p" className="hint">{`${postedWords(step.at, Date.now())} · ${rectificationSteps[step.kind]}${step.by ? ` · ${step.by}` : ''}`}</Words>
              {step.text && <Words as="p">{step.text}</Words>}
            </Box>
          ))}
        </Box>
      </Box>
    </>
  );
}

/** A supervisor's word: ends an open rectification, or opens a closed one again; never without a reason. */
export function useRectificationStep(one: RectificationDetail | undefined, onDone: (one: RectificationDetail) => void) {
  const draft = useDraft(`rectification:${one?.id ?? ''}`);
  const deed = one?.state === 'closed' ? 'reopen' : 'close';
  const sending = useAction(async () => {
    if (!one) return;
    onDone(await api.post<RectificationDetail>(`/api/supervisor/rectifications/${one.id}/${deed}`, { body: { reason: draft.text.trim() }, login: 'required' }));
    draft.drop();
  });
  const body = (
    <>
      <Area label={deed === 'close' ? '办结理由' : '重新整改的理由'} hint="理由会公开" maxLength={500} value={draft.text} onChange={draft.change} placeholder={deed === 'close' ? '例如：已到现场看过，问题已解决' : '例如：问题没有真正解决'} />
      {sending.error !== null && <Failed error={sending.error} kept onRetry={sending.run} />}
    </>
  );
  const action = (
    <Tap className="button wide-button" disabled={draft.text.trim() === '' || sending.busy} onTap={sending.run}>
      {sending.busy ? '正在提交…' : deed === 'close' ? '确认办结' : '要求重新整改'}
    </Tap>
  );
  return { body, action };
}
