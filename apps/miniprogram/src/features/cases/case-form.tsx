import type { CasePath, CaseReceipt, ClaimedDay, Notice, Upload } from '@sunshine/contracts';
import { caseFields, type CaseField, type CaseKind } from '@sunshine/contracts/words';
import { useState } from 'react';
import { Words } from '../../components/elements';
import { FormFoot } from '../../components/form-foot';
import { Answer, Failed } from '../../components/states';
import { TellMe } from '../../components/tell-me';
import { UploadField } from '../../components/upload-field';
import { api, session } from '../../services/api';
import { getCentre } from '../../services/centre';
import { RequestError } from '../../services/errors';
import { useAction, useAnswer, type AnswerState } from '../../services/use-answer';
import { draftProblem, isFormal } from '../../wording/case-draft';
import { CallBack } from './call-back';
import { CaseFields } from './case-fields';
import { ClosedPath } from './closed-path';
import { FoldedPath, PathBox } from './path-box';
import { file, useDraft, usePath } from './use-case';

/** The notice that the case is about; nothing to read where there is none. */
function useAbout(noticeId: string | null) {
  return useAnswer(async () => (noticeId ? (await api.get<Notice>(`/api/notices/${encodeURIComponent(noticeId)}`)).title : null), noticeId ?? '');
}

function About({ notice }: { notice: AnswerState<string | null> }) {
  if (notice.error !== null) return <Failed error={notice.error} onRetry={() => void notice.reload()} />;
  return <Words as="p" className="about">{notice.data ? `关于公告：${notice.data}` : '正在读取公告…'}</Words>;
}

interface CaseFormProps {
  kind: CaseKind;
  noticeId: string | null;
  onSent: (given: CaseReceipt) => void;
}

interface OpenFormProps extends CaseFormProps {
  mustContain: CaseField[];
  asksDays: ClaimedDay[];
  about: string | null;
  kept: ReturnType<typeof useDraft>;
  insist: boolean;
  onClosed: () => void;
}

function OpenForm({ kind, noticeId, mustContain, asksDays, about, kept: { draft, set, forget }, insist, onSent, onClosed }: OpenFormProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const [callBack, setCallBack] = useState(false);
  const [uploads, setUploads] = useState<Upload[]>([]);
  const [isUploading, setUploading] = useState(false);
  const [isToldWanted, setToldWanted] = useState(() => session.token() !== undefined);
  const send = async () => {
    try {
      const given = await file(draft, { kind, noticeId, about, callBack, insist, isToldWanted, uploadIds: uploads.map(({ id }) => id) });
      forget();
      onSent(given);
    } catch (error) {
      // The last day may have passed while the words were written: the path says what is left to do.
      if (error instanceof RequestError && error.code === 'CASE_PATH_CLOSED') onClosed();
      throw error;
    }
  };
  const sending = useAction(async () => {
    const missing = isUploading ? '附件还在上传，请等传完再提交' : draftProblem(draft, kind, mustContain);
    setProblem(missing);
    if (!missing) await send();
  });
  return (
    <>
      <CaseFields kind={kind} mustContain={mustContain} asksDays={asksDays} draft={draft} onChange={set}>
        <UploadField value={uploads} onChange={setUploads} onBusy={setUploading} label={mustContain.includes('evidence') ? `${caseFields.evidence}（有就传）` : '附件（可不传）'} />
      </CaseFields>
      <CallBack wanted={callBack} onChange={setCallBack} />
      <TellMe wanted={isToldWanted} onChange={setToldWanted} />
      <FormFoot problem={problem} sending={sending} yes="提交" doing="正在提交…" />
    </>
  );
}

interface PathedProps extends CaseFormProps {
  about: string | null;
  kept: ReturnType<typeof useDraft>;
  path: AnswerState<CasePath>;
}

/** A form that says when the centre answers; its words need no path to be written. */
function PlainForm({ path, ...props }: PathedProps) {
  const { data, error } = path;
  return (
    <>
      {error !== null && <Words as="p" className="hint">几天答复暂时没有读到，不影响您填写和提交。</Words>}
      {data && <FoldedPath path={data} now={Date.now()} />}
      <OpenForm {...props} mustContain={[]} asksDays={[]} insist={false} onClosed={() => void path.reload()} />
    </>
  );
}

/** The path that the law gives, then the form; a path that is closed is explained first. */
function PathForm({ path, ...props }: PathedProps) {
  const { noticeId, kept } = props;
  const [insist, setInsist] = useState(false);
  return (
    <Answer state={path}>
      {(found) =>
        found.may || insist ? (
          <>
            <PathBox path={found} now={Date.now()} />
            <OpenForm {...props} mustContain={found.mustContain} asksDays={found.asksDays} insist={!found.may} onClosed={() => void path.reload()} />
          </>
        ) : (
          <>
            <ClosedPath path={found} noticeId={noticeId} draft={kept.draft} onChange={kept.set} onInsist={() => setInsist(true)} />
            <PathBox path={found} now={Date.now()} />
          </>
        )
      }
    </Answer>
  );
}

export function CaseForm(props: CaseFormProps) {
  const { kind, noticeId } = props;
  const kept = useDraft(kind, noticeId);
  const path = usePath(kind, noticeId, kept.draft);
  const notice = useAbout(noticeId);
  // Its templates must be at hand when the tap asks to be told; without them nobody is asked.
  useAnswer(getCentre);
  const Form = isFormal(kind) || path.data?.may === false ? PathForm : PlainForm;
  return (
    <>
      {noticeId && <About notice={notice} />}
      <Form {...props} about={notice.data ?? null} kept={kept} path={path} />
    </>
  );
}
