import type { Centre, FormQuestion, RatingForm } from '@sunshine/contracts';
import { ratingLevels, type RatingLevel } from '@sunshine/contracts/words';
import { QRCode } from 'antd';
import { rateUrl } from '@/lib/phone-url';

const levels = [5, 4, 3, 2, 1] as const satisfies RatingLevel[];
const LINES = [1, 2, 3];
const box = (label: string): string => `□ ${label}`;

const Boxes = ({ labels }: { labels: string[] }) => (
  <p className="paper-boxes">
    {labels.map((label) => (
      <span key={label}>{box(label)}</span>
    ))}
  </p>
);

const Answer = ({ question }: { question: FormQuestion }) => {
  if (question.kind === 'level') return <Boxes labels={levels.map((level) => ratingLevels[level].label)} />;
  if (question.kind === 'choice') return <Boxes labels={question.options.map(({ label }) => label)} />;
  if (question.kind === 'scale') return <Boxes labels={[...Array.from({ length: question.top }, (_, at) => `${at + 1} 分`)].map((points, at, all) => (at === 0 ? `${points} ${question.lowLabel}` : at === all.length - 1 ? `${points} ${question.highLabel}` : points))} />;
  if (question.kind === 'text') return <div className="paper-lines">{LINES.map((line) => <span key={line} />)}</div>;
  return (
    <table className="paper-levels">
      <tbody>
        {levels.map((level) => (
          <tr key={level}>
            <th scope="row">{ratingLevels[level].label}</th>
            <td>
              <Boxes labels={question.options[level].map(({ label }) => label)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const hint = (question: FormQuestion): string => {
  if (question.kind === 'indicators') return '（按上面选的一行勾选，可多选；选不满意的请至少勾一项或写几句）';
  if (question.kind === 'choice') return question.many ? '（可多选）' : '（选一项）';
  return '';
};

/** A form on paper: the same questions in the same order, with the version that staff type in and a code for those who prefer the phone. */
export const PaperForm = ({ form, centre }: { form: RatingForm; centre: Centre }) => (
  <article className="paper-form" aria-label="纸质评价表">
    <header>
      <div>
        <p>{centre.name}</p>
        <h1>{form.title}</h1>
        <p>
          评价：{form.subjectName}　日期：______年____月____日
        </p>
        {form.purpose === 'matter' && <p>办结编号（由工作人员填写）：______________</p>}
        {form.intro !== '' && <p>{form.intro}</p>}
      </div>
      <figure>
        <QRCode type="svg" size={120} bordered={false} value={rateUrl(window.location.origin, { matter: form.subject })} aria-label="手机评价的二维码" />
        <figcaption>手机扫码评价</figcaption>
      </figure>
    </header>
    <ol>
      {form.questions.map((question) => (
        <li key={question.id}>
          <h2>
            {question.title}
            <small>{hint(question)}</small>
          </h2>
          <Answer question={question} />
        </li>
      ))}
    </ol>
    <p>联系方式（可不填，只有处理的人能看到）：________________________________</p>
    <footer>
      {form.subjectName} · 第 {form.version} 版　请投入意见箱，或交给窗口以外的工作人员录入
    </footer>
  </article>
);
