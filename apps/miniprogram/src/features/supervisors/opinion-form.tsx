import type { NoticeCard, OwnOpinion, Page, Upload } from '@sunshine/contracts';
import { opinionSubjects, type OpinionSubject } from '@sunshine/contracts/words';
import { useState } from 'react';
import { Choices } from '../../components/choices';
import { Area, Box, DayField, Field, Tap, Words } from '../../components/elements';
import { Failed } from '../../components/states';
import { UploadField } from '../../components/upload-field';
import { api } from '../../services/api';
import { useAction } from '../../services/use-answer';
import { useDraft } from './use-draft';

export interface ChosenProject {
  id: string;
  name: string;
}

const FOUND = 8;
const SHORTEST = 5;
const subjects = (Object.keys(opinionSubjects) as OpinionSubject[]).map((value) => ({ value, label: opinionSubjects[value] }));

/** The project that an opinion is about, found by the words of its notices. */
function ProjectField({ chosen, onChange }: { chosen: ChosenProject | null; onChange: (project: ChosenProject | null) => void }) {
  const [words, setWords] = useState('');
  const [found, setFound] = useState<NoticeCard[] | null>(null);
  const looking = useAction(async () => setFound((await api.get<Page<NoticeCard>>('/api/notices', { query: { q: words.trim(), limit: FOUND } })).items));
  if (chosen) {
    return (
      <Box className="field">
        <Words as="p">{`针对项目：${chosen.name}`}</Words>
        <Tap className="text-button" onTap={() => onChange(null)}>
          换一个项目
        </Tap>
      </Box>
    );
  }
  return (
    <>
      <Field label="针对哪个项目" hint="写项目名称里的几个字，再点查找" kind="search" value={words} onChange={setWords} onConfirm={looking.run} placeholder="例如：道路硬化" />
      <Tap className="button quiet" disabled={looking.busy || words.trim() === ''} onTap={looking.run}>
        查找
      </Tap>
      {looking.error !== null && <Failed error={looking.error} onRetry={looking.run} />}
      {found?.length === 0 && <Words as="p" className="hint">没有找到，换几个字试试</Words>}
      {found?.map(({ id, title, projectId }) => (
        <Tap key={id} className="row" label={`选择 ${title}`} onTap={() => onChange({ id: projectId, name: title })}>
          {title}
        </Tap>
      ))}
    </>
  );
}

/** A new opinion, and the button that signs it. */
export function useOpinionForm(first: ChosenProject | null, onSigned: (opinion: OwnOpinion) => void) {
  const [subjectKind, setKind] = useState<OpinionSubject>(first ? 'project' : 'session');
  const [project, setProject] = useState(first);
  const [subject, setSubject] = useState('');
  const [sessionOn, setSessionOn] = useState<string | undefined>(undefined);
  const [uploads, setUploads] = useState<Upload[]>([]);
  const [isUploading, setUploading] = useState(false);
  const draft = useDraft('opinion');
  const signing = useAction(async () => {
    const about = { project: { projectId: project?.id ?? null }, rule: { subject }, session: { subject, sessionOn: sessionOn ?? null } }[subjectKind];
    const opinion = await api.post<OwnOpinion>('/api/supervisor/opinions', { body: { subjectKind, ...about, text: draft.text.trim(), uploadIds: uploads.map(({ id }) => id) }, login: 'required' });
    draft.drop();
    onSigned(opinion);
  });
  const isNamed = subjectKind === 'project' ? project !== null : subject.trim() !== '' && (subjectKind === 'rule' || sessionOn !== undefined);
  const isReady = isNamed && draft.text.trim().length >= SHORTEST && !isUploading;
  const body = (
    <>
      <Choices label="意见针对什么" single options={subjects} chosen={[subjectKind]} onChange={([next]) => next && setKind(next)} />
      {subjectKind === 'project' && <ProjectField chosen={project} onChange={setProject} />}
      {subjectKind !== 'project' && <Field label={subjectKind === 'rule' ? '哪项制度' : '参加的什么活动'} maxLength={200} value={subject} onChange={setSubject} placeholder={subjectKind === 'rule' ? '例如：开标现场管理办法' : '例如：某项目开标'} />}
      {subjectKind === 'session' && <DayField label="哪天参加的" value={sessionOn} onChange={setSessionOn} />}
      <Area label="意见" hint={`至少 ${SHORTEST} 个字，写事实和建议`} value={draft.text} onChange={draft.change} placeholder="请不要写身份证号、银行卡号" />
      <UploadField value={uploads} onChange={setUploads} onBusy={setUploading} />
      <Words as="p" className="hint">提交就是署名：您的姓名、意见和中心的答复会一起公开，提交后不能修改。附件在中心答复时公开。</Words>
      {signing.error !== null && <Failed error={signing.error} kept onRetry={signing.run} />}
    </>
  );
  const action = (
    <Tap className="button wide-button" disabled={!isReady || signing.busy} onTap={signing.run}>
      {signing.busy ? '正在提交…' : '署名提交'}
    </Tap>
  );
  return { body, action };
}
