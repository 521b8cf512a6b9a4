import type { PublicCase } from '@sunshine/contracts';
import { caseKinds, caseStates, caseStepKinds, type CaseState } from '@sunshine/contracts/words';
import { Box, Heading, Words } from '../../components/elements';
import { LimitFact } from '../../components/law-fact';
import { UploadList } from '../../components/upload-list';
import { momentWords, postedWords } from '../../wording/dates';
import { dueOf, keptOf } from '../../wording/limits';
import { caseTexts } from './case-text';

interface PartProps {
  found: PublicCase;
  now: number;
}

const ends = new Set<CaseState>(['answered', 'refused', 'withdrawn']);

/** By when it is accepted and answered: what is left while that has not happened, then how it was kept. */
function Dates({ found, now }: PartProps) {
  const { acceptBy, answerBy, acceptedAt, answeredAt, state, paused } = found;
  // Of a wish to be rung, what is left is left of the call.
  const daysLeft = found.source === 'hotline' ? null : found.daysLeft;
  if (!acceptBy && !answerBy) return null;
  const isReceived = state === 'received';
  const next = { accept: isReceived ? daysLeft : null, answer: isReceived && acceptBy ? null : daysLeft };
  return (
    <Box as="ul" className="facts">
      {acceptBy && <LimitFact name="受理期限" limit={acceptBy} due={isReceived ? dueOf(acceptBy, now, next.accept) : keptOf(acceptBy, acceptedAt, now)} />}
      {answerBy && <LimitFact name="答复期限" limit={answerBy} due={ends.has(state) ? keptOf(answerBy, answeredAt, now) : dueOf(answerBy, now, next.answer)} />}
      {paused && (
        <Box as="li" className="fact">
          <Words>现在暂停计时，恢复后期限会顺延。</Words>
        </Box>
      )}
    </Box>
  );
}

function Outcome({ found, now }: PartProps) {
  const { refusal, answer, answeredAt, lateReason } = found;
  if (refusal) {
    return (
      <Box className="answer">
        <Words as="p" className="field-label">
          不予受理的原因
        </Words>
        <Words as="p" className="written">{refusal.reason}</Words>
        {refusal.instead && <Words as="p">{`您还可以：${refusal.instead}`}</Words>}
      </Box>
    );
  }
  return (
    <Box className="answer">
      <Words as="p" className="field-label">{answeredAt ? `答复（${momentWords(answeredAt, now)}）` : '答复'}</Words>
      <Words as="p" className="written">{answer ?? (found.state === 'withdrawn' ? '您已经撤回，不再答复' : '还没有答复')}</Words>
      {lateReason && <Words as="p" className="hint">{`超期原因：${lateReason}`}</Words>}
    </Box>
  );
}

function Written({ found }: { found: PublicCase }) {
  return (
    <>
      {caseTexts(found).map(({ name, text, isShown }) => (
        <Box key={name}>
          {name && (
            <Words as="p" className="field-label">
              {name}
            </Words>
          )}
          <Words as="p" className={isShown ? 'written' : 'hint'}>
            {text}
          </Words>
        </Box>
      ))}
      <UploadList files={found.files} />
    </>
  );
}

function Steps({ found, now }: PartProps) {
  return (
    <Box as="section" className="block">
      <Heading level={2} className="block-title">
        办理经过
      </Heading>
      <Box as="ol" className="steps">
        {found.steps.map((step, at) => (
          <Box as="li" key={at} className={`step ${step.kind === 'answered' ? 'step-done' : step.kind === 'refused' ? 'step-late' : ''}`}>
            <Words as="p">{[caseStepKinds[step.kind], step.by].filter(Boolean).join(' · ')}</Words>
            <Words as="p" className="hint">
              {postedWords(step.at, now)}
            </Words>
            {step.note && <Words as="p" className="written">{step.note}</Words>}
          </Box>
        ))}
      </Box>
    </Box>
  );
}

/** Where a case stands: by when, what was answered, and every step. */
export function CaseProgress({ found, now }: PartProps) {
  return (
    <>
      <Box as="article" className="card plain-card">
        <Box className="card-head">
          <Words className="chip">{caseKinds[found.kind]}</Words>
          <Words className="card-kind">{caseStates[found.state]}</Words>
          <Words className="card-day">{momentWords(found.createdAt, now)}</Words>
        </Box>
        <Heading level={2} className="card-title">
          {found.receipt}
        </Heading>
        {found.noticeTitle && <Words as="p" className="hint">{`关于公告：${found.noticeTitle}`}</Words>}
        {found.sectionName && <Words as="p" className="hint">{`由${found.sectionName}办理`}</Words>}
        {found.suspension && found.suspension.until === null && (
          <Words as="p" className="state-line">
            {found.suspension.sentence}
          </Words>
        )}
        <Outcome found={found} now={now} />
        <Dates found={found} now={now} />
        <Written found={found} />
      </Box>
      <Steps found={found} now={now} />
    </>
  );
}
