import type { Limit, StaffCase } from '@sunshine/contracts';
import { caseFields, caseStates } from '@sunshine/contracts/words';
import { Facts } from '@/components/facts';
import { StateWord } from '@/components/state-word';
import { useCasePath } from '@/features/cases/api/cases';
import { clockWord } from '@/features/cases/case-words';
import { toWall } from '@/lib/time';

const LimitField = ({ limit }: { limit: Limit }) => (
  <>
    <strong>{limit.dueOn ?? '暂时算不出'}</strong>
    <div className="cell-note">{limit.sentence}</div>
  </>
);

const Suspended = ({ shown: { suspension } }: { shown: StaffCase }) => {
  if (suspension === null) return null;
  const { from, until, sentence } = suspension;
  return (
    <>
      <StateWord tone={until === null ? 'urgent' : 'done'}>{until === null ? `暂停中，自 ${toWall(from)}` : `${toWall(from)} 暂停，${toWall(until)} 恢复`}</StateWord>
      <div className="cell-note">{sentence}</div>
    </>
  );
};

/** Where the case stands: its dates, each with rule and article, and what rests meanwhile. */
export const CaseDates = ({ shown }: { shown: StaffCase }) => {
  const { tone, text } = clockWord(shown);
  const { acceptBy, answerBy, acceptedAt } = shown;
  const items: Parameters<typeof Facts>[0]['items'] = [
    [
      '期限',
      <StateWord key="clock" tone={tone}>
        {text}
      </StateWord>,
    ],
    ['状态', `${caseStates[shown.state]}${shown.filedLate ? '（提出时已过法定期限，提交人坚持提交）' : ''}`],
  ];
  if (acceptBy !== null) items.push([acceptedAt === null ? '受理期限' : '受理', acceptedAt === null ? <LimitField limit={acceptBy} /> : toWall(acceptedAt)]);
  if (answerBy !== null) items.push(['答复期限', <LimitField limit={answerBy} />]);
  if (shown.suspension !== null) items.push(['交易活动', <Suspended shown={shown} />]);
  if (shown.lateReason !== null) items.push(['超期原因', shown.lateReason]);
  return <Facts items={items} />;
};

/** What the law says of such a case: who may file it, to whom, until when, with what. */
export const LegalPath = ({ shown }: { shown: StaffCase }) => {
  const path = useCasePath(shown);
  if (!path.isSuccess) return path.isError ? <p className="hint">法定路径没有读到，请稍后重开。</p> : null;
  const { title, who, toWhom, law, article, untilWords, mustContain, notes } = path.data;
  return (
    <>
      <h2>法定路径</h2>
      <Facts
        items={[
          ['事项', title],
          ['谁可以提', who],
          ['向谁提', `${toWhom.name}${toWhom.phone === null ? '' : `（${toWhom.phone}）`}`],
          ['提出期限', untilWords],
          ['须写明', mustContain.map((field) => caseFields[field]).join('、') || '没有要求'],
          ['依据', article.startsWith('第') ? `《${law}》${article}` : [law, article].filter(Boolean).join('：')],
        ]}
      />
      {notes.map((note) => (
        <p key={note} className="hint">
          {note}
        </p>
      ))}
    </>
  );
};
