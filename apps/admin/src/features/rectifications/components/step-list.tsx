import type { RectificationStep } from '@sunshine/contracts';
import { rectificationSteps } from '@sunshine/contracts/words';
import { stepNote } from '@/features/rectifications/rectification-words';
import { toDay, toWall } from '@/lib/time';

/** What the rater and the system did tells the day only. */
const momentOf = ({ at, by }: RectificationStep): string => (by === '评价人' || by === '系统' ? toDay(at) : toWall(at));

export const StepList = ({ steps }: { steps: RectificationStep[] }) => (
  <ol className="delivery-steps" aria-label="经过">
    {steps.map((step) => (
      <li key={step.id}>
        <time dateTime={step.at}>{momentOf(step)}</time>
        <div>
          <strong>{rectificationSteps[step.kind]}</strong>
          <span className="cell-note"> {[step.by, stepNote(step)].filter(Boolean).join(' · ')}</span>
          {step.text !== '' && <div className="step-text">{step.text}</div>}
        </div>
      </li>
    ))}
  </ol>
);
