import type { StaffCase } from '@sunshine/contracts';
import { caseStepKinds } from '@sunshine/contracts/words';
import { Attachments } from '@/components/attachments';
import { TextMark } from '@/components/text-mark';
import { toWall } from '@/lib/time';

/** What the filer wrote and sent in. */
export const CaseSaid = ({ shown }: { shown: StaffCase }) => {
  const parts: [string, string][] = [
    ['具体事项', shown.items],
    ['事实和理由', shown.text],
    ['请求', shown.requests],
    ['法律依据', shown.basis],
  ];
  const written = parts.filter(([, text]) => text !== '');
  return (
    <>
      <h2>内容</h2>
      <TextMark textState={shown.textState} />
      {written.map(([name, text]) => (
        <div key={name}>
          {written.length > 1 && <strong>{name}</strong>}
          <p className="said">{text}</p>
        </div>
      ))}
      <Attachments files={shown.files} />
    </>
  );
};

/** Who did what to the case, oldest first. */
export const CaseTrail = ({ steps }: Pick<StaffCase, 'steps'>) => (
  <>
    <h2>经过</h2>
    <ol className="delivery-steps" aria-label="经过">
      {steps.map(({ kind, at, by, note }) => (
        <li key={`${at} ${kind}`}>
          <time dateTime={at}>{toWall(at)}</time>
          <div>
            {by} {caseStepKinds[kind]}
            {note !== '' && <div className="cell-note">{note}</div>}
          </div>
        </li>
      ))}
    </ol>
  </>
);
